import type { Sample } from './measurement';

/** The samples as a Markdown table, with ratios to the library in the same task. */
export function table(samples: readonly Sample[], ours: string): string {
  const head = [
    'services',
    'layout',
    'contender',
    'construct',
    'synth',
    'process',
    '±',
    'peak',
    'process : ours',
  ];
  const rows = samples.map((sample) => {
    const own = samples.find(
      (s) => s.contender === ours && s.size === sample.size && s.layout === sample.layout,
    );
    const total = sample.median('total') as number;
    return [
      sample.size.toLocaleString('en'),
      sample.layout,
      sample.contender,
      milliseconds(sample.median('construct')),
      milliseconds(sample.median('synth')),
      milliseconds(total),
      sample.runs.length > 1 ? `${Math.round(sample.spread * 100)} %` : '',
      megabytes(sample.median('megabytes')),
      own ? (total / (own.median('total') as number)).toFixed(2) : '',
    ];
  });
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i < 3 && i > 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`;
  const rule = widths.map((width, i) => (i < 3 && i > 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function milliseconds(value: number | undefined): string {
  if (value === undefined) return '';
  return value < 10_000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(0)} s`;
}

function megabytes(value: number | undefined): string {
  return value ? `${value.toFixed(0)} MB` : '';
}
