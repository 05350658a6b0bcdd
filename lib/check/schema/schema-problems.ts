import { nearest } from '../../nearest';
import { elementPath, fieldPath } from './field-path';
import { type FieldTypes, fieldsOfType, SCHEMA_MINOR, typeOfKind } from './kinds';
import { describe, scalarMismatch } from './scalar';
import type { SchemaProblem } from './schema-problem';

type Fields = Readonly<Record<string, unknown>>;

/** Deeper than any real manifest; a JavaScript object may contain itself. */
const MAX_DEPTH = 64;

/**
 * Compares a manifest of a built-in kind with the kind's published schema. Of other kinds it knows nothing.
 *
 * @param minor the Kubernetes 1.x that the manifest is for. Fields and values that look like nothing known are left
 *   alone when it is newer than the schema: they may be new.
 */
export function schemaProblems(manifest: Fields, minor = SCHEMA_MINOR): SchemaProblem[] {
  const { apiVersion, kind } = manifest;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return [];
  const type = typeOfKind(apiVersion, kind);
  if (!type) return [];
  const walk = new SchemaWalk(minor <= SCHEMA_MINOR);
  walk.value(manifest, type, '', undefined, 0);
  return walk.problems;
}

class SchemaWalk {
  readonly problems: SchemaProblem[] = [];

  constructor(private readonly knowsAll: boolean) {}

  value(value: unknown, type: string, path: string, parent: FieldTypes | undefined, depth: number): void {
    if (value == null || type === 'any' || depth > MAX_DEPTH) return;
    if (type.startsWith('[]')) return this.list(value, type.slice(2), path, parent, depth);
    if (type.startsWith('{}')) return this.map(value, type.slice(2), path, parent, depth);
    if (type.startsWith('=')) return this.choice(value, type.slice(1).split('|'), path);
    const fields = fieldsOfType(type);
    if (fields) return this.object(value, fields, path, parent, depth);
    const mismatch = scalarMismatch(type, value);
    if (mismatch) this.problems.push({ problem: 'wrong-type', field: path, ...mismatch });
  }

  private list(
    value: unknown,
    type: string,
    path: string,
    parent: FieldTypes | undefined,
    depth: number,
  ): void {
    if (!Array.isArray(value))
      return this.wrongType(path, 'a list', value, 'Put "- " in front of the element.');
    value.forEach((item, index) => this.value(item, type, elementPath(path, index), parent, depth + 1));
  }

  private map(
    value: unknown,
    type: string,
    path: string,
    parent: FieldTypes | undefined,
    depth: number,
  ): void {
    if (!isObject(value)) return this.wrongType(path, 'an object', value);
    for (const key of Object.keys(value))
      this.value(value[key], type, fieldPath(path, key), parent, depth + 1);
  }

  private choice(value: unknown, choices: readonly string[], path: string): void {
    if (typeof value !== 'string') return this.wrongType(path, 'a string', value);
    if (choices.includes(value)) return;
    const meant =
      choices.find((choice) => choice.toLowerCase() === value.toLowerCase()) ?? nearest(value, choices);
    if (!meant && !this.knowsAll) return;
    this.problems.push({
      problem: 'unknown-value',
      field: path,
      message: `must be ${oneOf(choices)}, got ${JSON.stringify(value)}`,
      ...(meant && choices.length > 1 && { hint: `Did you mean ${meant}?` }),
    });
  }

  private object(
    value: unknown,
    fields: FieldTypes,
    path: string,
    parent: FieldTypes | undefined,
    depth: number,
  ): void {
    if (!isObject(value)) return this.wrongType(path, 'an object', value);
    const meant = new Set<string>();
    for (const field of Object.keys(value)) {
      if (value[field] === undefined) continue;
      if (!Object.hasOwn(fields, field)) this.unknown(field, value, fields, path, parent, meant);
      else this.field(field, value[field], fields, fieldPath(path, field), depth + 1);
    }
    for (const field of Object.keys(fields)) {
      if (!fields[field].startsWith('!') || value[field] != null || meant.has(field)) continue;
      this.problems.push({
        problem: 'missing-field',
        field: fieldPath(path, field),
        message: `${path === '' ? 'the object' : path} lacks the required field "${field}"`,
      });
    }
  }

  private field(field: string, value: unknown, fields: FieldTypes, path: string, depth: number): void {
    if (hasSlashComment(field, value)) this.slashComment(value, path);
    else this.value(value, fields[field].replace('!', ''), path, fields, depth);
  }

  private unknown(
    field: string,
    value: Fields,
    fields: FieldTypes,
    path: string,
    parent: FieldTypes | undefined,
    meant: Set<string>,
  ): void {
    const free = Object.keys(fields).filter((known) => value[known] == null);
    const name = sameButForCase(field, free) ?? nearest(field, free);
    const elsewhere = place(field, fields, parent);
    if (!elsewhere && name) meant.add(name);
    const hint = elsewhere ?? (name && `Did you mean "${name}"?`);
    if (!hint && !this.knowsAll) return;
    this.problems.push({
      problem: 'unknown-field',
      field: fieldPath(path, field),
      message: `${path === '' ? 'the object' : path} has no field "${field}"`,
      ...(hint && { hint }),
    });
  }

  private slashComment(value: string, field: string): void {
    const [kept] = value.split(/\s+\/\//, 1);
    this.problems.push({
      problem: 'slash-comment',
      field,
      message: `the comment behind "//" is part of the value ${JSON.stringify(value)}`,
      hint: `Comments of YAML start with "#": ${kept} # …`,
    });
  }

  private wrongType(field: string, expected: string, value: unknown, hint?: string): void {
    const message = `must be ${expected}, got ${describe(value)}`;
    this.problems.push({ problem: 'wrong-type', field, message, ...(hint && isObject(value) && { hint }) });
  }
}

/** Where else a field of exactly this name would be known: one level up, or below a sibling. */
function place(field: string, fields: FieldTypes, parent: FieldTypes | undefined): string | undefined {
  if (parent && Object.hasOwn(parent, field)) return `"${field}" belongs one level up: indent it less.`;
  const child = Object.keys(fields).find((name) =>
    Object.hasOwn(fieldsOfType(fields[name].replace('!', '')) ?? {}, field),
  );
  return child && `"${field}" belongs under "${child}".`;
}

/** Fields of free text, in which two slashes may well stand. */
const FREE_TEXT = new Set(['value', 'description', 'message', 'note', 'pattern', 'title']);

/** Whether a value ends in what was to be a comment, as in `31000 // the port outside`. */
function hasSlashComment(field: string, value: unknown): value is string {
  return typeof value === 'string' && !FREE_TEXT.has(field) && /^\S+\s+\/\//.test(value);
}

function sameButForCase(name: string, candidates: readonly string[]): string | undefined {
  return candidates.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
}

function oneOf(choices: readonly string[]): string {
  return choices.length < 2 ? choices.join() : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
