import { createHash } from 'node:crypto';

/**
 * The hash that `kubectl create --append-hash` and kustomize put behind a name.
 *
 * @param object the fields that kubectl hashes, and no others
 */
export function contentHash(object: object): string {
  const json = sortedJson(object).replace(
    ESCAPED,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const digits = createHash('sha256').update(json).digest('hex').slice(0, 10);
  return digits.replace(/[013ae]/g, (digit) => ({ 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' })[digit]!);
}

// Go escapes what could end a script element or a line of JavaScript; everything else it writes as JavaScript does.
const ESCAPED = /[<>&\u2028\u2029]/g;

// JavaScript puts keys that look like numbers first, whatever the order in which they were added.
function sortedJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${sortedJson(field)}`).join(',')}}`;
}
