import { App, Chart } from 'cdk8s';
import { BARE, Defaults, GoOkApp, GoOkPodChart, IngressRoute, NodePortService } from 'cdk8s-microservices';
import { Manifests } from 'cdk8s-microservices/testing';

const chart = new Chart(new App(), 'shop');
Defaults.of(chart).set(BARE);
const goOk = new GoOkApp(chart, 'go-ok');
new NodePortService(chart, 'node-port', { app: goOk, name: 'go-ok', nodePort: 31000 });
new IngressRoute(chart, 'entry', { host: 'local.imti.cloud', paths: { '/': goOk } });
const manifests = Manifests.of(chart);
const service = manifests.get('Service', 'go-ok');

/** A copy of an object with other fields. */
const labelled = (name: string, labels: Record<string, string>, namespace?: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels, ...(namespace && { namespace }) },
  spec: { containers: [{ name: 'web', image: 'web:1', ports: [{ name: 'http', containerPort: 80 }] }] },
});
const selecting = (selector: Record<string, string>, port: object = { port: 80 }) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector, ports: [port] },
});
const failure = (run: () => void): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it passed');
};

describe('toHaveResource', () => {
  test('finds what is there', () => {
    expect(chart).toHaveResource('Service', { spec: { type: 'NodePort', ports: [{ nodePort: 31000 }] } });
    expect(chart).not.toHaveResource('StatefulSet');
  });

  test('shows the closest, and of it just what was asked', () => {
    const partial = { metadata: { name: 'go-ok' }, spec: { ports: [{ nodePort: 31001 }] } };
    expect(failure(() => expect(chart).toHaveResource('Service', partial)))
      .toBe(`expected a Service with all of this; the closest of 1 is Service "go-ok"

  metadata:
    name: go-ok
  spec:
    ports:
-     - nodePort: 31001
+     - nodePort: 31000`);
  });

  test('names the kinds there are', () => {
    expect(failure(() => expect(chart).toHaveResource('Deploymnet'))).toBe(
      'expected a Deploymnet, but there is none. Did you mean Deployment?',
    );
  });

  test('tells values of Secrets apart without showing them', () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's' },
      data: { a: 'aHVudGVyMg==', b: 'Yg==' },
    };
    const message = failure(() =>
      expect(secret).toHaveResource('Secret', { data: { a: 'b3RoZXI=', b: 'Yg==' } }),
    );
    expect(message).toContain(
      '"s"\n\n  data:\n-   a: "<redacted>"\n+   a: "<redacted, another value>"\n    b: "<redacted>"',
    );
    expect(message).not.toMatch(/aHVudGVyMg|b3RoZXI/);
  });

  test('says behind not which one it found', () => {
    expect(failure(() => expect(chart).not.toHaveResource('Service'))).toBe(
      'expected no such Service, but Service "go-ok" is one',
    );
  });
});

describe('toSelect', () => {
  test('takes manifests and constructs', () => {
    expect(service).toSelect(manifests.get('Deployment', 'go-ok'));
    expect(service).toSelect(goOk);
  });

  test("shows what the article's Service lacks", () => {
    const pod = labelled('go-ok', { app: 'go-ok-app', purpose: 'example' });
    const wrong = selecting({ app: 'go-ok', purpose: 'example' });
    expect(wrong).not.toSelect(pod);
    expect(failure(() => expect(wrong).toSelect(pod))).toBe(
      `expected Service "web" to select the pods of Pod "go-ok"

- app=go-ok
+ app=go-ok-app
  purpose=example`,
    );
  });

  test('knows that namespaces part', () => {
    expect(failure(() => expect(selecting({ app: 'a' })).toSelect(labelled('a', { app: 'a' }, 'blog')))).toBe(
      'expected Service "web" to select the pods of Pod "a", but it is in namespace "default" and they are in "blog"',
    );
  });
});

