import {
  ClusterIpService,
  Isolation,
  Microservice,
  NodePortService,
  ServiceMonitor,
  type ServiceMonitorProps,
} from '../../lib';
import { manifest, newChart } from '../render';

const app = { image: 'acme/api:1', ports: { http: 8080, metrics: 9090 } };
const labels = { 'app.kubernetes.io/name': 'api', 'app.kubernetes.io/instance': 'api' };

test('finds the Service of a microservice by labels that it has, and nobody else', () => {
  const chart = newChart({ namespace: 'shop' });
  const api = new Microservice(chart, 'api', app);
  new ServiceMonitor(chart, 'api-metrics', { app: api, port: 'metrics' });
  expect(manifest(chart, 'Service').metadata.labels).toMatchObject(labels);
  expect(manifest(chart, 'ServiceMonitor')).toEqual({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'api-metrics', namespace: 'shop' },
    spec: {
      selector: { matchLabels: labels },
      endpoints: [
        {
          port: 'metrics',
          path: '/metrics',
          relabelings: [{ action: 'keep', sourceLabels: ['__meta_kubernetes_service_name'], regex: 'api' }],
        },
      ],
    },
  });
});

test('looks at all props', () => {
  const chart = newChart({ namespace: 'shop' });
  const api = new Microservice(chart, 'api', app);
  const front = new NodePortService(chart, 'front', { app: api, port: 'metrics', labels: { tier: 'front' } });
  const props: Required<ServiceMonitorProps<string>> = {
    app: front,
    port: 'metrics',
    path: '/m',
    interval: '1m',
    scrapeTimeout: '59s900ms',
    prometheusNamespace: 'prom',
    name: 'm',
    namespace: 'prom',
    labels: { release: 'prometheus' },
    annotations: { a: 'b' },
  };
  new ServiceMonitor(chart, 'x', props);
  expect(manifest(chart, 'ServiceMonitor')).toMatchObject({
    metadata: {
      name: 'm',
      namespace: 'prom',
      labels: { release: 'prometheus' },
      annotations: { a: 'b' },
    },
    spec: {
      selector: { matchLabels: { tier: 'front' } },
      namespaceSelector: { matchNames: ['shop'] },
      endpoints: [{ port: 'metrics', path: '/m', interval: '1m', scrapeTimeout: '59s900ms' }],
    },
  });
});

test('isolated microservices let Prometheus in', () => {
  const chart = newChart({ namespace: 'shop' });
  new Isolation(chart, 'isolation');
  const api = new Microservice(chart, 'api', app);
  new ServiceMonitor(chart, 'api-metrics', { app: api, port: 'metrics' });
  expect(manifest(chart, 'NetworkPolicy', 'api').spec.ingress).toEqual([
    {
      from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }],
      ports: [{ protocol: 'TCP', port: 9090 }],
    },
  ]);
});

describe('refuses', () => {
  test.each([
    [{ path: 'metrics' }, 'path must start with "/", got "metrics"'],
    [{ interval: '30' }, 'interval must be a duration such as 30s or 1m30s, got "30"'],
    [{ scrapeTimeout: 'soon' }, 'scrapeTimeout must be a duration such as 30s or 1m30s, got "soon"'],
    [{ interval: '1m', scrapeTimeout: '61s' }, 'scrapeTimeout must be at most interval, got 61s > 1m'],
  ])('%j', (props, message) => {
    const chart = newChart();
    const api = new Microservice(chart, 'api', app);
    expect(() => new ServiceMonitor(chart, 'x', { app: api, port: 'metrics', ...props })).toThrow(
      `shop/x: ${message}`,
    );
  });

  test('a Service without labels, and a port without a name', () => {
    const chart = newChart();
    const bare = new ClusterIpService(chart, 'bare', { selector: { a: 'b' }, port: 80, portName: 'http' });
    expect(new ServiceMonitor(chart, 'x', { app: bare }).node.validate()).toEqual([
      'finds Services by their labels, but bare has none',
    ]);
    const unnamed = new ClusterIpService(chart, 'unnamed', { selector: { a: 'b' }, port: 80 });
    expect(() => new ServiceMonitor(chart, 'y', { app: unnamed })).toThrow(
      'shop/y: port must have a name, that of unnamed has none',
    );
  });

  test('a wrong port name, by the compiler', () => {
    const chart = newChart();
    const api = new Microservice(chart, 'api', app);
    // @ts-expect-error -- the port is called metrics
    expect(() => new ServiceMonitor(chart, 'x', { app: api, port: 'metric' })).toThrow(
      'shop/x: app must lead to a port of api, which has http (8080), metrics (9090); got "metric". Did you mean "metrics"?',
    );
  });
});
