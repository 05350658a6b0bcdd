import { nearest } from '../nearest';

/**
 * A partial manifest that is merged into a whole one. `null` removes a field; in the place of a list, an object
 * patches single elements by their `name` or index.
 */
export type Patch<T> = T extends readonly (infer Element)[]
  ? T | { readonly [nameOrIndex: string]: Patch<Element> | null }
  : T extends object
    ? { readonly [Field in keyof T]?: Patch<T[Field]> | null }
    : T;

/**
 * Merges `patch` into `target`, in place.
 *
 * @throws Error that names the path which did not land
 */
export function applyPatch(target: object, patch: object, path: readonly string[] = []): void {
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const here = [...path, key];
    const slot = Array.isArray(target) ? elementIndex(target, key, here) : key;
    const fields = target as Record<string | number, unknown>;
    const old = fields[slot];
    if (value === null) {
      if (old === undefined) throw new Error(`override removes ${here.join('.')}, which is not there`);
      if (Array.isArray(target)) target.splice(slot as number, 1);
      else delete fields[slot];
    } else if (Array.isArray(value) || typeof value !== 'object') {
      fields[slot] = value;
    } else if (old === undefined) {
      fields[slot] = {};
      applyPatch(fields[slot] as object, value, here);
    } else if (old === null || typeof old !== 'object') {
      throw new Error(`override sets fields of ${here.join('.')}, which is ${JSON.stringify(old)}`);
    } else {
      applyPatch(old, value, here);
    }
  }
}

/** Where in `list` the element named `key`, or at index `key`, stands. */
function elementIndex(list: unknown[], key: string, path: readonly string[]): number {
  const names = list.map((element) => (element as { name?: unknown } | null)?.name);
  const byName = names.indexOf(key);
  if (byName >= 0) return byName;
  if (/^\d+$/.test(key) && Number(key) < list.length) return Number(key);
  const known = names.filter((name) => typeof name === 'string');
  const meant = nearest(key, known);
  throw new Error(
    `override names ${path.join('.')}, but that list has ` +
      (known.length > 0 ? `no element of that name, only ${known.join(', ')}` : `${list.length} elements`) +
      (meant ? `. Did you mean ${meant}?` : ''),
  );
}
