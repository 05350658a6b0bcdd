import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');

test('memory does not grow with the output where nothing is checked', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'large-'));
  const program = path.join(__dirname, 'programs', 'large-synth.ts');
  const dist = path.join(folder, 'dist');
  const megabytes = Number(
    execFileSync(process.execPath, ['-r', 'ts-node/register', program, dist], {
      cwd: ROOT,
      encoding: 'utf8',
    }),
  );
  const written = fs.statSync(path.join(dist, 'large.k8s.yaml')).size / 1024 / 1024;
  fs.rmSync(folder, { recursive: true });
  expect(written).toBeGreaterThan(90);
  expect(megabytes).toBeLessThan(written / 1.5);
}, 60_000);
