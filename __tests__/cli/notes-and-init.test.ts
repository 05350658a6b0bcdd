import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../lib/cli/run';
import { SAMPLES, inSample } from '../notes/samples';

async function called(...args: string[]) {
  const said = { out: '', err: '' };
  const code = await run(args, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    hasColors: false,
  });
  return { code, ...said };
}

describe('notes', () => {
  const { files } = SAMPLES['entrances of every kind'];

  test('are for dist where no path is given', async () => {
    const { code, out } = await inSample(files, () => called('notes', '--node-ip', '10.0.0.1'));
    expect(code).toBe(0);
    expect(out).toContain('kubectl apply -f dist\n');
    expect(out).toContain('http://10.0.0.1:31000/');
  });

  test('need manifests', async () => {
    expect(await called('notes', 'nowhere')).toEqual({ code: 2, out: '', err: 'nowhere: does not exist\n' });
  });

  test('refuse what is no address', async () => {
    expect(await called('notes', '--node-ip', '$(id)')).toEqual({
      code: 2,
      out: '',
      err: 'cdk8s-microservices notes: --node-ip must be an IP address, got "$(id)"\n',
    });
  });
});

describe('init', () => {
  const folder = mkdtempSync(join(tmpdir(), 'init-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('lists what it wrote, and what comes next', async () => {
    const app = join(folder, 'shop');
    const { code, out } = await called('init', app);
    expect(code).toBe(0);
    expect(out).toContain('lib/shop-chart.ts\n');
    expect(out).toContain(`\nNext: cd ${app} && npm install && npm test && npm run synth\n`);
  });

  test('overwrites nothing', async () => {
    const app = join(folder, 'shop');
    const before = readdirSync(app);
    const { code, err } = await called('init', app);
    expect(code).toBe(2);
    expect(err).toMatch(/^cdk8s-microservices init: .* is not empty, and nothing is overwritten: it holds /);
    expect(readdirSync(app)).toEqual(before);
  });

  test('wants one folder', async () => {
    expect((await called('init')).err).toBe(
      'cdk8s-microservices init: name one folder, which is new or empty\n',
    );
  });
});
