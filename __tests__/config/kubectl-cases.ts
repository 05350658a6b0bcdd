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

const NAME_RULE = 'letters, digits, "-", "_" and ".", not start with a digit, not be "." nor start with ".."';
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
  {
    title: 'an env file with all that Go counts as space, and lines that end in a lone CR',
    files: {
      e: ' \t\v\f\u0085\u00a0\u1680\u2003\u2028\u2029\u202f\u205f\u3000A=\u00a01 \r\r\nB=\0\u0085\n\r\nC=2\r',
    },
    args: ['--from-env-file=e'],
    props: { envFile: 'e' },
  },
  {
    title: 'an env file of names that every JavaScript object has',
    files: { e: 'constructor\n__proto__=1\ntoString' },
    args: ['--from-env-file=e'],
    props: { envFile: 'e' },
  },
  { title: 'an empty env file', files: { e: '' }, args: ['--from-env-file=e'], props: { envFile: 'e' } },
  {
    title: 'two env files',
    files: { e: 'B=1', f: '\uFEFFA=2' },
    args: ['--from-env-file=e', '--from-env-file=f'],
    props: { envFile: ['e', 'f'] },
  },
  {
    title: 'keys that JavaScript sorts or loses',
    files: { ['__proto__']: 'a', constructor: 'b', 'd/10': 'c', 'd/9': 'd', 'd/1e3': 'e', 'd/-': 'f' },
    args: ['--from-file=__proto__', '--from-file=constructor', '--from-file=d'],
    props: { path: ['__proto__', 'constructor', 'd'] },
  },
  {
    title: 'a directory behind a link, and a dotfile',
    files: { 'd/f': 'x', link: { link: 'd' }, '.env': 'A=1' },
    args: ['--from-file=link', '--from-file=.env'],
    props: { path: ['link/', './.env'] },
  },
];

/** What kubectl refuses too, and what we say. */
export const REFUSALS: readonly (KubectlCase & { readonly message: string })[] = [
  {
    title: 'a file that is not there',
    files: {},
    args: ['--from-file=f'],
    props: { path: 'f' },
    message: 'path f leads nowhere from baseDir DIR: there is no DIR/f',
  },
  {
    title: 'a link that leads nowhere',
    files: { f: { link: 'gone' } },
    ...file,
    message: 'path f leads nowhere from baseDir DIR: DIR/f is a link to gone, which is not there',
  },
  {
    title: 'a key for a directory',
    files: { d: null },
    args: ['--from-file=k=d'],
    props: { files: { k: 'd' } },
    message: 'files k must be a file, d is a directory',
  },
  {
    title: 'a bad key in a directory',
    files: { 'd/a:b': 'x' },
    args: ['--from-file=d'],
    props: { path: 'd' },
    message: 'key must be letters, digits, "-", "_" and ".", got "a:b" from DIR/d/a:b',
  },
  {
    title: 'a key twice',
    files: { f: 'x', 'd/f': 'y' },
    args: ['--from-file=f', '--from-file=d'],
    props: { path: ['f', 'd'] },
    message: 'key "f" must come from one source, DIR/d/f has it too',
  },
  {
    title: 'an env file beside literals',
    files: { e: 'A=1' },
    args: ['--from-env-file=e', '--from-literal=b=1'],
    props: { envFile: 'e', literals: { b: '1' } },
    message: 'envFile must be the only source',
  },
  {
    title: 'a directory as an env file',
    files: { d: null },
    args: ['--from-env-file=d'],
    props: { envFile: 'd' },
    message: 'path d must be a file, DIR/d is a directory',
  },
  {
    title: 'a name twice in an env file',
    files: { e: 'A=1\nA=2' },
    args: ['--from-env-file=e'],
    props: { envFile: 'e' },
    message: 'key "A" must come from one source, e has it too',
  },
  {
    title: 'a second byte order mark in an env file',
    files: { e: 'B=0\n\uFEFFA=1' },
    args: ['--from-env-file=e'],
    props: { envFile: 'e' },
    message: `e line 2: the name before "=" must be ${NAME_RULE}`,
  },
  {
    title: 'a space before "=" in an env file',
    files: { e: 'A =1' },
    args: ['--from-env-file=e'],
    props: { envFile: 'e' },
    message: `e line 1: the name before "=" must be ${NAME_RULE}`,
  },
  {
    title: 'no name in an env file',
    files: { e: '\n=1' },
    args: ['--from-env-file=e'],
    props: { envFile: 'e' },
    message: `e line 2: the name before "=" must be ${NAME_RULE}`,
  },
  {
    title: 'a long name in an env file',
    files: { e: `${'k'.repeat(254)}=1` },
    args: ['--from-env-file=e'],
    props: { envFile: 'e' },
    message: 'e line 1: the name before "=" must be at most 253 characters, has 254',
  },
  {
    title: 'bytes that are not UTF-8 in an env file, in a comment too',
    files: { e: Buffer.from('A=1\n#\xe9\n', 'latin1') },
    args: ['--from-env-file=e'],
    props: { envFile: 'e' },
    message: 'e line 2 must be UTF-8, it is not',
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

/** Whether kubectl refuses a case. */
export function kubectlRefuses(kind: keyof typeof KINDS, item: KubectlCase, cwd: string): boolean {
  const command = ['create', ...KINDS[kind], 'x', ...item.args, '--dry-run=client', '-o', 'json'];
  return spawnSync('kubectl', command, { cwd, stdio: 'ignore' }).status !== 0;
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
