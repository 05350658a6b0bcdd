import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { ReadProblem } from './source';

const EXTENSIONS = new Set(['.yaml', '.yml', '.json']);
const PASSED_OVER = new Set(['node_modules', '.git']);

/** The files to read, and the paths that could not be followed. */
export interface FoundFiles {
  readonly files: string[];
  readonly problems: ReadProblem[];
}

/** Files are taken as they are, directories with all `.yaml`, `.yml` and `.json` files below them, in order. */
export function findFiles(paths: readonly string[]): FoundFiles {
  const found: FoundFiles = { files: [], problems: [] };
  for (const path of paths) visit(path, [], true, found);
  return { ...found, files: [...new Set(found.files)] };
}

function visit(path: string, ancestors: readonly string[], isNamed: boolean, found: FoundFiles): void {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return visitDirectory(path, ancestors, found);
    if (isNamed || (stat.isFile() && EXTENSIONS.has(extname(path).toLowerCase()))) found.files.push(path);
  } catch (error) {
    if (isNamed || lstatSync(path, { throwIfNoEntry: false }))
      found.problems.push({ file: path, message: reason(error) });
  }
}

function visitDirectory(path: string, ancestors: readonly string[], found: FoundFiles): void {
  const real = realpathSync(path);
  if (ancestors.includes(real)) {
    found.problems.push({ file: path, message: `is a link back to ${real}, which it is in; not followed` });
    return;
  }
  for (const name of readdirSync(path).sort())
    if (!PASSED_OVER.has(name)) visit(join(path, name), [...ancestors, real], false, found);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'must not be read by this user',
  EPERM: 'must not be read by this user',
  ELOOP: 'is a link that leads back to itself',
  EISDIR: 'is a directory',
};

/** Why a file could not be had, in words that continue its name. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? `cannot be read: ${message}`;
}
