import { jsonProblem } from './json-problem';
import { inlineString, isLiteral, literal } from './yaml-string';

/** Beyond this depth the value is checked for references to itself. */
const SUSPICIOUS_DEPTH = 100;
/** YAML readers look for the ":" of a key on one line within 1,024 characters. */
const LONGEST_KEY = 800;

const NOT_JSON = Symbol('not JSON');
const keys = new Map<string, string>();
const indents: string[] = [];

/**
 * One YAML document of a plain, JSON-like value: block style, keys in the order given, `undefined` fields left out,
 * multi-line text as block literals, no line folded, no anchors.
 *
 * @throws Error that names the first path at which `value` is not JSON-like
 */
export function toYaml(value: object): string {
  const text = attempt(value);
  if (text === undefined) throw new Error(jsonProblem(value) ?? 'the manifest changed while it was read');
  return text === '' ? `${Array.isArray(value) ? '[]' : '{}'}\n` : `${text}\n`;
}

function attempt(value: object): string | undefined {
  try {
    return Array.isArray(value)
      ? sequence(value, 0, '', true)
      : mapping(value as Record<string, unknown>, 0, '', true);
  } catch (error) {
    if (error === NOT_JSON) return undefined;
    throw error;
  }
}

/** The entries of `map` behind `out`; `inline` puts the first on the line that is there already. */
function mapping(map: Record<string, unknown>, level: number, out: string, inline: boolean): string {
  const prototype = Object.getPrototypeOf(map);
  // Plain objects of another realm (a sandbox, a test runner) are plain as well.
  if (prototype !== null && prototype !== Object.prototype && Object.getPrototypeOf(prototype) !== null)
    throw NOT_JSON;
  const indent = indentOf(level);
  for (const key of Object.keys(map)) {
    const value = map[key];
    if (value === undefined) continue;
    if (inline) inline = false;
    else out += indent;
    out = field(value, level, out + keyText(key, indent));
  }
  return out;
}

function sequence(list: readonly unknown[], level: number, out: string, inline: boolean): string {
  const indent = indentOf(level);
  for (let index = 0; index < list.length; index++) {
    if (index > 0 || !inline) out += indent;
    const value = list[index];
    out += '-';
    if (value !== null && typeof value === 'object') {
      const before = out.length + 1;
      out = Array.isArray(value)
        ? sequence(value, deeper(level), out + ' ', true)
        : mapping(value as Record<string, unknown>, deeper(level), out + ' ', true);
      if (out.length === before) out += Array.isArray(value) ? '[]' : '{}';
    } else {
      out = field(value, level, out);
    }
  }
  return out;
}

/** ` value` behind a key or dash. */
function field(value: unknown, level: number, out: string): string {
  switch (typeof value) {
    case 'string':
      if (value.includes('\n') && isLiteral(value)) return `${out} ${literal(value, indentOf(level + 1))}`;
      if (!value.isWellFormed()) throw NOT_JSON;
      return `${out} ${inlineString(value)}`;
    case 'number':
      return `${out} ${numberText(value)}`;
    case 'boolean':
      return out + (value ? ' true' : ' false');
    case 'object': {
      if (value === null) return out + ' null';
      const before = out.length;
      if (Array.isArray(value)) {
        out = sequence(value, deeper(level), out, false);
        return out.length === before ? out + ' []' : out;
      }
      out = mapping(value as Record<string, unknown>, deeper(level), out, false);
      return out.length === before ? out + ' {}' : out;
    }
    default:
      throw NOT_JSON;
  }
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw NOT_JSON;
  const text = Object.is(value, -0) ? '0' : String(value);
  // YAML 1.1 takes 1e+21 for a string, for want of a point.
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text;
}

function keyText(key: string, indent: string): string {
  const known = keys.get(key);
  if (known !== undefined) return known;
  if (!key.isWellFormed()) throw NOT_JSON;
  const text = inlineString(key);
  if (text.length > LONGEST_KEY) return `? ${text}${indent || '\n'}:`;
  if (keys.size < 10_000) keys.set(key, `${text}:`);
  return `${text}:`;
}

function deeper(level: number): number {
  if (level > SUSPICIOUS_DEPTH) throw NOT_JSON;
  return level + 1;
}

function indentOf(level: number): string {
  return (indents[level] ??= `\n${'  '.repeat(level)}`);
}
