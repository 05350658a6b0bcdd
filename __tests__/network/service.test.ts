import * as plus from 'cdk8s-plus-28';
import {
  BARE,
  ClusterIpService,
  HeadlessService,
  LoadBalancerService,
  type LoadBalancerServiceProps,
  Microservice,
  NodePortService,
  type NodePortServiceProps,
} from '../../lib';
import { manifest, manifests, newChart } from '../render';

const image = 'acme/api:1';

function shop() {
  const chart = newChart({ namespace: 'shop' });
  const api = new Microservice(chart, 'api', { ...BARE, image, ports: { http: 8080, metrics: 9090 } });
  return { chart, api };
}

test('a NodePortService leads to the app by its labels, and to its port by name', () => {
  const { chart, api } = shop();
  new NodePortService(chart, 'node-port', { app: api, port: 'http', nodePort: 31000, servicePort: 80 });
  expect(manifest(chart, 'Service')).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'node-port', namespace: 'shop' },
    spec: {
      type: 'NodePort',
      selector: api.selectorLabels,
      ports: [{ name: 'http', port: 80, targetPort: 'http', nodePort: 31000 }],
    },
  });
});

test('a Service without ports of its own has all of the app', () => {
  const { chart, api } = shop();
  new ClusterIpService(chart, 'front', { app: api });
  expect(manifest(chart, 'Service').spec).toEqual({
    selector: api.selectorLabels,
    ports: [
      { name: 'http', port: 8080, targetPort: 'http' },
      { name: 'metrics', port: 9090, targetPort: 'metrics' },
    ],
  });
});

