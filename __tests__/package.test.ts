import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../package.json';
import { describePackedApp } from './packed-app';

const root = join(__dirname, '..');
const MINUTES = 60_000;

const CHART_TS = `
import { Chart } from 'cdk8s';
import { App, IngressRoute, Microservice } from 'cdk8s-microservices';

const app = new App({ outdir: 'from-typescript' });
const chart = new Chart(app, 'shop');
const api = new Microservice(chart, 'api', { image: 'acme/api:1', ports: { http: 8080 } });
new IngressRoute(chart, 'entry', { paths: { '/': api } });
// @ts-expect-error -- the app has no such port
const wrong = () => new IngressRoute(chart, 'wrong', { paths: { '/': { app: api, port: 'htpp' } } });
void wrong;
app.synth();
`;

const CHART_JS = `
const { Chart } = require('cdk8s');
const { App, GoOkPodChart, NginxProxyChart } = require('cdk8s-microservices');

const app = new App({ outdir: 'from-javascript' });
new GoOkPodChart(app, 'go-ok-pod');
new NginxProxyChart(app, 'nginx-proxy');
app.synth();
`;

const CHART_MJS = `
import { Chart } from 'cdk8s';
import { App, HelloChart } from 'cdk8s-microservices';

const app = new App({ outdir: 'from-modules' });
new HelloChart(app, 'hello');
app.synth();
`;

describe('packed and installed in an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (command: string, args: string[], cwd = folder) => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
    return stdout + stderr;
  };

  beforeAll(() => {
    run('npm', ['pack', '--pack-destination', folder], root);
    const [tarball] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
    const { cdk8s, 'cdk8s-plus-28': plus, constructs, typescript } = manifest.devDependencies;
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    run('npm', [
      'install',
      '--no-audit',
      '--no-fund',
      `./${tarball}`,
      `cdk8s@${cdk8s}`,
      `cdk8s-plus-28@${plus}`,
      `constructs@${constructs}`,
      `typescript@${typescript}`,
    ]);
  }, 5 * MINUTES);

  test('holds only what a user needs', () => {
    const installed = join(folder, 'node_modules/cdk8s-microservices');
    expect(readdirSync(installed).sort()).toEqual(['LICENSE', 'README.md', 'build', 'package.json']);
    expect(readdirSync(join(installed, 'build')).sort()).toEqual(['imports', 'lib']);
  });

  test(
    'synthesizes a chart in TypeScript, type-checked',
    () => {
      writeFileSync(join(folder, 'chart.ts'), CHART_TS);
      run('npx', ['tsc', '--strict', '--module', 'node16', '--target', 'es2022', 'chart.ts']);
      run('node', ['chart.js']);
      expect(readFileSync(join(folder, 'from-typescript/shop.k8s.yaml'), 'utf8')).toContain('kind: Ingress');
    },
    MINUTES,
  );

  test('synthesizes a chart in plain JavaScript, the files of the charts included', () => {
    writeFileSync(join(folder, 'chart.cjs'), CHART_JS);
    run('node', ['chart.cjs']);
    expect(readFileSync(join(folder, 'from-javascript/go-ok-pod.k8s.yaml'), 'utf8')).toContain(
      'nodePort: 31000',
    );
    expect(readFileSync(join(folder, 'from-javascript/nginx-proxy.k8s.yaml'), 'utf8')).toContain(
      'proxy_pass',
    );
  });

  test('synthesizes a chart in an ES module', () => {
    writeFileSync(join(folder, 'chart.mjs'), CHART_MJS);
    run('node', ['chart.mjs']);
    expect(readFileSync(join(folder, 'from-modules/hello.k8s.yaml'), 'utf8')).toContain('kind: Job');
  });

  describePackedApp(folder, run);
});
