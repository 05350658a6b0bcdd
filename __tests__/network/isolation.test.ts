import * as plus from 'cdk8s-plus-28';
import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  ExternalNameService,
  HeadlessService,
  IngressRoute,
  Isolation,
  type IsolationProps,
  Microservice,
  NginxProxy,
  NodePortService,
  OneOffJob,
} from '../../lib';
import type { DataSource } from '../../lib/config/data-source';
import { manifest, manifests, newChart } from '../render';

const image = 'acme/api:1';
const http = { image, ports: { http: 8080 } };

function shop() {
  const chart = newChart({ namespace: 'shop' });
  new Isolation(chart, 'isolation');
  return chart;
}

const labels = (name: string) => ({ 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name });
const pods = (name: string) => ({ podSelector: { matchLabels: labels(name) } });
const inNamespace = (name: string) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});
const tcp = (...ports: (number | string)[]) => ports.map((port) => ({ protocol: 'TCP', port }));
const dns = {
  to: [{ ...inNamespace('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};
const policy = (chart: Chart, name: string) => manifest(chart, 'NetworkPolicy', name).spec;

test('shuts the namespace and leaves its pods nothing but DNS', () => {
  const chart = shop();
  new Microservice(chart, 'api', http);
  expect(policy(chart, 'default-deny')).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  expect(manifest(chart, 'NetworkPolicy', 'api')).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: 'api',
      namespace: 'shop',
      labels: {
        ...labels('api'),
        'app.kubernetes.io/version': '1',
        'app.kubernetes.io/managed-by': 'cdk8s-microservices',
      },
    },
    spec: {
      podSelector: { matchLabels: labels('api') },
      policyTypes: ['Ingress', 'Egress'],
      egress: [dns],
    },
  });
});

test('opens a declared way on both sides, on that port alone', () => {
  const chart = shop();
  const db = new Microservice(chart, 'db', { image, ports: { postgres: 5432, metrics: 9187 } });
  new Microservice(chart, 'api', http).dependsOn(db, { port: 'postgres' });
  new Microservice(chart, 'web', http).dependsOn(db, { port: 'postgres' });
  new Microservice(chart, 'other', http);
  expect(policy(chart, 'db').ingress).toEqual([{ from: [pods('api'), pods('web')], ports: tcp(5432) }]);
  expect(policy(chart, 'api').egress).toEqual([dns, { to: [pods('db')], ports: tcp(5432) }]);
  expect(policy(chart, 'other').egress).toEqual([dns]);
  expect(policy(chart, 'api').ingress).toBeUndefined();
});

test('means the port of the pods where the Service has another', () => {
  const chart = shop();
  const api = new Microservice(chart, 'api', http);
  const front = new HeadlessService(chart, 'front', { app: api, port: 'http', servicePort: 80 });
  new Microservice(chart, 'web', http).dependsOn(front);
  expect(policy(chart, 'web').egress[1]).toEqual({ to: [pods('api')], ports: tcp(8080) });
});

test('means the port of a proxy that came in front later', () => {
  const chart = shop();
  const api = new Microservice(chart, 'api', http);
  new Microservice(chart, 'web', http).dependsOn(api);
  const config: DataSource<'ConfigMap'> = Object.assign(new Construct(chart, 'config'), {
    provides: 'ConfigMap' as const,
    name: 'config',
    keys: ['proxy.conf'],
    checksum: 'x',
    reload: 'none' as const,
  });
  new NginxProxy(api, 'proxy', { port: 'http', config, httpPort: 8888 });
  expect(policy(chart, 'web').egress[1]).toEqual({ to: [pods('api')], ports: tcp(8888) });
  expect(policy(chart, 'api').ingress).toEqual([{ from: [pods('web')], ports: tcp(8888) }]);
});

test('names the namespace of a neighbour from another chart', () => {
  const app = new App();
  const [data, web] = ['data', 'web'].map((namespace) => new Chart(app, namespace, { namespace }));
  for (const chart of [data, web]) new Isolation(chart, 'isolation');
  const db = new Microservice(data, 'db', { image, ports: { postgres: 5432 } });
  new Microservice(web, 'api', http).dependsOn(db);
  expect(policy(data, 'db').ingress[0].from).toEqual([{ ...inNamespace('web'), ...pods('api') }]);
  expect(policy(web, 'api').egress[1].to).toEqual([{ ...inNamespace('data'), ...pods('db') }]);
});

test('lets pods of one StatefulSet talk to each other where that is declared', () => {
  const chart = shop();
  const db = new Microservice(chart, 'db', { image, ports: { raft: 7000 }, workload: 'StatefulSet' });
  db.dependsOn(db, { env: false });
  expect(policy(chart, 'db').ingress).toEqual([{ from: [pods('db')], ports: tcp(7000) }]);
  expect(policy(chart, 'db').egress).toEqual([dns, { to: [pods('db')], ports: tcp(7000) }]);
});

test('lets jobs ask what they depend on', () => {
  const chart = shop();
  const db = new Microservice(chart, 'db', { image, ports: { postgres: 5432 } });
  new OneOffJob(chart, 'migrate', { image }).dependsOn(db);
  expect(policy(chart, 'migrate').egress).toEqual([dns, { to: [pods('db')], ports: tcp(5432) }]);
  expect(policy(chart, 'db').ingress).toEqual([{ from: [pods('migrate')], ports: tcp(5432) }]);
});

test('lets the controller of a route in, to routed ports alone', () => {
  const chart = shop();
  const api = new Microservice(chart, 'api', { image, ports: { http: 8080, metrics: 9090 } });
  new IngressRoute(chart, 'entry', { host: ['a.example.com', 'b.example.com'], paths: { '/': api } });
  new IngressRoute(chart, 'other', {
    controllerNamespace: 'traefik',
    defaultBackend: { app: api, port: 'metrics' },
  });
  expect(policy(chart, 'api').ingress).toEqual([
    { from: [inNamespace('ingress-nginx')], ports: tcp(8080) },
    { from: [inNamespace('traefik')], ports: tcp(9090) },
  ]);
});

test('lets anyone in where a port is open on every node', () => {
  const chart = shop();
  const api = new Microservice(chart, 'api', { image, ports: { http: 8080, metrics: 9090 } });
  new NodePortService(chart, 'node-port', { app: api, port: 'http' });
  expect(policy(chart, 'api').ingress).toEqual([{ ports: tcp(8080) }]);
});

test('lets out to the pods of a Service of cdk8s-plus', () => {
  const chart = shop();
  const other = new plus.Service(chart, 'other', {
    metadata: { name: 'other' },
    selector: plus.Pods.select(chart, 'pods', { labels: { app: 'other' } }),
    ports: [{ port: 80, targetPort: 8000 }],
  });
  new Microservice(chart, 'api', http).dependsOn(other);
  expect(policy(chart, 'api').egress[1]).toEqual({
    to: [{ podSelector: { matchLabels: { app: 'other' } } }],
    ports: tcp(8000),
  });
});

test('lets out to the addresses of a name that is outside, and nowhere where none are known', () => {
  const chart = shop();
  const known = new ExternalNameService(chart, 'known', {
    externalName: 'a.example.com',
    ports: { https: 443 },
    addresses: ['203.0.113.0/24', '198.51.100.7/32'],
  });
  const unknown = new ExternalNameService(chart, 'unknown', {
    externalName: 'b.example.com',
    ports: { https: 443 },
  });
  new Microservice(chart, 'api', http).dependsOn(known).dependsOn(unknown);
  expect(policy(chart, 'api').egress).toEqual([
    dns,
    {
      to: [{ ipBlock: { cidr: '203.0.113.0/24' } }, { ipBlock: { cidr: '198.51.100.7/32' } }],
      ports: tcp(443),
    },
  ]);
});

test('one microservice can be isolated alone, or left out', () => {
  const open = newChart();
  new Microservice(open, 'api', {
    ...http,
    isolate: {
      egress: [{ cidr: '0.0.0.0/0', except: ['10.0.0.0/8'], ports: [443, { number: 53, protocol: 'UDP' }] }],
    },
  });
  new Microservice(open, 'web', http);
  expect(manifests(open).filter(({ kind }) => kind === 'NetworkPolicy')).toHaveLength(1);
  expect(policy(open, 'api').egress[1]).toEqual({
    to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }],
    ports: [...tcp(443), { protocol: 'UDP', port: 53 }],
  });
  const shut = shop();
  new Microservice(shut, 'api', { ...http, isolate: false });
  expect(manifests(shut).filter(({ kind }) => kind === 'NetworkPolicy')).toHaveLength(1);
});

