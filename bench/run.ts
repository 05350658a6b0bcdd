/**
 * `npm run bench`: measures the library beside others and prints one table.
 *
 *   --sizes 1,10,100   how many services
 *   --full             all sizes, and contenders that take minutes
 *   --check            exits with 1 where a target is missed
 */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { type Contender, contenders, type Layout } from './contender';
import { run, Sample } from './measurement';
import { ensureSame } from './same';
import { table } from './table';
import { verdicts } from './targets';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string' },
    full: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});
const DEFAULT_SIZES = values.full
  ? [1, 10, 100, 1000, 3000, 10_000]
  : values.check
    ? [1, 10, 100, 1000]
    : [1, 10, 100, 1000, 10_000];
const sizes = values.sizes ? values.sizes.split(',').map(Number) : DEFAULT_SIZES;
const LAYOUTS: readonly Layout[] = ['one', 'charts', 'references'];

function prepare(): void {
  if (!fs.existsSync(path.join(__dirname, 'node_modules'))) {
    console.error('Installing what the library is measured against …');
    const install = [
      'install',
      '--no-package-lock',
      '--no-audit',
      '--no-fund',
      '--omit=peer',
      '--legacy-peer-deps',
    ];
    execFileSync('npm', install, { cwd: __dirname, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  console.error('Compiling the library …');
  const compiler = require.resolve('typescript/bin/tsc');
  const output = path.join(__dirname, '.build');
  const project = path.join(__dirname, '..', 'tsconfig.build.json');
  execFileSync(process.execPath, [compiler, '-p', project, '--outDir', output], { stdio: 'inherit' });
}

/** Runs of all contenders in turn, so that what else the machine does falls on each alike. */
async function measure(rivals: readonly Contender[], size: number, layout: Layout): Promise<Sample[]> {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const present = rivals.filter(
    ({ layouts, limits }) =>
      layouts.includes(layout) && size <= (limits[layout]?.[values.full ? 1 : 0] ?? Infinity),
  );
  const samples = present.map(({ name }) => new Sample(name, size, layout));
  const rounds = size <= 100 ? 5 : 3;
  for (let round = 0; round < rounds; round++) {
    for (const [index, contender] of present.entries()) {
      // Once is enough for what takes minutes.
      if (round > 0 && (samples[index].median('total') as number) > 20_000) continue;
      samples[index].runs.push(await run(contender, size, layout, path.join(outdir, 'dist')));
    }
  }
  fs.rmSync(outdir, { recursive: true });
  return samples;
}

async function main(): Promise<void> {
  prepare();
  const rivals = contenders();
  await ensureSame(rivals);
  const samples: Sample[] = [];
  for (const layout of LAYOUTS) {
    for (const size of sizes) {
      console.error(`${size} services, ${layout} …`);
      samples.push(...(await measure(rivals, size, layout)));
    }
  }
  console.log(
    `${os.cpus().length} cores, Node ${process.versions.node}, ${os.type()}, ${new Date().toISOString().slice(0, 10)}\n`,
  );
  console.log(table(samples, rivals[0].name));
  const judged = verdicts(samples);
  console.log();
  for (const { target, measured, met } of judged)
    console.log(`${met ? 'met   ' : 'MISSED'} ${target}: ${measured}`);
  if (values.check && judged.some(({ met }) => !met)) process.exitCode = 1;
}

void main();
