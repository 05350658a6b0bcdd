/** What `expect.any(String)` and its like are, in Jest and Vitest. */
interface AsymmetricMatcher {
  asymmetricMatch(value: unknown): boolean;
}

/**
 * Whether a value has all that is asked for: objects may have more fields, lists have as many elements, each of which
 * has what is asked for. `expect.anything()` and its like may stand anywhere.
 */
export function hasPart(value: unknown, part: unknown): boolean {
  if (isAsymmetric(part)) return part.asymmetricMatch(value);
  if (Array.isArray(part))
    return (
      Array.isArray(value) &&
      value.length === part.length &&
      part.every((item, index) => hasPart(value[index], item))
    );
  if (!isObject(part)) return Object.is(value, part);
  return isObject(value) && Object.entries(part).every(([field, asked]) => hasPart(own(value, field), asked));
}

/** How many of the leaves asked for are there. */
export function agreement(value: unknown, part: unknown): number {
  if (isAsymmetric(part) || part === null || typeof part !== 'object') return hasPart(value, part) ? 1 : 0;
  if (Array.isArray(part))
    return Array.isArray(value) ? sum(part.map((item, index) => agreement(value[index], item))) : 0;
  if (!isObject(value)) return 0;
  return sum(Object.entries(part).map(([field, asked]) => agreement(own(value, field), asked)));
}

/** The value without what nobody asked for. */
export function askedFor(value: unknown, part: unknown): unknown {
  if (isAsymmetric(part)) return part.asymmetricMatch(value) ? part : value;
  if (Array.isArray(part) && Array.isArray(value))
    return value.map((item, index) => (index < part.length ? askedFor(item, part[index]) : item));
  if (!isObject(part) || !isObject(value)) return value;
  const fields = Object.keys(part).filter((field) => own(value, field) !== undefined);
  return Object.fromEntries(fields.map((field) => [field, askedFor(own(value, field), part[field])]));
}

/** A matcher such as `expect.any(String)` as a text, for a diff. */
export function legible(part: unknown): unknown {
  if (isAsymmetric(part)) {
    const named = part as AsymmetricMatcher & { toAsymmetricMatcher?: () => string };
    return named.toAsymmetricMatcher?.() ?? String(part);
  }
  if (Array.isArray(part)) return part.map(legible);
  if (!isObject(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([field, value]) => [field, legible(value)]));
}

function isAsymmetric(part: unknown): part is AsymmetricMatcher {
  return isObject(part) && typeof part.asymmetricMatch === 'function';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(fields: Record<string, unknown>, field: string): unknown {
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
