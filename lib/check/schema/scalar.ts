type Mismatch = { readonly message: string; readonly hint?: string } | undefined;

const NAMES: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  quantity: 'a quantity such as 500m or 1Gi',
  intOrString: 'a number or a name',
  time: 'a time such as "2024-01-31T12:00:00Z"',
};

/** Why a value is not of a scalar type, or `undefined` when it is. Values of string fields are never shown. */
export function scalarMismatch(type: string, value: unknown): Mismatch {
  if (!Object.hasOwn(NAMES, type) || hasType(type, value)) return undefined;
  const expected = `must be ${NAMES[type]}`;
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return { message: `${expected}, got ${describe(value)}`, hint: 'Put it in quotes.' };
  if (typeof value !== 'string') return { message: `${expected}, got ${describe(value)}` };
  const unquoted = type === 'boolean' ? /^(true|false)$/ : /^-?\d+$/;
  return unquoted.test(value)
    ? { message: `${expected}, got the string "${value}"`, hint: `Remove the quotes: ${value}` }
    : { message: `${expected}, got ${describe(value)}` };
}

function hasType(type: string, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value) || typeof value === 'bigint';
    case 'number':
      return typeof value === 'number' || typeof value === 'bigint';
    case 'quantity':
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
    case 'intOrString':
      return typeof value === 'string' || Number.isInteger(value);
    case 'time':
      return typeof value === 'string' || value instanceof Date;
    default:
      return typeof value === type;
  }
}

/** What a value is, in words, without the value. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'number' && !Number.isInteger(value)) return 'a fraction';
  return typeof value === 'bigint' ? 'a number' : `a ${typeof value}`;
}