describe('toRoute', () => {
  const route = (backend: object, path: object = { path: '/', pathType: 'Prefix' }) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'entry' },
    spec: { rules: [{ host: 'a.example', http: { paths: [{ ...path, backend: { service: backend } }] } }] },
  });
  const pod = labelled('web', { app: 'web' });

  test('follows an Ingress to the port of a container', () => {
    expect(chart).toRoute('local.imti.cloud/', { to: 'go-ok', port: 8080 });
    expect(chart).toRoute('https://local.imti.cloud/deep/down', { to: 'Deployment/go-ok', port: 'http' });
    expect(chart).not.toRoute('local.imti.cloud/', { to: 'go-ok', port: 80 });
  });

  test('follows an HTTPRoute, the more specific path first', () => {
    const http = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'entry' },
      spec: {
        hostnames: ['*.example'],
        rules: [
          { backendRefs: [{ name: 'elsewhere', port: 80 }] },
          {
            matches: [{ path: { type: 'PathPrefix', value: '/api' } }],
            backendRefs: [{ name: 'web', port: 80 }],
          },
        ],
      },
    };
    const all = [http, selecting({ app: 'web' }, { port: 80, targetPort: 'http' }), pod];
    expect(all).toRoute('b.example/api/v1', { to: 'web', port: 80 });
    expect(all).not.toRoute('b.example/apis', { to: 'web' });
    expect(all).not.toRoute('example/api', { to: 'web' });
  });

  test('shows where it leads instead', () => {
    expect(failure(() => expect(chart).toRoute('local.imti.cloud/', { to: 'go-ok', port: 80 }))).toBe(
      `expected local.imti.cloud/ to lead to go-ok port 80, but it leads to

Ingress "entry" local.imti.cloud / (and below)
  → Service "go-ok" port http
    → Deployment "go-ok" container "go-ok" port 8080`,
    );
  });

  test.each([
    ['a Service that is not there', [], 'Service "web", which is not there'],
    [
      'a port that the Service lacks',
      [selecting({ app: 'web' }, { name: 'main', port: 8080 })],
      'Service "web" port 80, which it does not have: it has main',
    ],
    ['no pods', [selecting({ app: 'web' })], 'pods, of which it selects none'],
    [
      'a port that no container has',
      [selecting({ app: 'web' }, { port: 80, targetPort: 'htpp' }), pod],
      'Pod "web" port htpp, which no container has',
    ],
  ])('shows that it ends at %s', (_, others, end) => {
    const all = [route({ name: 'web', port: { number: 80 } }), ...others];
    expect(
      failure(() => expect(all).toRoute('a.example', { to: 'web' }))
        .split('→ ')
        .at(-1),
    ).toBe(end);
  });

  test('keeps an exact path apart from what is below it', () => {
    const exact = route({ name: 'web', port: { number: 80 } }, { path: '/a', pathType: 'Exact' });
    const all = [exact, selecting({ app: 'web' }), pod];
    expect(all).toRoute('a.example/a', { to: 'web', port: 80 });
    expect(failure(() => expect(all).toRoute('a.example/a/b', { to: 'web' }))).toBe(
      'expected a.example/a/b to lead to web, but no route is for it. Nearest: a.example/a.',
    );
  });
});

describe('toExpose', () => {
  test('knows ports and node ports of Services, and ports of containers, by number and name', () => {
    expect(service).toExpose(8080);
    expect(service).toExpose('http');
    expect(service).toExpose(31000);
    expect(goOk).toExpose(8080);
    expect(goOk).not.toExpose(80);
  });

  test('names the ports there are', () => {
    expect(failure(() => expect(service).toExpose(80))).toBe(
      'expected Service "go-ok" to expose port 80, but it does not. There is http 8080:31000.',
    );
    expect(failure(() => expect(goOk).toExpose('htpp'))).toBe(
      'expected Deployment "go-ok" to expose port htpp, but it does not. There is http 8080.',
    );
  });
});

describe('toMeetPodSecurity', () => {
  const safe = new Chart(new App(), 'safe');
  new GoOkApp(safe, 'go-ok');

  test('takes a chart or a workload', () => {
    expect(safe).toMeetPodSecurity('restricted');
    expect(goOk).toMeetPodSecurity('baseline');
    expect(goOk).not.toMeetPodSecurity('restricted');
  });

  test('names the field of each breach', () => {
    const pod = labelled('web', {});
    const privileged = {
      ...pod,
      spec: { containers: [{ name: 'web', securityContext: { privileged: true } }] },
    };
    expect(failure(() => expect(privileged).toMeetPodSecurity('baseline'))).toBe(
      `expected pods that meet Pod Security "baseline"

Pod "web" spec.containers[0].securityContext.privileged: container "web" is privileged (Privileged Containers)`,
    );
  });

  test('is no question where there are no pods', () => {
    expect(() => expect(service).toMeetPodSecurity('baseline')).toThrow(
      'there are no pods whose security could be judged',
    );
  });
});

describe('toHaveNoFindings', () => {
  test('takes what the checker takes', () => {
    expect(new GoOkPodChart(new App(), 'go-ok-pod')).toHaveNoFindings();
  });

  test('lists what the checker finds', () => {
    const all = [selecting({ app: 'web' }), labelled('web-ui', { app: 'web-ui' })];
    expect(all).toHaveNoFindings({ ignore: ['*'] });
    expect(failure(() => expect(all).toHaveNoFindings())).toMatch(
      /^expected no findings, got \d+\n\n[^]*error: Service "web" spec\.selector: .*app=web.*Pod "web-ui" \(app=web-ui\)/,
    );
  });
});
