import {
  BARE,
  ClusterIpService,
  ConfigFromFile,
  Microservice,
  Namespace,
  NginxProxy,
  type NginxProxyProps,
  NodePortService,
} from '../../lib';
import { manifest, newChart } from '../render';

const image = 'acme/api:1';

function shop() {
  const chart = newChart();
  const api = new Microservice(chart, 'api', { ...BARE, image, ports: { http: 8080, metrics: 9090 } });
  const config = new ConfigFromFile(chart, 'conf', { literals: { 'proxy.conf': 'x' }, reload: 'none' });
  return { chart, api, config };
}

test('a sidecar starts before the service and stops after it, where Kubernetes can', () => {
  const pods = (kubernetes: '1.28' | '1.29', kind?: 'plain') => {
    const chart = newChart();
    new Microservice(chart, 'api', { image, kubernetes }).addSidecar('log', { image: 'acme/log:1', kind });
    const { initContainers = [], containers } = manifest(chart, 'Deployment').spec.template.spec;
    const names = (list: { name: string; restartPolicy?: string }[]) =>
      list.map(({ name, restartPolicy }) => [name, restartPolicy]);
    return [names(initContainers), names(containers)];
  };
  expect(pods('1.29')).toEqual([[['log', 'Always']], [['api', undefined]]]);
  expect(pods('1.28')).toEqual([
    [],
    [
      ['api', undefined],
      ['log', undefined],
    ],
  ]);
  expect(pods('1.29', 'plain')).toEqual(pods('1.28'));
});

test('a sidecar can have a Service of its own, on the pods of the app', () => {
  const { chart, api } = shop();
  const log = api.addSidecar('log', { image, ports: { logs: 2020 } });
  new ClusterIpService(chart, 'logs', { app: log, port: 'logs' });
  // @ts-expect-error -- the port is the app's, not the sidecar's
  const wrong = () => new ClusterIpService(chart, 'wrong', { app: log, port: 'http' });
  expect(manifest(chart, 'Service').spec).toEqual({
    selector: api.selectorLabels,
    ports: [{ name: 'logs', port: 2020, targetPort: 'logs' }],
  });
  expect(wrong).toThrow('shop/wrong: port must be one of api, which has the ports logs (2020); got "http"');
});

test('Services that lead to the app lead to the proxy once there is one, whichever was first', () => {
  const { chart, api, config } = shop();
  new NodePortService(chart, 'before', { app: api, port: 'http', nodePort: 30001 });
  new NginxProxy(api, 'nginx', { port: 'http', config, httpPort: 8081 });
  new ClusterIpService(chart, 'after', { app: api });
  expect(manifest(chart, 'Service', 'before').spec.ports).toEqual([
    { name: 'http', port: 8081, targetPort: 'proxy', nodePort: 30001 },
  ]);
  expect(manifest(chart, 'Service', 'after').spec.ports).toEqual([
    { name: 'http', port: 8081, targetPort: 'proxy' },
    { name: 'metrics', port: 9090, targetPort: 'metrics' },
  ]);
});

describe('refuses', () => {
  test('names and ports that another container of the pod has', () => {
    const { api } = shop();
    expect(() => api.addSidecar('api', { image })).toThrow(
      'shop/api: container names must differ, "api" is taken',
    );
    expect(() => api.addSidecar('a', { image, ports: { http: 1 } })).toThrow(
      'shop/api: ports must differ within a pod: http (1/TCP) of a meets http (8080/TCP)',
    );
    expect(() => api.addSidecar('b', { image, ports: { web: 8080 } })).toThrow(
      'shop/api: ports must differ within a pod: web (8080/TCP) of b meets http (8080/TCP)',
    );
  });

  test.each<[Partial<NginxProxyProps<'http'>>, string]>([
    [
      { port: 'htpp' as 'http' },
      'port of nginx must be one of http, metrics, got "htpp". Did you mean "http"?',
    ],
    [
      { config: new ConfigFromFile(newChart(), 'c', { literals: { conf: '' } }) },
      'config of nginx must have a file that ends with .conf, since nginx reads no other; got conf',
    ],
  ])('a proxy with %p', (props, message) => {
    const { api, config } = shop();
    expect(() => new NginxProxy(api, 'nginx', { port: 'http', config, ...props })).toThrow(
      `shop/api: ${message}`,
    );
  });

  test('a second proxy', () => {
    const { api, config } = shop();
    new NginxProxy(api, 'nginx', { port: 'http', config });
    const second = { port: 'metrics', config, httpPort: 81 } as const;
    expect(() => new NginxProxy(api, 'again', { ...second })).toThrow(
      'shop/api: ports must differ within a pod: proxy (81/TCP) of again meets proxy (80/TCP)',
    );
  });

  test('a namespace that is no DNS label', () => {
    expect(() => new Namespace(newChart(), 'n', { name: 'a.b' })).toThrow(
      'shop/n: name of the Namespace must be lower-case letters, digits and "-", with a letter or digit at both ends, got "a.b"',
    );
  });
});

test('a namespace tells which pods it lets in', () => {
  const chart = newChart({ namespace: 'shop' });
  new Namespace(chart, 'home', { name: 'shop', podSecurity: 'restricted', labels: { team: 'a' } });
  expect(manifest(chart, 'Namespace').metadata).toEqual({
    name: 'shop',
    labels: { 'pod-security.kubernetes.io/enforce': 'restricted', team: 'a' },
  });
});
