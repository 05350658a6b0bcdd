import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { OutputFolder } from '../../lib/synth/output-folder';

const ROOT = path.join(__dirname, '..', '..');
const PROGRAM = path.join(__dirname, 'programs', 'endless-synth.ts');
const KILLS = 8;

/** The generation that each file in `dist` is of. */
function generations(dist: string): string[] {
  return fs
    .readdirSync(dist)
    .filter((file) => file.endsWith('.k8s.yaml'))
    .map((file) => parse(fs.readFileSync(path.join(dist, file), 'utf8')).data.generation);
}

test('a synth that is killed at any moment leaves one whole generation', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'killed-'));
  const dist = path.join(folder, 'dist');
  fs.mkdirSync(dist);
  fs.writeFileSync(path.join(dist, 'mine.txt'), 'mine');
  for (let kill = 0; kill < KILLS; kill++) {
    const program = spawn(process.execPath, ['-r', 'ts-node/register', PROGRAM, dist], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await Promise.race([once(program.stdout, 'data'), once(program, 'exit')]);
    await sleep(Math.random() * 100);
    program.kill('SIGKILL');
    await once(program, 'exit');
    // Between the two renames the folder bears its other name; the next synth begins by putting it back.
    if (!fs.existsSync(dist)) new OutputFolder(dist).discard();
    const found = generations(dist);
    expect(found).toHaveLength(20);
    expect(new Set(found).size).toBe(1);
    expect(fs.readFileSync(path.join(dist, 'mine.txt'), 'utf8')).toBe('mine');
  }
  new OutputFolder(dist).commit();
  expect(fs.readdirSync(folder)).toEqual(['dist']);
  expect(fs.readdirSync(dist)).toEqual(['mine.txt']);
  fs.rmSync(folder, { recursive: true });
}, 120_000);
