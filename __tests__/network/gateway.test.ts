import { execFileSync } from 'node:child_process';
import { App, Chart } from 'cdk8s';
import {
  Gateway,
  type GatewayProps,
  IngressRoute,
  type IngressRouteProps,
  Isolation,
  Microservice,
  type RouteBackend,
} from '../../lib';
import { manifest, manifests, newChart } from '../render';

const image = 'acme/api:1';
const http = { image, ports: { http: 8080 } };
const host = 'shop.example.com';
const gateway = { name: 'edge', namespace: 'infra', listener: 'https' };

function shop() {
  const chart = newChart({ namespace: 'shop' });
  const api = new Microservice(chart, 'api', { image, ports: { http: 8080, metrics: 9090 } });
  const canary = new Microservice(chart, 'canary', http);
  return { chart, api, canary };
}

test('behind a gateway, a route is an HTTPRoute', () => {
  const { chart, api } = shop();
  new IngressRoute(chart, 'entry', {
    host: [host, '*.shop.example.com'],
    gateway,
    paths: { '/': api, '/metrics': { app: api, port: 'metrics', pathType: 'Exact' } },
  });
  expect(manifests(chart).some(({ kind }) => kind === 'Ingress')).toBe(false);
  expect(manifest(chart, 'HTTPRoute')).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'entry', namespace: 'shop' },
    spec: {
      parentRefs: [{ name: 'edge', namespace: 'infra', sectionName: 'https' }],
      hostnames: [host, '*.shop.example.com'],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
          backendRefs: [{ name: 'api', port: 8080 }],
        },
        {
          matches: [{ path: { type: 'Exact', value: '/metrics' } }],
          backendRefs: [{ name: 'api', port: 9090 }],
        },
      ],
    },
  });
});

test('requests are split by weight, told apart by header and limited in time', () => {
  const { chart, api, canary } = shop();
  const route = new IngressRoute(chart, 'entry', {
    gateway,
    paths: {
      '/': {
        split: [
          { app: api, port: 'http', weight: 95 },
          { app: canary, weight: 5 },
        ],
        timeouts: { request: '10s', backendRequest: '1m500ms' },
      },
      '/v[0-9]+/.*': { app: api, pathType: 'RegularExpression' },
    },
  });
  route.addPath('/', { app: canary, headers: { 'x-canary': 'always' } });
  expect(manifest(chart, 'HTTPRoute').spec.rules).toEqual([
    {
      matches: [{ path: { type: 'PathPrefix', value: '/' } }],
      backendRefs: [
        { name: 'api', port: 8080, weight: 95 },
        { name: 'canary', port: 8080, weight: 5 },
      ],
      timeouts: { request: '10s', backendRequest: '1m500ms' },
    },
    {
      matches: [{ path: { type: 'RegularExpression', value: '/v[0-9]+/.*' } }],
      backendRefs: [{ name: 'api', port: 8080 }],
    },
    {
      matches: [
        { path: { type: 'PathPrefix', value: '/' }, headers: [{ name: 'x-canary', value: 'always' }] },
      ],
      backendRefs: [{ name: 'canary', port: 8080 }],
    },
  ]);
});

test('plain HTTP is sent on to HTTPS', () => {
  const { chart, api } = shop();
  new IngressRoute(chart, 'entry', { host, gateway, redirectFrom: 'http', paths: { '/': api } });
  expect(manifest(chart, 'HTTPRoute', 'entry-redirect').spec).toEqual({
    parentRefs: [{ name: 'edge', namespace: 'infra', sectionName: 'http' }],
    hostnames: [host],
    rules: [
      { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] },
    ],
  });
});

test('another host with paths of its own has an HTTPRoute of its own', () => {
  const { chart, api, canary } = shop();
  const route = new IngressRoute(chart, 'entry', {
    host,
    gateway,
    redirectFrom: 'http',
    paths: { '/': api },
  });
  route.addPath('/', canary, { host: '*.example.org' }).addPath('/b', api, { host: '*.example.org' });
  const routes = manifests(chart).filter(({ kind }) => kind === 'HTTPRoute');
  expect(routes.map(({ metadata, spec }) => [metadata.name, spec.hostnames, spec.rules.length])).toEqual([
    ['entry', [host], 1],
    ['entry-redirect', [host], 1],
    ['entry-any.example.org', ['*.example.org'], 2],
    ['entry-any.example.org-redirect', ['*.example.org'], 1],
  ]);
});

