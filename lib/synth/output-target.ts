import fs from 'node:fs';
import * as path from 'node:path';
import { SynthError } from './synth-error';

/**
 * The folder that `outdir` means once links are followed.
 *
 * @throws SynthError when it is something other than a folder, or a link leads out of the working directory
 */
export function resolveTarget(outdir: string): string {
  const lexical = path.resolve(outdir);
  const real = realPath(lexical, outdir);
  const project = process.cwd();
  if (isWithin(lexical, project) && !isWithin(real, fs.realpathSync(project))) {
    throw new SynthError([
      `${outdir}: output folder leads out of the project, to ${real}, by a link. Name that path itself if it is meant`,
    ]);
  }
  if (fs.existsSync(real) && !fs.statSync(real).isDirectory()) {
    throw new SynthError([`${outdir}: output folder must be a folder, but is a file`]);
  }
  return real;
}

/** `target` with the links in it followed, of which the end need not exist. */
function realPath(target: string, outdir: string): string {
  try {
    return fs.realpathSync(target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR')
      throw new SynthError([
        `${outdir}: output folder must lie in a folder, but a part of its path is a file`,
      ]);
    if (code !== 'ENOENT') throw folderError(outdir, error);
    if (fs.lstatSync(target, { throwIfNoEntry: false })) {
      throw new SynthError([
        `${outdir}: output folder is a link to ${fs.readlinkSync(target)}, which does not exist`,
      ]);
    }
    return path.join(realPath(path.dirname(target), outdir), path.basename(target));
  }
}

function isWithin(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner);
  return relative === '' || (!path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..');
}

/** What went wrong with the output folder, in words. */
export function folderError(outdir: string, cause: unknown): Error {
  const { code, message } = cause as NodeJS.ErrnoException;
  const meaning: Readonly<Record<string, string>> = {
    EACCES: 'may not be written by this user',
    EPERM: 'may not be written by this user',
    EROFS: 'lies on a read-only file system',
    ENOSPC: 'lies on a file system that is full',
    EDQUOT: 'lies on a file system that is full for this user',
    EBUSY: 'is a mount point, which cannot be replaced as a whole. Write to a folder within it',
    EXDEV: 'is a mount point, which cannot be replaced as a whole. Write to a folder within it',
  };
  const known = code === undefined ? undefined : meaning[code];
  return new SynthError([`${outdir}: output folder ${known ?? 'could not be written'} (${message})`]);
}
