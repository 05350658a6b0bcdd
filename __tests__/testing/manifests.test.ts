import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-28';
import { GoOkChart, GoOkPodChart, Microservice, Namespace } from 'cdk8s-microservices';
import { Manifests } from 'cdk8s-microservices/testing';

const YAML = `
apiVersion: v1
kind: Service
metadata: { name: go-ok, namespace: shop }
spec: { type: NodePort, ports: [{ port: 80, nodePort: 31000 }] }
---
apiVersion: v1
kind: Service
metadata: { name: go-ok, namespace: blog }
---
apiVersion: example.org/v1
kind: Widget
metadata: { name: round }
spec: { size: 0o17 }
`;

describe('Manifests.of', () => {
  test('a chart gives its objects as they are written', () => {
    const manifests = Manifests.of(new GoOkPodChart(new App(), 'go-ok-pod'));
    expect(manifests.all.map(({ kind }) => kind)).toEqual(['Pod', 'Service']);
    const nodePort: number = manifests.get('Service', 'go-ok').spec.ports[0].nodePort;
    expect(nodePort).toBe(31000);
  });

  test('an app gives those of all its charts, in the order of applying', () => {
    const app = new App();
    new GoOkPodChart(app, 'pod');
    new GoOkChart(app, 'go-ok');
    expect(Manifests.of(app).all.map(({ kind }) => kind)).toEqual([
      'Pod',
      'Service',
      'Namespace',
      'Deployment',
      'Service',
      'Ingress',
    ]);
  });

  test('a construct inside a chart gives its own alone', () => {
    const chart = new Chart(new App(), 'shop');
    new Microservice(chart, 'web', { image: 'acme/web:1' });
    const api = new Microservice(chart, 'api', { image: 'acme/api:1' });
    expect(new Set(Manifests.of(api).all.map(({ metadata }) => metadata.name))).toEqual(new Set(['api']));
  });

  test('what a construct of cdk8s-plus gives is the manifest that is applied', () => {
    const chart = new Chart(new App(), 'shop');
    new Deployment(chart, 'plus', { containers: [{ image: 'nginx:1.28' }] });
    expect(Manifests.of(chart).find('Deployment')[0].spec.template.spec.containers[0].image).toBe(
      'nginx:1.28',
    );
  });

  test('a cluster-scoped object has no namespace, as in the file', () => {
    const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
    new Namespace(chart, 'shop');
    expect(Manifests.of(chart).get('Namespace', 'shop').metadata).toEqual({ name: 'shop' });
  });

  test('what a construct refuses is thrown', () => {
    const chart = new Chart(new App(), 'shop');
    const api = new Microservice(chart, 'api', { image: 'acme/api:1' });
    api.workload.override({ spec: { paused: null } });
    expect(() => Manifests.of(chart)).toThrow('shop/api');
  });

  test('text is read as kubectl reads it', () => {
    expect(Manifests.of(YAML).get('Widget', 'round').spec).toEqual({ size: 15 });
  });

  test('a directory gives the manifests of its files', () => {
    const directory = mkdtempSync(join(tmpdir(), 'manifests-'));
    writeFileSync(join(directory, 'all.yaml'), YAML);
    try {
      expect(Manifests.of(directory).count()).toBe(3);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test('broken text is refused with its line', () => {
    expect(() => Manifests.of('kind: Pod\nkind: Service\n')).toThrow('the text:2: has one key twice');
  });

  test('a path that leads nowhere is refused', () => {
    expect(() => Manifests.of('nowhere')).toThrow('nowhere: does not exist');
  });
});

describe('get', () => {
  const manifests = Manifests.of(YAML);

  test('names the nearest of the kind', () => {
    expect(() => manifests.get('Service', 'go-okk')).toThrow(
      new Error('there is no Service "go-okk". Nearest: Service "go-ok".'),
    );
  });

  test('names the nearest kind', () => {
    expect(() => manifests.get('Wigdet', 'round')).toThrow(
      new Error('there is no Wigdet "round". Nearest kind: Widget.'),
    );
  });

  test('names all there are where none is near', () => {
    expect(() => manifests.get('Service', 'x')).toThrow(
      new Error('there is no Service "x". There are "go-ok", "go-ok".'),
    );
  });

  test('wants a namespace where a name alone would not do', () => {
    expect(() => manifests.get('Service', 'go-ok')).toThrow(
      new Error('there are 2 of Service "go-ok": "shop/go-ok", "blog/go-ok". Ask for one of these.'),
    );
    expect(manifests.get('Service', 'shop/go-ok').spec.type).toBe('NodePort');
  });
});

describe('find and count', () => {
  const manifests = Manifests.of(YAML);

  test('take objects with more fields, and lists of the same length', () => {
    expect(manifests.find('Service', { spec: { ports: [{ port: 80 }] } })).toHaveLength(1);
    expect(manifests.count('Service', { spec: { ports: [] } })).toBe(0);
    expect(manifests.count('Service')).toBe(2);
  });

  test('take asymmetric matchers anywhere', () => {
    expect(manifests.count('Service', { spec: { ports: [{ nodePort: expect.any(Number) }] } })).toBe(1);
    expect(manifests.count('Service', { spec: { ports: [{ nodePort: expect.any(String) }] } })).toBe(0);
  });
});

test('the compiler knows the fields of a kind', () => {
  const manifests = Manifests.of(YAML);
  // @ts-expect-error -- a node port is a number
  const wrong: string = manifests.get('Service', 'shop/go-ok').spec.ports[0].nodePort;
  // @ts-expect-error -- a Service has no replicas
  expect(manifests.count('Service', { spec: { replicas: 1 } })).toBe(0);
  expect(wrong).toBe(31000);
});
