import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { nearest } from '../nearest';

/** A path as somebody wrote it, and what became of it. */
export interface ResolvedPath {
  readonly entry: string;
  readonly path: string;
  /** What `entry` was resolved from, in words. */
  readonly origin: string;
}

/** Resolves a path from `baseDir`, or else from the working directory. */
export function resolvePath(entry: string, baseDir: string | undefined): ResolvedPath {
  const from = resolve(baseDir ?? '.');
  const origin = baseDir === undefined ? `the working directory ${from}` : `baseDir ${from}`;
  return { entry, path: resolve(from, entry), origin };
}

/** Why the file system would not give what is at a path, in words for the one who wrote it. */
export function pathProblem(
  { entry, path, origin }: ResolvedPath,
  { code, message }: NodeJS.ErrnoException,
): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const from = isAbsolute(entry) ? '' : ` from ${origin}`;
    return `path ${entry} leads nowhere${from}: ${firstGap(path)}`;
  }
  if (code === 'EACCES' || code === 'EPERM') return `path ${entry} must be readable, ${path} is not`;
  if (code === 'ELOOP')
    return `path ${entry} must end somewhere, ${path} is a link that leads back to itself`;
  if (code === 'EISDIR') return `path ${entry} must be a file, ${path} is a directory`;
  return `path ${entry} cannot be read: ${message}`;
}

/** What is wrong at the first part of a path from which there is no way on. */
function firstGap(path: string): string {
  const parent = dirname(path);
  if (parent !== path && !isDirectory(parent)) return firstGap(parent);
  try {
    if (!lstatSync(path).isSymbolicLink()) return `${path} is no directory`;
    return `${path} is a link to ${readlinkSync(path)}, which is not there`;
  } catch {
    const meant = nearest(basename(path), namesIn(parent));
    return `there is no ${path}${meant ? `. Did you mean ${meant}?` : ''}`;
  }
}

function isDirectory(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
