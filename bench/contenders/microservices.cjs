const { task, phase } = require('./measure.cjs');
const { Chart } = require('cdk8s');
const { App, ConfigFromFile, IngressRoute, Microservice } = require('../.build/lib');
const { chartOf } = require('./layout.cjs');

phase('load');
const app = new App({ outdir: task.outdir, check: process.argv[5] !== 'unchecked' });
const chart = chartOf(Chart, app, task.layout);
for (let index = 0; index < task.size; index++) {
  const name = `svc-${index}`;
  const scope = chart(index);
  new ConfigFromFile(scope, `${name}-config`, {
    name,
    literals: { 'app.yaml': `port: 8080\nname: ${name}\n` },
  });
  const service = new Microservice(scope, name, {
    image: `ghcr.io/acme/${name}:1.4.2`,
    ports: { http: 8080 },
    env: { LOG_LEVEL: 'info' },
    ready: { http: '/healthz' },
    replicas: 1,
    spread: false,
    serviceAccount: false,
  });
  new IngressRoute(scope, `${name}-route`, { name, host: `${name}.example.com`, paths: { '/': service } });
}
phase('construct');
app.synth();
phase('synth');