test('protocols of the app are those of the Service', () => {
  const chart = newChart();
  const dns = new Microservice(chart, 'dns', {
    ...BARE,
    image,
    ports: { dns: { number: 53, protocol: 'UDP' }, h2: { number: 80, appProtocol: 'kubernetes.io/h2c' } },
  });
  new ClusterIpService(chart, 'front', { app: dns });
  expect(manifest(chart, 'Service').spec.ports).toEqual([
    { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' },
    { name: 'h2', port: 80, targetPort: 'h2', appProtocol: 'kubernetes.io/h2c' },
  ]);
});

test('a headless Service has no address, a LoadBalancer asks the cloud for one', () => {
  const { chart, api } = shop();
  new HeadlessService(chart, 'pods', { app: api, port: 'http', publishNotReady: true });
  new LoadBalancerService(chart, 'lb', {
    app: api,
    port: 'http',
    sourceRanges: ['10.0.0.0/8'],
    externalTrafficPolicy: 'Local',
  });
  expect(manifest(chart, 'Service', 'pods').spec).toMatchObject({
    clusterIP: 'None',
    publishNotReadyAddresses: true,
  });
  expect(manifest(chart, 'Service', 'lb').spec).toMatchObject({
    type: 'LoadBalancer',
    loadBalancerSourceRanges: ['10.0.0.0/8'],
    externalTrafficPolicy: 'Local',
  });
});

test('a Service by selector takes labels and a number', () => {
  const chart = newChart();
  new ClusterIpService(chart, 'front', { selector: { app: 'x' }, port: 80, targetPort: 'web' });
  expect(manifest(chart, 'Service').spec).toEqual({
    selector: { app: 'x' },
    ports: [{ port: 80, targetPort: 'web' }],
  });
});

describe('around cdk8s-plus', () => {
  test('our Service stands in front of its Deployment, by number where the port has no name', () => {
    const chart = newChart();
    const app = new plus.Deployment(chart, 'app', {
      containers: [{ image, ports: [{ number: 8080 }, { number: 9090, name: 'metrics' }] }],
    });
    new NodePortService(chart, 'front', {
      app,
      ports: [{ port: 8080, portName: 'web', nodePort: 30001 }, { port: 'metrics' }],
    });
    const selector = manifest(chart, 'Deployment').spec.selector.matchLabels;
    expect(manifest(chart, 'Service').spec).toEqual({
      type: 'NodePort',
      selector,
      ports: [
        { name: 'web', port: 8080, targetPort: 8080, nodePort: 30001 },
        { name: 'metrics', port: 9090, targetPort: 'metrics' },
      ],
    });
  });

  test('its Service, NetworkPolicy and role binding go around our Microservice', () => {
    const { chart, api } = shop();
    const db = new Microservice(chart, 'db', { ...BARE, image, serviceAccount: true });
    new plus.Service(chart, 'front', { selector: api, ports: [{ port: 80, targetPort: 8080 }] });
    new plus.NetworkPolicy(chart, 'policy', { selector: db, ingress: { rules: [{ peer: api }] } });
    new plus.Role(chart, 'role', { metadata: { namespace: 'shop' } }).bind(db);
    expect(manifest(chart, 'Service').spec.selector).toEqual(api.selectorLabels);
    const { spec } = manifest(chart, 'NetworkPolicy');
    expect(spec.podSelector.matchLabels).toEqual(db.selectorLabels);
    expect(spec.ingress[0].from[0].podSelector.matchLabels).toEqual(api.selectorLabels);
    expect(manifest(chart, 'RoleBinding').subjects).toEqual([
      { apiGroup: '', kind: 'ServiceAccount', name: 'db', namespace: 'shop' },
    ]);
  });

  test('its autoscaler takes over the number of pods, unless one was said', () => {
    const chart = newChart();
    const api = new Microservice(chart, 'api', { image, ports: { http: 80 } });
    const scaler = new plus.HorizontalPodAutoscaler(chart, 'scaler', { target: api, maxReplicas: 5 });
    expect(manifest(chart, 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: 'api',
    });
    expect(manifest(chart, 'Deployment').spec.replicas).toBeUndefined();
    expect(scaler.node.validate()).toEqual([]);
    const fixed = new Microservice(newChart(), 'fixed', { image, replicas: 3 });
    expect(fixed.toScalingTarget().replicas).toBe(3);
    const ranged = new Microservice(newChart(), 'ranged', { image, scale: { min: 1, max: 2 } });
    expect(() => ranged.markHasAutoscaler()).toThrow('shop/ranged: has an autoscaler already, through scale');
  });

  test('its env values, probes and volumes go into our Microservice', () => {
    const chart = newChart();
    const config = new plus.ConfigMap(chart, 'config', { metadata: { name: 'settings' }, data: { k: 'v' } });
    new Microservice(chart, 'api', {
      ...BARE,
      image,
      ports: { http: 8080 },
      env: { A: plus.EnvValue.fromConfigMap(config, 'k'), B: plus.EnvValue.fromValue('b') },
      ready: plus.Probe.fromHttpGet('/r'),
      startup: false,
      mounts: { '/config': plus.Volume.fromConfigMap(chart, 'volume', config, { name: 'settings' }) },
    });
    const { containers, volumes } = manifest(chart, 'Deployment').spec.template.spec;
    expect(containers[0].env).toEqual([
      { name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'k' } } },
      { name: 'B', value: 'b' },
    ]);
    expect(containers[0].readinessProbe).toMatchObject({ httpGet: { path: '/r', port: 8080 } });
    expect(containers[0].volumeMounts).toEqual([{ name: 'settings', mountPath: '/config' }]);
    expect(volumes).toMatchObject([{ name: 'settings', configMap: { name: 'settings' } }]);
  });
});

