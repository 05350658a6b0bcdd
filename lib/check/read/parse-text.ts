import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import { documentsOf, type YamlDocument } from './documents';
import { goYaml, MAX_ALIASES } from './go-yaml';
import { itemsOf } from './list-items';
import { FieldLines, stepsOf } from './locate';
import { megabytes } from './megabytes';
import type { ReadProblem, SourceObject } from './source';

/** A document grows to about 90 times its text while it is parsed. */
const MAX_DOCUMENT = 4 * 2 ** 20;
const MAX_DOCUMENTS = 50_000;

/** What one text holds. */
export interface ParsedText {
  readonly objects: SourceObject[];
  readonly problems: ReadProblem[];
  readonly skipped: ReadProblem[];
}

/** Reads the Kubernetes objects of a YAML or JSON text, whatever state the documents between them are in. */
export function parseText(text: string, file: string): ParsedText {
  const parsed: ParsedText = { objects: [], problems: [], skipped: [] };
  const json = jsonOf(text);
  if (json !== undefined) {
    collect(json, file, new FieldLines({ text, line: 1 }), [], parsed);
    return parsed;
  }
  let count = 0;
  for (const document of documentsOf(text)) {
    if (++count > MAX_DOCUMENTS) {
      const message = `has more than ${MAX_DOCUMENTS} documents; those from here on were not read`;
      parsed.problems.push({ file, line: document.line, message });
      break;
    }
    for (const part of itemsOf(document)) parseYaml(part, file, parsed);
  }
  return parsed;
}

function jsonOf(text: string): unknown {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Flow YAML starts like JSON too, and YAML's error has a line.
    return undefined;
  }
}

function parseYaml(document: YamlDocument, file: string, parsed: ParsedText): void {
  if (document.text.length > MAX_DOCUMENT) {
    const message = `has a document of ${megabytes(document.text.length)}; at most ${megabytes(MAX_DOCUMENT)} are read`;
    parsed.problems.push({ file, line: document.line, message });
    return;
  }
  const lines = new LineCounter();
  let value: unknown;
  try {
    const tree = parseDocument(document.text, { ...goYaml, lineCounter: lines });
    if (tree.errors.length > 0) {
      parsed.problems.push(syntaxProblem(tree.errors[0], document, lines, file));
      return;
    }
    value = tree.toJS({ maxAliasCount: MAX_ALIASES }) as unknown;
  } catch (error) {
    parsed.problems.push({ file, line: document.line, message: parserProblem(error) });
    return;
  }
  collect(value, file, new FieldLines(document), [], parsed);
}

/** Keeps an object, or those of a List. */
function collect(
  value: unknown,
  file: string,
  lines: FieldLines,
  steps: readonly (string | number)[],
  parsed: ParsedText,
): void {
  if (value === null) return;
  if (!isRecord(value) || typeof value.apiVersion !== 'string' || typeof value.kind !== 'string') {
    parsed.skipped.push({ file, line: lines.firstLine, message: 'is no Kubernetes object' });
    return;
  }
  if (value.kind.endsWith('List') && Array.isArray(value.items)) {
    value.items.forEach((item, index) => collect(item, file, lines, [...steps, 'items', index], parsed));
    return;
  }
  let line: number | undefined;
  parsed.objects.push({
    manifest: value,
    file,
    get line() {
      return (line ??= lines.lineOf(steps));
    },
    lineOf: (field) => lines.lineOf([...steps, ...stepsOf(field)]),
  });
}

function syntaxProblem(
  error: YAMLError,
  document: YamlDocument,
  lines: LineCounter,
  file: string,
): ReadProblem {
  const { line, col } = lines.linePos(error.pos[0]);
  return { file, line: document.line + line - 1, column: col, message: syntaxMessage(error) };
}

function syntaxMessage({ code, message }: YAMLError): string {
  if (code === 'DUPLICATE_KEY') return 'has one key twice';
  if (message.includes('call stack')) return 'is nested too deeply';
  return `is no valid YAML: ${message.replace(/\.?\s*$/, '')}`;
}

function parserProblem(error: unknown): string {
  if (error instanceof RangeError) return 'is nested too deeply';
  const message = (error as Error).message;
  return message.includes('alias count')
    ? `has aliases that expand to more than ${MAX_ALIASES} nodes, as a YAML bomb does`
    : `is no valid YAML: ${message}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
