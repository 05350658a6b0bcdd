import * as plus from 'cdk8s-plus-28';
import {
  BARE,
  IngressRoute,
  type IngressRouteProps,
  Microservice,
  NodePortService,
  type RouteBackend,
} from '../../lib';
import { manifest, manifests, newChart } from '../render';

const image = 'acme/api:1';
const host = 'local.imti.cloud';

function shop() {
  const chart = newChart({ namespace: 'shop' });
  const api = new Microservice(chart, 'api', { ...BARE, image, ports: { http: 8080, metrics: 9090 } });
  return { chart, api };
}

const pathsOf = (chart: ReturnType<typeof newChart>) =>
  manifest(chart, 'Ingress').spec.rules.flatMap(
    (rule: {
      host?: string;
      http: { paths: { path: string; backend: { service: { name: string; port: object } } }[] };
    }) =>
      rule.http.paths.map(({ path, backend }) => [
        rule.host ?? '*',
        path,
        backend.service.name,
        backend.service.port,
      ]),
  );

test('one entry point leads to many services', () => {
  const { chart, api } = shop();
  const front = new NodePortService(chart, 'front', { app: api, port: 'http' });
  const other = new plus.Service(chart, 'other', {
    metadata: { name: 'other', namespace: 'shop' },
    selector: api,
    ports: [{ port: 81 }],
  });
  const route = new IngressRoute(chart, 'entry', {
    host,
    paths: {
      '/': api,
      '/admin': { app: api, port: 'http', pathType: 'Exact' },
      '/front': front,
      '/other': other,
    },
  });
  route.addPath('/b', front, { host: 'b.imti.cloud' });
  expect(pathsOf(chart)).toEqual([
    [host, '/', 'front', { name: 'http' }],
    [host, '/admin', 'front', { name: 'http' }],
    [host, '/front', 'front', { name: 'http' }],
    [host, '/other', 'other', { number: 81 }],
    ['b.imti.cloud', '/b', 'front', { name: 'http' }],
  ]);
  const types = manifest(chart, 'Ingress').spec.rules[0].http.paths.map(
    ({ pathType }: { pathType: string }) => pathType,
  );
  expect(types).toEqual(['Prefix', 'Exact', 'Prefix', 'Prefix']);
});

test('a microservice without a Service gets one, once', () => {
  const { chart, api } = shop();
  new IngressRoute(chart, 'entry', {
    host: ['a.imti.cloud', 'b.imti.cloud'],
    paths: { '/': api, '/metrics': { app: api, port: 'metrics' } },
  });
  expect(manifest(chart, 'Service')).toMatchObject({
    metadata: { name: 'api' },
    spec: { selector: api.selectorLabels },
  });
  expect(pathsOf(chart)).toEqual([
    ['a.imti.cloud', '/', 'api', { name: 'http' }],
    ['a.imti.cloud', '/metrics', 'api', { name: 'metrics' }],
    ['b.imti.cloud', '/', 'api', { name: 'http' }],
    ['b.imti.cloud', '/metrics', 'api', { name: 'metrics' }],
  ]);
});

test('TLS covers the hosts, and what no path fits has a place to go', () => {
  const { chart, api } = shop();
  new IngressRoute(chart, 'entry', { host, tls: 'imti-tls', ingressClass: 'nginx', defaultBackend: api });
  expect(manifest(chart, 'Ingress').spec).toEqual({
    ingressClassName: 'nginx',
    defaultBackend: { service: { name: 'api', port: { name: 'http' } } },
    tls: [{ secretName: 'imti-tls' }],
  });
});

