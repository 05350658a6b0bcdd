import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Contender, Layout } from './contender';

/** What one run took. Times in milliseconds; `construct` and `synth` where the contender tells them apart. */
export interface Run {
  readonly total: number;
  readonly construct?: number;
  readonly synth?: number;
  readonly megabytes: number;
}

/** Runs a contender in a process of its own. `outdir` is emptied before. */
export async function run(contender: Contender, size: number, layout: Layout, outdir: string): Promise<Run> {
  fs.rmSync(outdir, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(outdir), { recursive: true });
  const [program, ...args] = contender.command(size, layout, outdir);
  const told = path.join(os.tmpdir(), `bench-${process.pid}.json`);
  fs.rmSync(told, { force: true });
  if (contender.stdout) fs.mkdirSync(outdir);
  const stdout = contender.stdout ? fs.openSync(path.join(outdir, 'all.yaml'), 'w') : 'ignore';
  const before = performance.now();
  const child = spawn(program, args, {
    stdio: ['ignore', stdout, 'inherit'],
    env: { ...process.env, BENCH_RESULT: told },
  });
  let peak = 0;
  const watch = contender.stdout
    ? setInterval(() => (peak = Math.max(peak, residentPeak(child.pid))), 5)
    : undefined;
  const code = await new Promise((resolve) => child.on('exit', resolve));
  const total = performance.now() - before;
  clearInterval(watch);
  if (typeof stdout === 'number') fs.closeSync(stdout);
  if (code !== 0) throw new Error(`${contender.name} failed with ${size} services in layout ${layout}`);
  if (!fs.existsSync(told)) return { total, megabytes: peak };
  return { total, ...(JSON.parse(fs.readFileSync(told, 'utf8')) as Omit<Run, 'total'>) };
}

/** The most memory that a running process had so far, in MB, as Linux counts it; 0 elsewhere. */
function residentPeak(pid: number | undefined): number {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Several runs of one contender on one task. */
export class Sample {
  readonly runs: Run[] = [];

  constructor(
    readonly contender: string,
    readonly size: number,
    readonly layout: Layout,
  ) {}

  /** The median of one figure; `undefined` where it was not told. */
  median(figure: keyof Run): number | undefined {
    const values = this.values(figure);
    return values.length === 0 ? undefined : values[values.length >> 1];
  }

  /** How far the runs lie apart, as a share of the median total. */
  get spread(): number {
    const values = this.values('total');
    return (values[values.length - 1] - values[0]) / 2 / values[values.length >> 1];
  }

  /** Time in the contender's own code, without loading it; the whole process where it does not tell. */
  get work(): number {
    const synth = this.median('synth');
    return synth === undefined ? (this.median('total') as number) : synth + (this.median('construct') ?? 0);
  }

  private values(figure: keyof Run): number[] {
    return this.runs
      .map((each) => each[figure])
      .filter((value) => value !== undefined)
      .sort((a, b) => a - b);
  }
}
