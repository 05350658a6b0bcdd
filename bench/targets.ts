import { type Layout, OURS, THEIRS } from './contender';
import type { Sample } from './measurement';

/** A target, with what was measured for it. */
export interface Verdict {
  readonly target: string;
  readonly measured: string;
  readonly met: boolean;
}

/** Two runs of one program differ by as much on a busy machine. */
const TOLERANCE = 1.1;

/** The targets about sizes that were measured. */
export function verdicts(samples: readonly Sample[]): Verdict[] {
  const found: Verdict[] = [];
  const find = (contender: string, size: number, layout: Layout) =>
    samples.find((s) => s.contender === contender && s.size === size && s.layout === layout);
  const sizes = [...new Set(samples.map(({ size }) => size))];

  const faster = (size: number, layout: Layout, times: number) => {
    const [ours, theirs] = [find(OURS, size, layout), find(THEIRS, size, layout)];
    if (!ours || !theirs) return;
    const ratio = theirs.work / ours.work;
    found.push({
      target: `${size} services, ${layout}: at least ${times} times faster than ${THEIRS}`,
      measured: `${ratio.toFixed(1)} times`,
      met: ratio * (times === 1 ? TOLERANCE : 1) >= times,
    });
  };
  for (const layout of ['one', 'charts', 'references'] as const) {
    for (const size of [1, 10]) faster(size, layout, 1);
  }
  faster(1000, 'one', 2.5);
  faster(1000, 'charts', 10);
  faster(3000, 'charts', 60);

  for (const size of sizes) {
    for (const layout of ['one', 'charts', 'references'] as const) {
      const [ours, theirs] = [find(OURS, size, layout), find(THEIRS, size, layout)];
      if (!ours || !theirs) continue;
      const [mine, other] = [ours.median('megabytes') as number, theirs.median('megabytes') as number];
      found.push({
        target: `${size} services, ${layout}: less memory than ${THEIRS}`,
        measured: `${mine.toFixed(0)} MB, ${other.toFixed(0)} MB`,
        met: mine <= other,
      });
    }
  }
  for (const layout of ['one', 'charts', 'references'] as const) {
    const [thousand, tenThousand] = [find(OURS, 1000, layout), find(OURS, 10_000, layout)];
    if (!thousand || !tenThousand) continue;
    const growth = tenThousand.work / 10 / thousand.work;
    found.push({
      target: `${layout}: time a service at 10,000 within 1.3 of that at 1,000`,
      measured: growth.toFixed(2),
      met: growth <= 1.3,
    });
  }
  for (const [rival, least] of [
    ['kosko', 100],
    ['helm template', 1000],
  ] as const) {
    for (const size of sizes.filter((s) => s >= least)) {
      const [ours, theirs] = [find(OURS, size, 'one'), find(rival, size, 'one')];
      if (!ours || !theirs) continue;
      const [mine, other] = [ours.median('total') as number, theirs.median('total') as number];
      found.push({
        target: `${size} services: whole process ahead of ${rival}`,
        measured: `${mine.toFixed(0)} ms, ${other.toFixed(0)} ms`,
        met: mine <= other * TOLERANCE,
      });
    }
  }
  return found;
}
