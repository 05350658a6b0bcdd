import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { dns1035LabelProblem } from '../names';
import { filledIn, named, type Versions } from './fill-in';

const TEMPLATE = join(__dirname, 'template');

/** A folder in which no app can be begun. */
export class InitError extends Error {}

/**
 * Writes a first app into a folder that is not there yet, or is empty.
 *
 * @returns the files written, in order
 * @throws InitError where the folder holds something, or its name is none for a service
 */
export function init(folder: string, versions: Versions): string[] {
  const name = basename(resolve(folder));
  const problem = dns1035LabelProblem(name);
  if (problem)
    throw new InitError(`the folder's name becomes the service's, which ${problem}, got "${name}"`);
  const present = filesIn(folder);
  if (present.length > 0) {
    const shown = present.slice(0, 3).join(', ') + (present.length > 3 ? '…' : '');
    throw new InitError(`${folder} is not empty, and nothing is overwritten: it holds ${shown}`);
  }
  return templateFiles().map((file) => {
    const path = named(file, name);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const text = readFileSync(join(TEMPLATE, file), 'utf8');
    // Never over a file that somebody put there in the meantime.
    writeFileSync(join(folder, path), filledIn(file, text, name, versions), { flag: 'wx' });
    return path;
  });
}

/** The files of the template, below its folder. */
export function templateFiles(): string[] {
  return readdirSync(TEMPLATE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(TEMPLATE.length + 1))
    .sort();
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR') throw new InitError(`${folder} is a file, and nothing is overwritten`);
    throw error;
  }
}
