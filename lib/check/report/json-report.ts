import type { Report } from './report';

/** The report for programs: `{ "findings": [Finding…], "checked": n }`. */
export function jsonReport({ findings, checked }: Report): string {
  return `${JSON.stringify({ findings, checked }, null, 2)}\n`;
}
