/** A deep copy of a JSON-like value without the fields that are `undefined`. */
export function plainCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(plainCopy) as T;
  if (value === null || typeof value !== 'object') return value;
  const copy: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    if (field === undefined) continue;
    // Assigned, this key would set the prototype; ConfigMaps may have it.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: plainCopy(field), ...OWN });
    else copy[key] = plainCopy(field);
  }
  return copy as T;
}

const OWN = { enumerable: true, writable: true, configurable: true };
