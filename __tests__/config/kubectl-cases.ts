import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ConfigFromFileProps } from '../../lib';

/** Files to lay out, the arguments of kubectl, and the props that mean the same. */
export interface KubectlCase {
  readonly title: string;
  /** Content by path; a Buffer for bytes, `{ link }` for a symbolic link, `null` for an empty directory. */
  readonly files: Readonly<Record<string, string | Buffer | { readonly link: string } | null>>;
  readonly args: readonly string[];
  readonly props: ConfigFromFileProps;
  readonly env?: Readonly<Record<string, string>>;
}

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const file = { args: ['--from-file=f'], props: { path: 'f' } };

/** The same for ConfigMaps and Secrets. */
export const CASES: readonly KubectlCase[] = [
  { title: 'a file', files: { f: 'hello\n' }, ...file },
  {
    title: 'a file under another key',
    files: { f: 'x' },
    args: ['--from-file=a.b-c_d=f'],
    props: { files: { 'a.b-c_d': 'f' } },
  },
  {
    title: 'a file in a directory',
    files: { 'd/f': 'x' },
    args: ['--from-file=d/f'],
    props: { path: 'd/f' },
  },
  { title: 'CRLF, BOM and NUL', files: { f: '\uFEFFa\r\nb\0' }, ...file },
  { title: 'an empty file', files: { f: '' }, ...file },
  { title: 'a replacement character', files: { f: 'a\uFFFDb' }, ...file },
  { title: 'a lone surrogate in UTF-8', files: { f: bytes('61eda080') }, ...file },
  { title: 'an overlong sequence', files: { f: bytes('c080') }, ...file },
  { title: 'a truncated sequence', files: { f: bytes('61e282') }, ...file },
  { title: 'a code point above U+10FFFF', files: { f: bytes('f4908080') }, ...file },
  { title: 'Latin-1', files: { f: bytes('e9') }, ...file },
  { title: 'every byte', files: { f: Buffer.from(Array.from({ length: 256 }, (_, i) => i)) }, ...file },
  {
    title: 'what Go escapes',
    files: { f: '<a href="x">&amp;\\ \u2028\u2029\u007f\t\r\n\u0001</a>' },
    ...file,
  },
  { title: 'astral characters', files: { f: '😀 𝒳 é' }, ...file },
  {
    title: 'a directory with dotfiles, a directory and a link in it',
    files: { 'd/b': 'b', 'd/.a': 'a', 'd/sub/c': 'c', 'd/link': { link: 'b' } },
    args: ['--from-file=d'],
    props: { path: 'd' },
  },
  { title: 'an empty directory', files: { d: null }, args: ['--from-file=d'], props: { path: 'd' } },
  {
    title: 'a link named directly',
    files: { target: 'x', link: { link: 'target' } },
    args: ['--from-file=link'],
    props: { path: 'link' },
  },
  {
    title: 'two files',
    files: { b: '2', a: '1' },
    args: ['--from-file=b', '--from-file=a'],
    props: { path: ['b', 'a'] },
  },
  {
    title: 'text and bytes',
    files: { b: bytes('ff'), a: '1' },
    args: ['--from-file=b', '--from-file=a'],
    props: { path: ['b', 'a'] },
  },
  {
    title: 'literals',
    files: {},
    args: ['--from-literal=a=1', '--from-literal=b=x=y '],
    props: { literals: { a: '1', b: 'x=y ' } },
  },
  {
    title: 'an env file',
    files: { e: '\uFEFFA=1\r\n# comment\n\n  B="x" \nC=\nD\nE\nF=a=b' },
    args: ['--from-env-file=e'],
    props: { envFile: 'e' },
    env: { D: 'from the environment' },
  },
];

/** Lays out the files of a case in a new directory, which `use` gets. */
export function inDirectoryOf<T>({ files }: Pick<KubectlCase, 'files'>, use: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'config-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      const target = join(directory, path);
      mkdirSync(content === null ? target : dirname(target), { recursive: true });
      if (content === null) continue;
      if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(target, content);
      else symlinkSync(content.link, target);
    }
    return use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The kinds that kubectl makes of files, with their subcommand. */
export const KINDS = { ConfigMap: ['configmap'], Secret: ['secret', 'generic'] } as const;

/** What kubectl prints for a case. */
export function runKubectl(
  kind: keyof typeof KINDS,
  { args, env }: Pick<KubectlCase, 'args' | 'env'>,
  cwd: string,
): object {
  const command = ['create', ...KINDS[kind], 'x', ...args, '--append-hash', '--dry-run=client', '-o', 'json'];
  return JSON.parse(
    execFileSync('kubectl', command, { cwd, env: { PATH: process.env.PATH, ...env }, encoding: 'utf8' }),
  );
}

/** The version of the kubectl on the path, if there is one. */
export function kubectlVersion(): string | undefined {
  const { status, stdout } = spawnSync('kubectl', ['version', '--client', '-o', 'json'], {
    encoding: 'utf8',
  });
  return status === 0
    ? (JSON.parse(stdout) as { clientVersion: { gitVersion: string } }).clientVersion.gitVersion
    : undefined;
}
