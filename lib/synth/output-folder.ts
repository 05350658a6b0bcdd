import fs from 'node:fs';
import * as path from 'node:path';
import { isMarked } from './output-mark';
import { folderError, resolveTarget } from './output-target';
import { OutputFile } from './output-file';

/** The staging folders of this process, which are in use however old they look. */
const inUse = new Set<string>();
let count = 0;

/**
 * The folder of an app's output, written as a whole or not at all: files go to a staging folder beside it, which
 * {@link OutputFolder.commit} puts in its place. A process that is killed leaves either the old folder or the new
 * one; between the two renames of a commit the old one is called `.<name>.previous-<pid>`, and the next synth puts
 * it back.
 */
export class OutputFolder {
  private readonly target: string;
  private readonly staging: string;
  /** What was staged, files and folders, as full paths. */
  private readonly staged = new Set<string>();

  /** @throws SynthError when the folder cannot be one, or cannot be written */
  constructor(private readonly outdir: string) {
    this.target = resolveTarget(outdir);
    this.staging = this.beside(`synth-${process.pid}-${count++}`);
    inUse.add(this.staging);
    this.attempt(() => {
      fs.mkdirSync(path.dirname(this.target), { recursive: true });
      this.clearLeftovers();
      fs.mkdirSync(this.staging);
    });
  }

  /** A new file, named from the output folder on. */
  create(name: string, options: { readonly sensitive: boolean }): OutputFile {
    return this.attempt(() => {
      const file = path.join(this.staging, name);
      const folder = path.dirname(file);
      if (!this.staged.has(folder)) fs.mkdirSync(folder, { recursive: true });
      this.staged.add(folder).add(file);
      return new OutputFile(file, options.sensitive ? 0o600 : 0o666);
    });
  }

  /** Puts the staged files in the place of those of earlier synths. What others put there stays. */
  commit(): void {
    this.attempt(() => {
      if (fs.existsSync(this.target)) {
        carryOver(this.target, this.staging, this.staged);
        fs.chmodSync(this.staging, fs.statSync(this.target).mode);
      }
      this.swap();
    });
    inUse.delete(this.staging);
  }

  /** Forgets the staged files. */
  discard(): void {
    fs.rmSync(this.staging, { recursive: true, force: true });
    inUse.delete(this.staging);
  }

  /** `error` in words, if it came from the file system. */
  explain(error: unknown): unknown {
    const { syscall } = error as NodeJS.ErrnoException;
    return syscall === undefined ? error : folderError(this.outdir, error);
  }

  private swap(): void {
    if (!fs.existsSync(this.target)) return fs.renameSync(this.staging, this.target);
    const previous = this.beside(`previous-${process.pid}`);
    fs.renameSync(this.target, previous);
    try {
      fs.renameSync(this.staging, this.target);
    } catch (error) {
      fs.renameSync(previous, this.target);
      throw error;
    }
    fs.rmSync(previous, { recursive: true, force: true });
  }

  /** Puts back, or clears away, what a killed synth left behind. */
  private clearLeftovers(): void {
    const parent = path.dirname(this.target);
    const pattern = new RegExp(
      `^\\.${escapeRegExp(path.basename(this.target))}\\.(synth|previous)-(\\d+)(-\\d+)?$`,
    );
    for (const name of fs.readdirSync(parent)) {
      const match = pattern.exec(name);
      if (!match) continue;
      const leftover = path.join(parent, name);
      if (inUse.has(leftover) || isRunning(Number(match[2]))) continue;
      if (match[1] === 'previous' && !fs.existsSync(this.target)) fs.renameSync(leftover, this.target);
      else fs.rmSync(leftover, { recursive: true, force: true });
    }
  }

  private beside(suffix: string): string {
    return path.join(path.dirname(this.target), `.${path.basename(this.target)}.${suffix}`);
  }

  private attempt<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      this.discard();
      throw this.explain(error);
    }
  }
}

/** Links into `staging` what is in `folder`, but neither staged anew nor written by an earlier synth. */
function carryOver(folder: string, staging: string, staged: ReadonlySet<string>): void {
  const entries = fs.readdirSync(folder, { withFileTypes: true });
  for (const entry of entries) {
    const from = path.join(folder, entry.name);
    const to = path.join(staging, entry.name);
    if (entry.isDirectory()) {
      carryOver(from, to, staged);
    } else if (!staged.has(to) && !(entry.isFile() && isMarked(from))) {
      fs.mkdirSync(staging, { recursive: true });
      carry(from, to, entry);
    }
  }
  if (entries.length === 0) fs.mkdirSync(staging, { recursive: true });
}

function carry(from: string, to: string, entry: fs.Dirent): void {
  if (entry.isSymbolicLink()) return fs.symlinkSync(fs.readlinkSync(from), to);
  try {
    fs.linkSync(from, to);
  } catch {
    // Some file systems have no hard links.
    fs.cpSync(from, to, { preserveTimestamps: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
