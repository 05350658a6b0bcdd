const { task, phase } = require('./measure.cjs');
const { Chart } = require('cdk8s');
const { App, ManifestObject } = require('../.build/lib');
const { chartOf } = require('./layout.cjs');
const { manifests } = require('./manifests.cjs');

phase('load');
const app = new App({ outdir: task.outdir, check: false });
const chart = chartOf(Chart, app, task.layout);
for (let index = 0; index < task.size; index++) {
  const scope = chart(index);
  for (const { apiVersion, kind, metadata, ...rest } of manifests(index)) {
    new ManifestObject(scope, `${kind}-${metadata.name}`, {
      apiVersion,
      kind,
      ...metadata,
      build: () => rest,
    });
  }
}
phase('construct');
app.synth();
phase('synth');
