import type { Finding } from '../finding';
import { objectTitle, place, type Report } from './report';

/** Longest line of a file that is shown. */
const MAX_WIDTH = 120;

/** Escape sequences of a terminal, or nothing. */
type Paint = (style: keyof typeof STYLES, text: string) => string;

const STYLES = { error: 31, warning: 33, bold: 1, dim: 2 } as const;

/** The report for people: by object, with the line of the file, and the counts at the end. */
export function textReport(report: Report, hasColors: boolean): string {
  const paint: Paint = (style, text) => (hasColors ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text);
  const groups = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const key = `${finding.apiVersion} ${objectTitle(finding)} ${finding.file ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const blocks = [...groups.values()].map((findings) => groupText(findings, report, paint));
  return [...blocks, `${counts(report)}\n`].join('\n');
}

function groupText(findings: readonly Finding[], report: Report, paint: Paint): string {
  const [first] = findings;
  const where = first.file === undefined ? first.construct : place({ file: first.file });
  const title = paint('bold', objectTitle(first)) + (where === undefined ? '' : paint('dim', `  ${where}`));
  return `${[title, ...findings.map((finding) => findingText(finding, report, paint))].join('\n')}\n`;
}

function findingText(finding: Finding, report: Report, paint: Paint): string {
  const { level, rule, field, message, hint } = finding;
  const lines = [
    `  ${paint(level, level.padEnd(7))}  ${rule}  ${paint('dim', field)}`,
    `           ${message}`,
  ];
  if (hint !== undefined) lines.push(`           ${hint}`);
  const source = sourceLine(finding, report);
  if (source !== undefined) lines.push(paint('dim', `  ${String(finding.line).padStart(7)} │ ${source}`));
  return lines.join('\n');
}

/** The line as written, unless it may hold a secret. */
function sourceLine({ kind, field, file, line }: Finding, report: Report): string | undefined {
  if (file === undefined || line === undefined || mayBeSecret(kind, field)) return undefined;
  const text = report.lineText(file, line);
  return text !== undefined && text.length > MAX_WIDTH ? `${text.slice(0, MAX_WIDTH)}…` : text;
}

/** Whether the value of a field, or what may stand on its line, is for nobody to see. */
function mayBeSecret(kind: string, field: string): boolean {
  return /Secret/.test(kind) || /\.(value|args|command|env)\b/.test(field);
}

/** `2 errors and 1 warning in 14 objects.` */
export function counts({ findings, checked, problems, skipped }: Report): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  const warnings = findings.length - errors;
  const found = [errors > 0 && many(errors, 'error'), warnings > 0 && many(warnings, 'warning')].filter(
    Boolean,
  );
  const parts = [`${found.join(' and ') || 'Nothing wrong'} in ${many(checked, 'object')}`];
  if (problems.length > 0) parts.push(`${many(problems.length, 'thing')} could not be read`);
  if (skipped.length > 0) parts.push(`${many(skipped.length, 'file')} passed over`);
  return `${parts.join('; ')}.`;
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
