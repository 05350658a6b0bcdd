import fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { OutputFolder } from '../../lib/synth/output-folder';
import { header } from '../../lib/synth/output-mark';
import { SynthError } from '../../lib';

const home = process.cwd();
let project: string;
beforeEach(() => {
  project = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'output-')));
  process.chdir(project);
});
afterEach(() => {
  process.chdir(home);
  fs.rmSync(project, { recursive: true });
});

function write(files: Readonly<Record<string, string>>, outdir = 'dist'): void {
  const folder = new OutputFolder(outdir);
  for (const [name, text] of Object.entries(files)) {
    const file = folder.create(name, { sensitive: false });
    file.write(header(name, false) + text);
    file.close();
  }
  folder.commit();
}

/** Every file below the project, with its text behind the header. */
function found(): Record<string, string> {
  const files = fs.readdirSync('.', { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    files
      .filter((file) => fs.statSync(file).isFile())
      .sort()
      .map((file) => [file, fs.readFileSync(file, 'utf8').replace(/^---\n# .*\n/, '')]),
  );
}

test('removes what an earlier synth wrote and this one did not, and keeps what others wrote', () => {
  write({ 'a.k8s.yaml': 'old', 'b.k8s.yaml': 'old', 'sub/c.k8s.yaml': 'old' });
  fs.copyFileSync('dist/a.k8s.yaml', 'dist/copy.yaml');
  fs.writeFileSync('dist/kustomization.yaml', 'mine');
  fs.mkdirSync('dist/notes');
  fs.writeFileSync('dist/notes/todo.txt', 'mine');
  fs.symlinkSync('a.k8s.yaml', 'dist/link.yaml');
  write({ 'a.k8s.yaml': 'new' });
  expect(found()).toEqual({
    'dist/a.k8s.yaml': 'new',
    'dist/copy.yaml': 'old',
    'dist/kustomization.yaml': 'mine',
    'dist/link.yaml': 'new',
    'dist/notes/todo.txt': 'mine',
  });
  expect(fs.readdirSync('.')).toEqual(['dist']);
  expect(fs.existsSync('dist/sub')).toBe(false);
});

test('keeps an empty folder of somebody else, and the mode of the output folder', () => {
  write({ a: '1' });
  fs.mkdirSync('dist/empty');
  fs.chmodSync('dist', 0o750);
  write({ a: '2' });
  expect(fs.statSync('dist/empty').isDirectory()).toBe(true);
  expect(fs.statSync('dist').mode & 0o777).toBe(0o750);
});

test('leaves the folder as it was when the synth is given up', () => {
  write({ a: '1' });
  const folder = new OutputFolder('dist');
  folder.create('a', { sensitive: false }).close();
  folder.discard();
  expect(found()).toEqual({ 'dist/a': '1' });
  expect(fs.readdirSync('.')).toEqual(['dist']);
});

/** The id of a process that has ended. */
const DEAD = 2 ** 22 + 1;

test('puts back what a synth that was killed between two renames had moved aside', () => {
  write({ a: '1' });
  fs.renameSync('dist', `.dist.previous-${DEAD}`);
  fs.mkdirSync(`.dist.synth-${DEAD}-0`);
  new OutputFolder('dist').discard();
  expect(found()).toEqual({ 'dist/a': '1' });
  expect(fs.readdirSync('.')).toEqual(['dist']);
});

test('clears away what a synth that was killed behind its renames left', () => {
  write({ a: '2' });
  fs.mkdirSync(`.dist.previous-${DEAD}`);
  write({ a: '3' });
  expect(fs.readdirSync('.')).toEqual(['dist']);
});

test('leaves the staging folder of a synth that still runs alone', () => {
  fs.mkdirSync(`.dist.synth-${process.ppid}-0`);
  const other = new OutputFolder('dist');
  write({ a: '1' });
  expect(fs.readdirSync('.')).toHaveLength(3);
  other.commit();
  expect(found()).toEqual({});
});

test('follows a link within the project', () => {
  fs.mkdirSync('elsewhere');
  fs.symlinkSync('elsewhere', 'dist');
  write({ a: '1' });
  expect(fs.readFileSync('elsewhere/a', 'utf8')).toContain('1');
  expect(fs.lstatSync('dist').isSymbolicLink()).toBe(true);
});

test('refuses a file in place of the folder, or of one around it', () => {
  fs.writeFileSync('dist', '');
  expect(() => new OutputFolder('dist')).toThrow(
    new SynthError(['dist: output folder must be a folder, but is a file']),
  );
  expect(() => new OutputFolder('dist/sub')).toThrow(
    new SynthError(['dist/sub: output folder must lie in a folder, but a part of its path is a file']),
  );
});

test('refuses a link that leads out of the project, or nowhere', () => {
  const outside = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'outside-')));
  fs.symlinkSync(outside, 'dist');
  expect(() => new OutputFolder('dist/sub')).toThrow(
    new SynthError([
      `dist/sub: output folder leads out of the project, to ${outside}/sub, by a link. Name that path itself if it is meant`,
    ]),
  );
  write({ a: '1' }, outside);
  fs.rmSync(outside, { recursive: true });
  expect(() => new OutputFolder('dist')).toThrow(
    new SynthError([`dist: output folder is a link to ${outside}, which does not exist`]),
  );
});

test.each([
  ['EACCES', 'may not be written by this user'],
  ['EROFS', 'lies on a read-only file system'],
  ['ENOSPC', 'lies on a file system that is full'],
  ['EBUSY', 'is a mount point, which cannot be replaced as a whole. Write to a folder within it'],
])('says in words what %s means, and cleans up', (code, words) => {
  write({ a: '1' });
  const folder = new OutputFolder('dist');
  const failure = Object.assign(new Error('the system said no'), { code, syscall: 'rename' });
  const rename = jest.spyOn(fs, 'renameSync').mockImplementation(() => {
    throw failure;
  });
  try {
    expect(() => folder.commit()).toThrow(
      new SynthError([`dist: output folder ${words} (the system said no)`]),
    );
  } finally {
    rename.mockRestore();
  }
  expect(found()).toEqual({ 'dist/a': '1' });
  expect(fs.readdirSync('.')).toEqual(['dist']);
});