describe('refuses', () => {
  test.each<[object, string]>([
    [{ port: 'http', nodePort: 29999 }, 'nodePort must be 30000-32767, got 29999'],
    [{ port: 'http', nodePort: 32768 }, 'nodePort must be 30000-32767, got 32768'],
    [{ port: 'http', servicePort: 0 }, 'servicePort must be a whole number from 1 to 65535, got 0'],
    [{ port: 'http', targetPort: 65536 }, 'targetPort must be a whole number from 1 to 65535, got 65536'],
    [
      { port: 'htpp' },
      'port must be one of api, which has the ports http (8080), metrics (9090); got "htpp". Did you mean "http"?',
    ],
    [{ port: 80 }, 'port must be one of api, which has the ports http (8080), metrics (9090); got 80'],
    [{ nodePort: 31000 }, 'nodePort needs to know for which port: http, metrics'],
    [
      { ports: [{ port: 'http' }, { port: 'metrics', portName: 'http' }] },
      'portName must be used once, got "http"',
    ],
    [
      {
        ports: [
          { port: 'http', servicePort: 80 },
          { port: 'metrics', servicePort: 80 },
        ],
      },
      'servicePort must be used once per protocol, got "80/TCP"',
    ],
    [
      { app: undefined, selector: { app: 'x' }, ports: [{ port: 80 }, { port: 81 }] },
      'port 80 needs a portName, since the Service has 2 ports',
    ],
    [{ app: undefined, selector: { app: 'x' } }, 'needs a port, since a selector does not tell'],
    [
      { app: undefined, selector: { app: 'x' }, port: 'http' },
      'port must be a number, since a selector names no ports, got "http"',
    ],
    [{ app: undefined, port: 80 }, 'needs the app that it stands in front of, or a selector'],
    [{ selector: { app: 'x' }, port: 'http' }, 'takes app or selector, got both'],
    [
      { port: 'http', name: '9lives' },
      'name of the Service must be lower-case letters, digits and "-", start with a letter and not end with "-", got "9lives"',
    ],
    [
      { port: 'http', labels: { a: '-' } },
      'label a must be letters, digits, "-", "_" and ".", with a letter or digit at both ends, or empty, got "-"',
    ],
  ])('%j', (props, message) => {
    const { chart, api } = shop();
    expect(
      () => new NodePortService(chart, 'front', { app: api, ...props } as NodePortServiceProps<'http'>),
    ).toThrow(`shop/front: ${message}`);
  });

  test('a node port on a Service that opens none', () => {
    const { chart, api } = shop();
    const props = { app: api, port: 'http', nodePort: 31000 } as const;
    expect(() => new ClusterIpService(chart, 'front', props)).toThrow(
      'shop/front: nodePort needs a NodePortService or a LoadBalancerService, got 31000 on a Service of another type',
    );
  });

  test('at compile time: a port that the app lacks, a node port on a ClusterIpService', () => {
    const { chart, api } = shop();
    // @ts-expect-error -- the app has no such port
    expect(() => new NodePortService(chart, 'a', { app: api, port: 'htpp' })).toThrow();
    // @ts-expect-error -- only node port and load balancer Services have them
    expect(() => new ClusterIpService(chart, 'b', { app: api, port: 'http', nodePort: 31000 })).toThrow();
    // @ts-expect-error -- a chart is no app
    expect(() => new NodePortService(chart, 'c', { app: chart, port: 'http' })).toThrow();
  });
});

test('props are all looked at', () => {
  const { chart, api } = shop();
  const props: Required<LoadBalancerServiceProps<'http' | 'metrics'>> = {
    app: api,
    selector: undefined as never,
    port: 'http',
    servicePort: 80,
    targetPort: 8080,
    portName: 'web',
    protocol: 'TCP',
    nodePort: 30080,
    ports: undefined as never,
    name: 'front',
    namespace: 'shop',
    labels: { a: 'b' },
    annotations: { c: 'd' },
    sticky: true,
    trafficDistribution: 'PreferClose',
    loadBalancerClass: 'x',
    sourceRanges: ['10.0.0.0/8'],
    externalTrafficPolicy: 'Local',
  };
  new LoadBalancerService(chart, 'lb', props);
  expect(manifests(chart)[1]).toMatchSnapshot();
});
