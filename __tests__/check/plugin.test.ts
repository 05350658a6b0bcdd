import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const MINUTE = 60_000;

/** An app of cdk8s alone, whose Service selects nothing. */
const APP = `
const { ApiObject, App, Chart } = require('${root}/node_modules/cdk8s');
const app = new App();
const chart = new Chart(app, 'shop');
new ApiObject(chart, 'entry', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
});
app.synth();
`;
const PLUGIN = `
require('${root}/node_modules/ts-node').register({ cwd: '${root}', transpileOnly: true });
module.exports = require('${root}/lib/check');
`;

describe('as a validation of cdk8s synth', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'plugin-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function synth(properties: object) {
    const validation = { package: './plugin.cjs', version: '0.0.0', class: 'CheckPlugin', properties };
    writeFileSync(join(folder, 'app.cjs'), APP);
    writeFileSync(join(folder, 'plugin.cjs'), PLUGIN);
    writeFileSync(
      join(folder, 'cdk8s.yaml'),
      JSON.stringify({ app: 'node app.cjs', validations: [validation] }),
    );
    const cdk8s = join(root, 'node_modules/cdk8s-cli/bin/cdk8s');
    const report = ['--validation-reports-output-file', 'report.json'];
    const { status } = spawnSync(process.execPath, [cdk8s, 'synth', '--check-upgrade=false', ...report], {
      cwd: folder,
    });
    return { status, reports: JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).reports };
  }

  test(
    'fails synthesis, with the construct and the line',
    () => {
      const { status, reports } = synth({ known: 'all' });
      expect(status).toBe(2);
      expect(reports[0].summary).toMatchObject({
        status: 'failure',
        metadata: { objects: '1', errors: '1', warnings: '0' },
      });
      expect(reports[0].violations).toEqual([
        {
          ruleName: 'service-selects-nothing (error)',
          recommendation: 'Service "web" selects app=web, but no pod carries it.',
          fix: expect.any(String) as string,
          violatingConstructs: [
            {
              resourceName: 'web',
              locations: ['spec.selector (line 8)'],
              manifestPath: expect.stringMatching(/shop\.k8s\.yaml$/) as string,
              constructPath: 'shop/entry',
            },
          ],
        },
      ]);
    },
    MINUTE,
  );

  test(
    'passes what the properties let pass',
    () => {
      const { status, reports } = synth({ external: ['Pod/web'] });
      expect([status, reports[0].summary.status, reports[0].violations]).toEqual([0, 'success', []]);
    },
    MINUTE,
  );
});
