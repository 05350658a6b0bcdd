const { task, phase } = require('./measure.cjs');
const { App, Chart } = require('cdk8s');
const kplus = require('cdk8s-plus-28');
const { chartOf } = require('./layout.cjs');

phase('load');
const app = new App({ outdir: task.outdir });
const chart = chartOf(Chart, app, task.layout);
for (let index = 0; index < task.size; index++) {
  const name = `svc-${index}`;
  const scope = chart(index);
  new kplus.ConfigMap(scope, `${name}-config`, {
    metadata: { name },
    data: { 'app.yaml': `port: 8080\nname: ${name}\n` },
  });
  const deployment = new kplus.Deployment(scope, name, { metadata: { name }, replicas: 1 });
  deployment.addContainer({
    image: `ghcr.io/acme/${name}:1.4.2`,
    ports: [{ number: 8080, name: 'http' }],
    envVariables: { LOG_LEVEL: kplus.EnvValue.fromValue('info') },
    readiness: kplus.Probe.fromHttpGet('/healthz', { port: 8080 }),
  });
  const service = deployment.exposeViaService({ name });
  new kplus.Ingress(scope, `${name}-route`, {
    metadata: { name },
    rules: [{ host: `${name}.example.com`, path: '/', backend: kplus.IngressBackend.fromService(service) }],
  });
}
phase('construct');
app.synth();
phase('synth');
