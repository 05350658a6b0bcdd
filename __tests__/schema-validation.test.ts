import { App, Testing } from 'cdk8s';
import {
  Checks,
  GoOkChart,
  GoOkPodChart,
  HelloChart,
  IngressRoute,
  LoadBalancerService,
  Microservice,
  NginxProxyChart,
  OneOffJob,
} from '../lib';
import { newChart } from './render';

/** The class that kubernetes-models has for a manifest. */
function modelOf({ apiVersion, kind }: { apiVersion: string; kind: string }) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the module follows from the manifest
  return require(`kubernetes-models/${apiVersion}/${kind}`)[kind];
}

function everything() {
  const chart = newChart({ namespace: 'shop' });
  const image = 'acme/api:1';
  const api = new Microservice(chart, 'api', {
    image,
    ports: { http: 80, grpc: 81 },
    ready: { http: '/' },
    live: { grpc: 'grpc' },
    scale: { min: 2, max: 4 },
  });
  const db = new Microservice(chart, 'db', {
    image,
    workload: 'StatefulSet',
    ports: { sql: 5432 },
    mounts: { '/data': { claim: { size: '1Gi' } } },
  });
  db.addSidecar('backup', { image, writable: ['/backup'] });
  new Microservice(chart, 'agent', {
    image,
    workload: 'DaemonSet',
    mounts: { '/host': { volume: { hostPath: { path: '/' } }, readOnly: true } },
  });
  new Microservice(chart, 'store', {
    image,
    mounts: { '/data': { claim: { size: '1Gi' } }, '/ram': { scratch: { medium: 'Memory' } } },
  });
  new LoadBalancerService(chart, 'lb', { app: api, port: 'http' });
  new IngressRoute(chart, 'entry', {
    host: 'a.example',
    paths: { '/': api },
    tls: 'tls',
    defaultBackend: api,
  });
  new OneOffJob(chart, 'report', { image, schedule: '@daily' });
  return chart;
}

const app = new App();
const charts = [
  new GoOkChart(app, 'go-ok'),
  new GoOkPodChart(app, 'go-ok-pod'),
  new NginxProxyChart(app, 'nginx-proxy'),
  new HelloChart(app, 'hello'),
  everything(),
];
for (const chart of charts) Checks.of(chart).external('Secret/shop/tls');
const objects = charts.flatMap((chart) => Testing.synth(chart));

test.each(objects.map((object) => [`${object.kind} ${object.metadata.name}`, object]))(
  '%s is valid by its published schema',
  (_, object) => {
    const Model = modelOf(object);
    expect(() => new Model(object).validate()).not.toThrow();
  },
);

test('a wrong type would have been noticed', () => {
  const [service] = objects.filter(({ kind }) => kind === 'Service');
  const Model = modelOf(service);
  expect(() => new Model({ ...service, spec: { ...service.spec, ports: 'none' } }).validate()).toThrow();
});
