import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ConstructError } from '../errors';
import { dataKeyProblem } from '../names';
import type { Reload } from './data-source';
import { parseEnvFile } from './env-file';
import { pathProblem, type ResolvedPath, resolvePath } from './path-problem';

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
  const { path, files, envFile, literals, baseDir } = sources;
  const data = new Map<string, Buffer>();
  const fail = (message: string) => new ConstructError(where, message);
  const at = (prop: string, entry: string) => {
    if (typeof entry !== 'string') throw fail(`${prop} must be text, got a ${typeof entry}`);
    // It would be the directory itself with everything in it.
    if (entry === '') throw fail(`${prop} must not be empty; "." is the directory itself`);
    return resolvePath(entry, baseDir);
  };
  const add = (key: string, from: string, read: () => Buffer) => {
    const problem = dataKeyProblem(key);
    if (problem) throw fail(`key ${problem}, got ${JSON.stringify(key)} from ${from}`);
    if (data.has(key)) throw fail(`key "${key}" must come from one source, ${from} has it too`);
    data.set(key, read());
  };
  if ([path, files, envFile, literals].every((source) => Object.keys(source ?? '').length === 0)) {
    throw fail('needs a source: path, files, envFile or literals');
  }
  if (envFile !== undefined && (path !== undefined || files !== undefined || literals !== undefined)) {
    throw fail('envFile must be the only source');
  }
  for (const entry of list(path)) {
    for (const file of filesAt(at('path', entry), fail)) {
      add(basename(file.path), file.path, () => contentOf(file, fail));
    }
  }
  for (const [key, entry] of Object.entries(files ?? {})) {
    const file = at(`files ${key}`, entry);
    if (kindOf(file, fail) === 'directory')
      throw fail(`files ${key} must be a file, ${entry} is a directory`);
    add(key, file.path, () => contentOf(file, fail));
  }
  for (const entry of list(envFile)) {
    const content = contentOf(at('envFile', entry), fail);
    for (const [key, value] of parseEnvFile(content, entry, fail)) add(key, entry, () => Buffer.from(value));
  }
  for (const [key, value] of Object.entries(literals ?? {})) {
    if (typeof value !== 'string') throw fail(`literals ${key} must be text, got a ${typeof value}`);
    if (!value.isWellFormed()) throw fail(`literals ${key} must be text, half a surrogate pair is none`);
    add(key, 'literals', () => Buffer.from(value));
  }
  checkSize(data, fail);
  return new Map([...data].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether none of the values is at hand: no literals, and no path that leads anywhere. @internal */
export function sourcesAbsent({ path, files, envFile, literals, baseDir }: FileSources): boolean {
  const entries = [...list(path), ...Object.values(files ?? {}), ...list(envFile)];
  return literals === undefined && !entries.some((entry) => existsSync(resolvePath(entry, baseDir).path));
}

type Fail = (message: string) => Error;

function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value as T];
}

function filesAt(place: ResolvedPath, fail: Fail): ResolvedPath[] {
  if (kindOf(place, fail) === 'file') return [place];
  return attempt(place, fail, () => readdirSync(place.path, { withFileTypes: true }))
    .filter((child) => child.isFile())
    .map(({ name }) => ({ ...place, entry: join(place.entry, name), path: join(place.path, name) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function kindOf(place: ResolvedPath, fail: Fail): 'file' | 'directory' {
  const found = attempt(place, fail, () => statSync(place.path));
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'directory';
  throw fail(`path ${place.entry} must be a file or a directory, ${place.path} is neither`);
}

function contentOf(place: ResolvedPath, fail: Fail): Buffer {
  return attempt(place, fail, () => readFileSync(place.path));
}

function attempt<T>(place: ResolvedPath, fail: Fail, look: () => T): T {
  try {
    return look();
  } catch (error) {
    throw fail(pathProblem(place, error as NodeJS.ErrnoException));
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