test('what no path fits goes to the default backend', () => {
  const { chart, api, canary } = shop();
  new IngressRoute(chart, 'entry', { gateway, paths: { '/a': api }, defaultBackend: canary });
  expect(manifest(chart, 'HTTPRoute').spec.rules[1]).toEqual({
    matches: [{ path: { type: 'PathPrefix', value: '/' } }],
    backendRefs: [{ name: 'canary', port: 8080 }],
  });
});

test('a namespace grants the reference to its Services', () => {
  const app = new App();
  const [front, back] = ['front', 'back'].map((namespace) => new Chart(app, namespace, { namespace }));
  const [a, b] = ['a', 'b'].map((name) => new Microservice(back, name, http));
  new IngressRoute(front, 'entry', { gateway, paths: { '/': a, '/b': b } });
  expect(manifest(front, 'HTTPRoute').spec.rules[0].backendRefs).toEqual([
    { name: 'a', namespace: 'back', port: 8080 },
  ]);
  expect(manifest(front, 'ReferenceGrant')).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1beta1',
    kind: 'ReferenceGrant',
    metadata: { name: 'front-entry', namespace: 'back' },
    spec: {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'front' }],
      to: [
        { group: '', kind: 'Service', name: 'a' },
        { group: '', kind: 'Service', name: 'b' },
      ],
    },
  });
});

test('isolated microservices let the namespace of the gateway in', () => {
  const chart = newChart({ namespace: 'shop' });
  new Isolation(chart, 'isolation');
  const api = new Microservice(chart, 'api', http);
  new IngressRoute(chart, 'entry', { gateway, paths: { '/': api } });
  new IngressRoute(chart, 'other', { gateway, controllerNamespace: 'envoy', paths: { '/': api } });
  const namespace = (name: string) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  });
  expect(manifest(chart, 'NetworkPolicy', 'api').spec.ingress).toEqual([
    { from: [namespace('infra'), namespace('envoy')], ports: [{ protocol: 'TCP', port: 8080 }] },
  ]);
});

test('a Gateway has listeners, and takes routes of namespaces it is told', () => {
  const chart = newChart();
  const props: Required<GatewayProps<'http' | 'https'>> = {
    gatewayClass: 'eg',
    listeners: { http: { port: 80 }, https: { port: 443, host, tls: 'cert' } },
    routes: { edge: 'yes' },
    name: 'way-in',
    namespace: 'infra',
    labels: { a: 'b' },
    annotations: { c: 'd' },
  };
  new Gateway(chart, 'edge', props);
  const allowedRoutes = { namespaces: { from: 'Selector', selector: { matchLabels: { edge: 'yes' } } } };
  expect(manifest(chart, 'Gateway')).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'way-in', namespace: 'infra', labels: { a: 'b' }, annotations: { c: 'd' } },
    spec: {
      gatewayClassName: 'eg',
      listeners: [
        { name: 'http', port: 80, protocol: 'HTTP', allowedRoutes },
        {
          name: 'https',
          hostname: host,
          port: 443,
          protocol: 'HTTPS',
          tls: { certificateRefs: [{ name: 'cert' }] },
          allowedRoutes,
        },
      ],
    },
  });
});

test('a route hangs on a Gateway of the same app, or on one listener of it', () => {
  const { chart, api } = shop();
  const edge = new Gateway(chart, 'edge', {
    gatewayClass: 'eg',
    listeners: { http: { port: 80 }, https: { port: 443, tls: 'cert' } },
    namespace: 'infra',
    routes: 'All',
  });
  new IngressRoute(chart, 'a', { host: 'a.example.com', gateway: edge, paths: { '/': api } });
  new IngressRoute(chart, 'b', {
    host: 'b.example.com',
    gateway: edge.at('https'),
    redirectFrom: 'http',
    paths: { '/': api },
  });
  const parents = (name: string) => manifest(chart, 'HTTPRoute', name).spec.parentRefs;
  expect(parents('a')).toEqual([{ name: 'edge', namespace: 'infra' }]);
  expect(parents('b')).toEqual([{ name: 'edge', namespace: 'infra', sectionName: 'https' }]);
  expect(parents('b-redirect')).toEqual([{ name: 'edge', namespace: 'infra', sectionName: 'http' }]);
  expect(manifest(chart, 'Gateway').spec.listeners[0].allowedRoutes).toEqual({ namespaces: { from: 'All' } });
});

