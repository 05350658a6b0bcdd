import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { ConstructError } from '../errors';
import { dataKeyProblem } from '../names';
import { nearest } from '../nearest';
import { parseEnvFile } from './env-file';
import type { Reload } from './data-source';

/** Where the data of a ConfigMap or Secret comes from, and how it is named. */
export interface FileSources {
  /** A file, whose name becomes its key; a directory, of which all regular files are taken; or several of these. @default - none */
  readonly path?: string | readonly string[];
  /** Files by key. @default - none */
  readonly files?: Readonly<Record<string, string>>;
  /** A file, or several, of `NAME=value` lines, each of which becomes a key. Not with the other sources. @default - none */
  readonly envFile?: string | readonly string[];
  /** Values by key, to be written as they are. @default - none */
  readonly literals?: Readonly<Record<string, string>>;
  /** Directory from which paths go. A published chart passes `__dirname`. @default - the working directory */
  readonly baseDir?: string;
  /** @default - the id */
  readonly name?: string;
  /** @default - the chart's */
  readonly namespace?: string;
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Whether the cluster refuses changes, which a `rename` makes needless. @default false */
  readonly immutable?: boolean;
  /**
   * How pods learn of a change: `checksum` annotates the pods of every microservice that uses it, `rename` puts a
   * hash of the content behind the name, as `--append-hash` of kubectl does, `none` leaves running pods alone.
   *
   * @default 'checksum'
   */
  readonly reload?: Reload;
}

/** The most that the API server takes: 1 MiB of data. @see https://kubernetes.io/docs/concepts/configuration/configmap/ */
const LIMIT = 1024 * 1024;

/** The data by key, in the order of keys. `where` is the path of the construct, for errors. @internal */
export function readSources(where: string, sources: FileSources): Map<string, Buffer> {
  const { path, files, envFile, literals, baseDir = process.cwd() } = sources;
  const data = new Map<string, Buffer>();
  const fail = (message: string) => new ConstructError(where, message);
  const add = (key: string, value: Buffer, from: string) => {
    const problem = dataKeyProblem(key);
    if (problem) throw fail(`key ${problem}, got ${JSON.stringify(key)} from ${from}`);
    if (data.has(key)) throw fail(`key "${key}" must come from one source, ${from} has it too`);
    data.set(key, value);
  };
  if (envFile !== undefined && (path !== undefined || files !== undefined || literals !== undefined)) {
    throw fail('envFile must be the only source');
  }
  for (const entry of list(path)) {
    for (const file of filesAt(entry, resolve(baseDir, entry), fail))
      add(basename(file), read(entry, file, fail), file);
  }
  for (const [key, entry] of Object.entries(files ?? {})) {
    const file = resolve(baseDir, entry);
    if (kindOf(entry, file, fail) === 'directory')
      throw fail(`files ${key} must be a file, ${entry} is a directory`);
    add(key, read(entry, file, fail), file);
  }
  for (const entry of list(envFile)) {
    const text = read(entry, resolve(baseDir, entry), fail);
    for (const [key, value] of parseEnvFile(text, entry, fail)) add(key, Buffer.from(value), entry);
  }
  for (const [key, value] of Object.entries(literals ?? {})) {
    if (typeof value !== 'string') throw fail(`literals ${key} must be text, got a ${typeof value}`);
    add(key, Buffer.from(value), 'literals');
  }
  if ([path, files, envFile, literals].every((source) => Object.keys(source ?? '').length === 0)) {
    throw fail('needs a source: path, files, envFile or literals');
  }
  checkSize(data, fail);
  return new Map([...data].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether every path leads somewhere. */
export function sourcesExist({ path, files, envFile, baseDir = process.cwd() }: FileSources): boolean {
  const entries = [...list(path), ...Object.values(files ?? {}), ...list(envFile)];
  return entries.every((entry) => existsSync(resolve(baseDir, entry)));
}

type Fail = (message: string) => Error;

function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value as T];
}

function filesAt(entry: string, path: string, fail: Fail): string[] {
  if (kindOf(entry, path, fail) === 'file') return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((child) => child.isFile())
    .map(({ name }) => join(path, name))
    .sort();
}

function kindOf(entry: string, path: string, fail: Fail): 'file' | 'directory' {
  try {
    const found = statSync(path);
    if (found.isFile()) return 'file';
    if (found.isDirectory()) return 'directory';
  } catch (error) {
    throw fail(explain(entry, path, error as NodeJS.ErrnoException));
  }
  throw fail(`path ${entry} must be a file or a directory, ${path} is neither`);
}

function read(entry: string, path: string, fail: Fail): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fail(explain(entry, path, error as NodeJS.ErrnoException));
  }
}

function explain(entry: string, path: string, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') {
    const siblings = siblingsOf(path);
    const meant = nearest(basename(path), siblings);
    return `path ${entry} leads nowhere: there is no ${path}${meant ? `. Did you mean ${meant}?` : ''}`;
  }
  if (code === 'EACCES') return `path ${entry} must be readable, ${path} is not`;
  if (code === 'ELOOP')
    return `path ${entry} must end somewhere, ${path} is a link that leads back to itself`;
  if (code === 'EISDIR') return `path ${entry} must be a file, ${path} is a directory`;
  return `path ${entry} cannot be read: ${message}`;
}

function siblingsOf(path: string): string[] {
  try {
    return readdirSync(resolve(path, '..'));
  } catch {
    return [];
  }
}

function checkSize(data: ReadonlyMap<string, Buffer>, fail: Fail): void {
  const total = [...data.values()].reduce((sum, { length }) => sum + length, 0);
  if (total <= LIMIT) return;
  const [key, value] = [...data].reduce((largest, entry) =>
    entry[1].length > largest[1].length ? entry : largest,
  );
  throw fail(
    `data must be at most ${LIMIT} bytes, has ${total}; the largest is ${key} with ${value.length}. Put large files into an image or a volume`,
  );
}
