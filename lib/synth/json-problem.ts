/**
 * Where and why `value` cannot be written as JSON or YAML, such as `spec.replicas is NaN`; `undefined` when it can.
 * Fields that are `undefined` are fine, elements of a list are not.
 */
export function jsonProblem(
  value: unknown,
  path = '',
  ancestors: readonly unknown[] = [],
): string | undefined {
  const where = path === '' ? 'the manifest' : path;
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? undefined : `${where} has half a character (a lone UTF-16 surrogate)`;
    case 'number':
      return Number.isFinite(value) ? undefined : `${where} is ${value}, which no manifest can hold`;
    case 'boolean':
      return undefined;
    case 'object':
      break;
    default:
      return `${where} is ${typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`}, which no manifest can hold`;
  }
  if (value === null) return undefined;
  if (ancestors.includes(value)) return `${where} refers back to itself`;
  if (ancestors.length > DEEPEST) return `${where} lies more than ${DEEPEST} levels deep`;
  if (Array.isArray(value)) {
    // Not entries(): holes have to be seen too.
    for (let index = 0; index < value.length; index++) {
      const problem = jsonProblem(value[index], `${path}[${index}]`, [...ancestors, value]);
      if (problem) return problem;
    }
    return undefined;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    return `${where} is a ${prototype.constructor?.name ?? 'class instance'}, not a plain object`;
  }
  for (const [key, field] of Object.entries(value)) {
    if (!key.isWellFormed()) return `${where} has a key with half a character (a lone UTF-16 surrogate)`;
    if (field === undefined) continue;
    const problem = jsonProblem(field, join(path, key), [...ancestors, value]);
    if (problem) return problem;
  }
  return undefined;
}

/** What the deepest manifest of sense may have; kubectl's own limit is far behind. */
export const DEEPEST = 100;

/** `path` with `key` behind it, written as one would in code. */
export function join(path: string, key: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}