describe('refuses', () => {
  const refusal = (
    act: (shop: { chart: ReturnType<typeof newChart>; api: Microservice<'http' | 'metrics'> }) => void,
  ) => {
    const { chart, api } = shop();
    try {
      act({ chart, api });
      manifests(chart);
    } catch (error) {
      return (error as Error).message;
    }
    return 'accepted';
  };
  const route = (props: IngressRouteProps<Record<string, RouteBackend>>) =>
    refusal(({ chart }) => void new IngressRoute(chart, 'entry', props));

  test('a host that is none', () => {
    expect(
      refusal(
        ({ chart, api }) =>
          void new IngressRoute(chart, 'entry', { host: 'Local_Host', paths: { '/': api } }),
      ),
    ).toBe(
      'shop/entry: host must be a DNS name ("*." may stand in front): lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part, got "Local_Host"',
    );
    expect(
      refusal(
        ({ chart, api }) =>
          void new IngressRoute(chart, 'entry', { host: '192.168.99.100', paths: { '/': api } }),
      ),
    ).toBe('shop/entry: host must be a DNS name, not an IP address, got "192.168.99.100"');
  });

  test('a path without a slash', () => {
    expect(
      refusal(({ chart, api }) => void new IngressRoute(chart, 'entry', { paths: { admin: api } })),
    ).toBe('shop/entry: path must start with "/", got "admin"');
  });

  test('one host and path twice', () => {
    expect(
      refusal(
        ({ chart, api }) =>
          void new IngressRoute(chart, 'entry', { host, paths: { '/': api } }).addPath('/', api),
      ),
    ).toBe('shop/entry: local.imti.cloud/ must lead to one place, it does already to api');
  });

  test('no path at all, at synth', () => {
    expect(route({ host })).toContain('[shop/entry] needs at least one path, in paths or by addPath');
  });

  test('a port that the app lacks, also when compiling', () => {
    expect(
      refusal(({ chart, api }) => {
        // @ts-expect-error -- the app has no such port
        new IngressRoute(chart, 'entry', { paths: { '/': { app: api, port: 'metric' } } });
      }),
    ).toBe(
      'shop/entry: path / must lead to a port of api, which has http (8080), metrics (9090); got "metric". Did you mean "metrics"?',
    );
    expect(
      refusal(({ chart, api }) => {
        // @ts-expect-error -- the app has no such port
        new IngressRoute(chart, 'entry', { paths: { '/': api } }).addPath('/x', { app: api, port: 'metric' });
      }),
    ).toContain('Did you mean "metrics"?');
  });

  test('what is no backend', () => {
    expect(route({ paths: { '/': 'api' as never } })).toBe(
      'shop/entry: path / must lead to a microservice or a Service, got "api"',
    );
    expect(
      refusal(({ chart }) => void new IngressRoute(chart, 'entry', { paths: { '/': chart as never } })),
    ).toBe('shop/entry: path / must lead to a microservice or a Service, got a Chart');
  });

  test('a microservice without ports', () => {
    expect(
      refusal(
        ({ chart }) =>
          void new IngressRoute(chart, 'entry', { paths: { '/': new Microservice(chart, 'w', { image }) } }),
      ),
    ).toBe('shop/entry: path / leads to w, which has no ports');
  });

  test('not saying which of several ports', () => {
    expect(
      refusal(
        ({ chart }) =>
          void new IngressRoute(chart, 'entry', {
            paths: { '/': new Microservice(chart, 'w', { image, ports: { a: 1, b: 2 } }) },
          }),
      ),
    ).toBe(
      'shop/entry: path / must say which port of w, since none is called "http" and there is not just one: a (1), b (2)',
    );
  });

  test('a Service of another namespace', () => {
    expect(
      refusal(
        ({ chart, api }) =>
          void new IngressRoute(chart, 'entry', { namespace: 'other', paths: { '/': api } }),
      ),
    ).toBe(
      'shop/entry: path / leads to api in namespace shop, but an Ingress reaches only Services of its own, other. Put the route there',
    );
  });
});

test('override has the last word', () => {
  const { chart, api } = shop();
  new IngressRoute(chart, 'entry', { paths: { '/': api } }).override({
    metadata: { annotations: { a: 'b' } },
  });
  expect(manifest(chart, 'Ingress').metadata.annotations).toEqual({ a: 'b' });
});

test('props are all looked at', () => {
  const { chart, api } = shop();
  const props: Required<Omit<IngressRouteProps<{ '/': typeof api }>, 'gateway' | 'redirectFrom'>> = {
    host,
    paths: { '/': api },
    pathType: 'Exact',
    tls: 't',
    ingressClass: 'nginx',
    controllerNamespace: 'ingress-nginx',
    defaultBackend: api,
    name: 'way-in',
    namespace: 'shop',
    labels: { a: 'b' },
    annotations: { c: 'd' },
  };
  new IngressRoute(chart, 'entry', props);
  expect(manifest(chart, 'Ingress')).toMatchSnapshot();
});
