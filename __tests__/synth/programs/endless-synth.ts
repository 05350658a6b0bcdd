import { ApiObject, Chart } from 'cdk8s';
import { App } from '../../../lib';

/** Writes one generation of an app after the other to the folder given, until it is killed. */
const [, , outdir] = process.argv;

for (let generation = 0; ; generation++) {
  const app = new App({ outdir });
  for (let index = 0; index < 20; index++) {
    const chart = new Chart(app, `chart-${index}`);
    const data = { generation: String(generation), filler: 'x'.repeat(10_000) };
    new ApiObject(chart, 'config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `c-${index}` },
      data,
    });
  }
  app.synth();
  if (generation === 0) process.stdout.write('ready');
}
