/** A deep copy of a JSON-like value without the fields that are `undefined`. */
export function plainCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(plainCopy) as T;
  if (value === null || typeof value !== 'object') return value;
  const copy: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    if (field === undefined) continue;
    // An assignment to __proto__, which may well be a key of a ConfigMap, would be lost.
    if (key === '__proto__') Object.defineProperty(copy, key, { ...ORDINARY, value: plainCopy(field) });
    else copy[key] = plainCopy(field);
  }
  return copy as T;
}

const ORDINARY = { enumerable: true, writable: true, configurable: true };
