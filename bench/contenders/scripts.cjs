// A script without any framework, by the name of what writes its manifests.
const fs = require('fs');
const path = require('path');
const { task, phase } = require('./measure.cjs');
const { manifests } = require('./manifests.cjs');

const writers = {
  yaml: () => {
    const { stringify } = require('yaml');
    return (manifest) => stringify(manifest, { lineWidth: 0 });
  },
  'js-yaml': () => {
    const { dump } = require('js-yaml');
    return (manifest) => dump(manifest, { lineWidth: -1, noRefs: true });
  },
  stream: () => require('../.build/lib/synth/yaml').toYaml,
  json: () => (manifest) => `${JSON.stringify(manifest)}\n`,
};
const write = writers[process.argv[5]]();
phase('load');
fs.mkdirSync(task.outdir, { recursive: true });
const open = (name) => fs.openSync(path.join(task.outdir, name), 'w');
let file = task.layout === 'one' ? open('all.yaml') : undefined;
let pending = '';
const flush = () => {
  fs.writeSync(file, pending);
  pending = '';
};
for (let index = 0; index < task.size; index++) {
  if (task.layout !== 'one') file = open(`chart-${index}.yaml`);
  for (const manifest of manifests(index)) pending += `---\n${write(manifest)}`;
  if (task.layout !== 'one') {
    flush();
    fs.closeSync(file);
  } else if (pending.length > 65536) flush();
}
if (task.layout === 'one') flush();
phase('synth');
