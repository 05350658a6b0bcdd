import { fieldsOf } from '../pod-security/pod-view';

export { fieldsOf, listOf } from '../pod-security/pod-view';

/** An object of a manifest, any field of which may be missing or of a wrong type. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value if it is a string, else nothing. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value if it is a string or number, as a string. */
export function scalarOf(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : textOf(value);
}

/** The value if it is a number, else nothing. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** What lies below the value along some fields. */
export function at(value: unknown, ...steps: string[]): unknown {
  return steps.reduce((parent, step) => ownField(fieldsOf(parent), step), value);
}

/** The entries of a map of strings; those of other types are left out. */
export function stringsOf(value: unknown): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  const fields = fieldsOf(value);
  for (const key of Object.keys(fields)) {
    const text = textOf(fields[key]);
    if (text !== undefined) entries.set(key, text);
  }
  return entries;
}

function ownField(fields: Fields, field: string): unknown {
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}