test('looks at all props', () => {
  const chart = newChart();
  const props: Required<IsolationProps> = {
    egress: [{ cidr: '2001:db8::/32', ports: [443] }],
    namespace: 'ns',
    name: 'shut',
  };
  new Isolation(chart, 'isolation', props);
  new Microservice(chart, 'api', http);
  expect(manifest(chart, 'NetworkPolicy', 'shut').metadata).toEqual({ name: 'shut', namespace: 'ns' });
  expect(policy(chart, 'api').egress[1]).toEqual({
    to: [{ ipBlock: { cidr: '2001:db8::/32' } }],
    ports: tcp(443),
  });
});

describe('refuses', () => {
  test('to come too late', () => {
    const chart = newChart();
    new Microservice(chart, 'api', http);
    expect(() => new Isolation(chart, 'isolation')).toThrow(
      'shop/isolation: must stand before the microservices it isolates, shop/api is there already',
    );
  });

  test.each([
    [
      { cidr: 'example.com', ports: [443] },
      'egress must be a block of addresses such as 203.0.113.0/24, got "example.com"',
    ],
    [
      { cidr: '10.0.0.0/8', except: ['10.0.0.1'], ports: [443] },
      'egress must be a block of addresses such as 203.0.113.0/24, got "10.0.0.1"',
    ],
    [{ cidr: '10.0.0.0/8', ports: [] }, 'egress to 10.0.0.0/8 must name its ports, got []'],
    [{ cidr: '10.0.0.0/8', ports: [0] }, 'egress port must be a whole number from 1 to 65535, got 0'],
  ])('%j', (egress, message) => {
    expect(() => new Isolation(newChart(), 'isolation', { egress: [egress] })).toThrow(
      `shop/isolation: ${message}`,
    );
  });
});
