import { Chart } from 'cdk8s';
import { App, ManifestObject } from '../../../lib';

/** Writes about 100 MB of YAML to the folder given, and tells how much memory that took beyond its beginning. */
const [, , outdir] = process.argv;

const app = new App({ outdir, check: false });
const chart = new Chart(app, 'large');
for (let index = 0; index < 1000; index++) {
  new ManifestObject(chart, `config-${index}`, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: `config-${index}`,
    build: () => ({ data: { text: `line of ${index}\n`.repeat(7000) } }),
  });
}
const before = process.resourceUsage().maxRSS;
app.synth();
process.stdout.write(String((process.resourceUsage().maxRSS - before) / 1024));