test('every object is what the Gateway API takes', () => {
  const app = new App();
  const [front, back] = ['front', 'back'].map((namespace) => new Chart(app, namespace, { namespace }));
  const [a, b] = ['a', 'b'].map((name) => new Microservice(back, name, http));
  const edge = new Gateway(front, 'edge', {
    gatewayClass: 'eg',
    listeners: { http: { port: 80 }, https: { port: 443, host: '*.example.com', tls: 'cert' } },
    routes: { edge: 'yes' },
  });
  const props: Required<Omit<IngressRouteProps<Record<string, RouteBackend>>, 'tls' | 'ingressClass'>> = {
    host: 'a.example.com',
    paths: {
      '/': {
        split: [
          { app: a, port: 'http', weight: 1 },
          { app: b, weight: 2 },
        ],
        headers: { x: 'y' },
      },
      '/t': { app: a, timeouts: { request: '10s', backendRequest: '0s' } },
    },
    pathType: 'Exact',
    gateway: edge.at('https'),
    redirectFrom: 'http',
    controllerNamespace: 'envoy',
    defaultBackend: a,
    name: 'way-in',
    namespace: 'front',
    labels: { c: 'd' },
    annotations: { e: 'f' },
  };
  new IngressRoute(front, 'entry', props);
  const objects = manifests(front).filter(({ apiVersion }) => apiVersion.startsWith('gateway.'));
  expect(objects.map(({ kind }) => kind)).toEqual(['Gateway', 'ReferenceGrant', 'HTTPRoute', 'HTTPRoute']);
  expect(judged(objects)).toEqual(objects.map(() => 'valid'));
  const [message] = judged([{ ...objects[2], spec: { hostnames: [7] } }]);
  expect(message).toContain('data/spec/hostnames/0 must be string');
});

