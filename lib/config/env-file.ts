import { isUtf8 } from 'node:buffer';
import { dataKeyProblem, environmentNameProblem } from '../names';

/**
 * The lines of a file of `NAME=value`, as `kubectl create --from-env-file` reads them: `#` starts a comment line,
 * everything behind the first `=` counts, quotes and spaces too, and a bare name takes its value from the
 * environment, and is empty where that has none. Of lines over 64 KiB, at which kubectl stops in silence, nothing is lost.
 *
 * @internal
 */
export function parseEnvFile(
  content: Buffer,
  file: string,
  fail: (message: string) => Error,
): [key: string, value: string][] {
  const entries: [string, string][] = [];
  // One character a byte, so that lines come before the question of what is UTF-8 in them.
  const lines = content.toString('latin1').replace(BYTE_ORDER_MARK, '').split('\n');
  for (const [index, text] of lines.entries()) {
    const bytes = Buffer.from(text.replace(/\r$/, ''), 'latin1');
    if (!isUtf8(bytes)) throw fail(`${file} line ${index + 1} must be UTF-8, it is not`);
    const line = bytes.toString('utf8').replace(SPACE_OF_GO, '');
    if (line === '' || line.startsWith('#')) continue;
    const equals = line.indexOf('=');
    const key = equals < 0 ? line : line.slice(0, equals);
    const problem = environmentNameProblem(key) ?? dataKeyProblem(key);
    // What stands behind "=" may be a secret, and so may a line without one be.
    if (problem) throw fail(`${file} line ${index + 1}: the name before "=" ${problem}`);
    entries.push([key, equals < 0 ? fromEnvironment(key) : line.slice(equals + 1)]);
  }
  return entries;
}

const BYTE_ORDER_MARK = /^\xEF\xBB\xBF/;

// Go counts U+0085 as space, and U+FEFF as none; JavaScript the other way round.
const SPACE_OF_GO = /^[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/;

function fromEnvironment(name: string): string {
  return Object.hasOwn(process.env, name) ? process.env[name]! : '';
}
