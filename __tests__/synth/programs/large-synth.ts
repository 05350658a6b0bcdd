import { ApiObject, Chart, Lazy } from 'cdk8s';
import { App } from '../../../lib';

/** Writes about 100 MB of YAML to the folder given, and tells how much memory that took beyond its beginning. */
const [, , outdir] = process.argv;

const app = new App({ outdir });
const chart = new Chart(app, 'large');
for (let index = 0; index < 1000; index++) {
  // An app without constructs of ours is not checked, so that nobody has to see all manifests at once.
  new ApiObject(chart, `config-${index}`, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `config-${index}` },
    data: Lazy.any({ produce: () => ({ text: `line of ${index}\n`.repeat(7000) }) }),
  });
}
const before = process.resourceUsage().maxRSS;
app.synth();
process.stdout.write(String((process.resourceUsage().maxRSS - before) / 1024));