/** The package is of ES modules alone, which Jest does not load. */
function judged(objects: object[]): string[] {
  const script = `
    import * as v1 from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
    import * as v1beta1 from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1beta1';
    const judge = ({ apiVersion, kind, ...rest }) => {
      const Model = { v1, v1beta1 }[apiVersion.split('/')[1]][kind];
      try { new Model(rest).validate(); return 'valid'; } catch (error) { return error.message; }
    };
    console.log(JSON.stringify(JSON.parse(process.argv[1]).map(judge)));`;
  const args = ['--input-type=module', '-e', script, JSON.stringify(objects)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

describe('refuses', () => {
  const route = (props: Partial<IngressRouteProps<Record<string, RouteBackend>>>) => {
    const { chart, api } = shop();
    return () => new IngressRoute(chart, 'entry', { gateway, paths: { '/': api }, ...props });
  };

  test.each<[Partial<IngressRouteProps<Record<string, RouteBackend>>>, string]>([
    [{ tls: 'cert' }, 'tls belongs to the listener of the gateway, not to a route behind it'],
    [{ ingressClass: 'nginx' }, 'takes ingressClass or gateway, got both'],
    [
      { redirectFrom: 'https' },
      'redirectFrom needs a gateway with another listener for the route itself, got https',
    ],
    [
      { gateway: { name: 'edge' }, redirectFrom: 'http' },
      'redirectFrom needs a gateway with another listener for the route itself, got none',
    ],
    [
      { gateway: undefined, redirectFrom: 'http' },
      'redirectFrom needs a gateway: Ingress controllers redirect on their own where there is tls',
    ],
    [
      { pathType: 'ImplementationSpecific' },
      "path / pathType must be 'Prefix', 'Exact' or 'RegularExpression' behind a gateway, got 'ImplementationSpecific'",
    ],
    [
      { host: Array.from({ length: 17 }, (_, i) => `h${i}.example.com`) },
      'path / host may be at most 16 hosts, got 17',
    ],
  ])('%j', (props, message) => {
    expect(route(props)).toThrow(`shop/entry: ${message}`);
  });

  test.each([
    [{ weight: -1 }, 'weight must be a whole number from 0 to 1000000, got -1'],
    [{ weight: 1_000_001 }, 'weight must be a whole number from 0 to 1000000, got 1000001'],
    [{ weight: 0 }, 'split must leave a weight above 0, got none'],
  ])('a split of %j', ({ weight }, message) => {
    const { chart, api } = shop();
    const split = () =>
      new IngressRoute(chart, 'entry', { gateway, paths: { '/': { split: [{ app: api, weight }] } } });
    expect(split).toThrow(`shop/entry: path / ${message}`);
  });

  test('a split into nothing, a time that is none and a seventeenth path', () => {
    const { chart, api } = shop();
    const entry = new IngressRoute(chart, 'entry', { gateway });
    expect(() => entry.addPath('/', { split: [] })).toThrow(
      'shop/entry: path / split must have 1 to 16 parts, got 0',
    );
    expect(() => entry.addPath('/t', { app: api, timeouts: { request: '1.5s' } })).toThrow(
      'shop/entry: path /t timeouts request must be a duration such as 10s or 1m30s, got "1.5s"',
    );
    const many = new IngressRoute(chart, 'many', { gateway });
    for (let i = 1; i <= 16; i++) many.addPath(`/${i}`, api);
    expect(() => many.addPath('/17', api)).toThrow(
      'shop/many: path /17 an HTTPRoute holds 16 paths at most. Make a second IngressRoute',
    );
  });

  test.each<[string, RouteBackend | object]>([
    ['headers', { headers: { a: 'b' } }],
    ['timeouts', { timeouts: { request: '1s' } }],
    ["pathType 'RegularExpression'", { pathType: 'RegularExpression' }],
  ])('%s without a gateway', (what, options) => {
    const { chart, api } = shop();
    const entry = new IngressRoute(chart, 'entry', {});
    expect(() => entry.addPath('/', { app: api, ...options })).toThrow(
      `shop/entry: path / ${what} needs a gateway, since an Ingress cannot say so`,
    );
    expect(() => entry.addPath('/s', { split: [{ app: api, weight: 1 }] })).toThrow(
      'shop/entry: path /s split needs a gateway, since an Ingress cannot say so',
    );
  });

  test('a Gateway that does not take the route, or lacks the listener', () => {
    const { chart, api } = shop();
    const edge = new Gateway(chart, 'edge', {
      gatewayClass: 'eg',
      listeners: { http: { port: 80 }, https: { port: 443, tls: 'cert' } },
      namespace: 'infra',
    });
    expect(() => new IngressRoute(chart, 'a', { gateway: edge, paths: { '/': api } })).toThrow(
      'shop/a: gateway edge takes routes of its own namespace alone, infra. Set its routes',
    );
    expect(() => new IngressRoute(chart, 'b', { gateway: edge.at('https'), redirectFrom: 'htp' })).toThrow(
      'shop/b: redirectFrom must be a listener of edge, which has http, https; got "htp"',
    );
    // @ts-expect-error -- the listener is called https
    expect(() => edge.at('htps')).toThrow(
      'shop/edge: listener must be one of http, https, got "htps". Did you mean "https"?',
    );
  });

  test('a Gateway whose listeners cannot work', () => {
    const edge = (listeners: GatewayProps<string>['listeners']) => () =>
      new Gateway(newChart(), 'edge', { gatewayClass: 'eg', listeners });
    expect(edge({})).toThrow('shop/edge: listeners must be at least one, got none');
    expect(edge({ http: { port: 0 } })).toThrow(
      'shop/edge: listener http port must be a whole number from 1 to 65535, got 0',
    );
    expect(edge({ http: { port: 80, host: '10.0.0.1' } })).toThrow(
      'shop/edge: listener http host must be a DNS name, not an IP address, got "10.0.0.1"',
    );
  });

  test('a wrong port in a split, by the compiler', () => {
    const { chart, api } = shop();
    const split = () =>
      new IngressRoute(chart, 'entry', {
        gateway,
        // @ts-expect-error -- the port is called http
        paths: { '/': { split: [{ app: api, port: 'htpp', weight: 1 }] } },
      });
    expect(split).toThrow('must lead to a port of api');
  });
});
