import { ApiObject, App, Chart } from 'cdk8s';
import { BARE, Defaults, Microservice, type MicroserviceProps } from '../../lib';
import { podSecurityViolations } from '../../lib/check/pod-security/pod-security';
import { manifest, manifests, newChart } from '../render';

const image = 'ghcr.io/acme/api:1.4.2';

function deploymentOf(props: Omit<MicroserviceProps<'http'>, 'image'>) {
  const chart = newChart();
  new Microservice(chart, 'api', { image, ...props });
  return manifest(chart, 'Deployment');
}

const podOf = (props: Omit<MicroserviceProps<'http'>, 'image'>) => deploymentOf(props).spec.template.spec;
const containerOf = (props: Omit<MicroserviceProps<'http'>, 'image'>) => podOf(props).containers[0];

describe('left alone', () => {
  const chart = newChart({ namespace: 'shop' });
  new Microservice(chart, 'api', { image, ports: { http: 8080 }, ready: { http: '/healthz' } });
  const deployment = manifest(chart, 'Deployment');
  const pod = deployment.spec.template.spec;
  const [container] = pod.containers;

  test('is what a platform team would have written', () => {
    expect(manifests(chart)).toMatchSnapshot();
  });

  test('selects its pods by labels that follow from its name alone', () => {
    const selector = { 'app.kubernetes.io/name': 'api', 'app.kubernetes.io/instance': 'api' };
    expect(deployment.spec.selector.matchLabels).toEqual(selector);
    expect(manifest(chart, 'Service').spec.selector).toEqual(selector);
    expect(deployment.spec.template.metadata.labels).toMatchObject(selector);
  });

  test('has a Service that leads to its port by name', () => {
    expect(manifest(chart, 'Service').spec.ports).toEqual([{ name: 'http', port: 8080, targetPort: 'http' }]);
  });

  test('runs as nobody, with nothing it could gain and nothing it could change but /tmp', () => {
    expect(pod.securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(container.volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
  });

  test('has an account of its own, whose token nobody can steal from the pod', () => {
    expect(manifest(chart, 'ServiceAccount').automountServiceAccountToken).toBe(false);
    expect(pod).toMatchObject({
      serviceAccountName: 'api',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
    });
  });

  test('may take two minutes to start, is never restarted for being slow, and tells when it is ready', () => {
    const httpGet = { path: '/healthz', port: 'http' };
    expect(container.startupProbe).toEqual({ httpGet, periodSeconds: 5, failureThreshold: 24 });
    expect(container.readinessProbe).toEqual({ httpGet });
    expect(container.livenessProbe).toBeUndefined();
  });

  test('keeps answering while it is replaced', () => {
    expect(deployment.spec.strategy).toEqual({ rollingUpdate: { maxUnavailable: 0 } });
    expect(container.lifecycle).toEqual({ preStop: { sleep: { seconds: 5 } } });
  });

  test('survives the drain of a node', () => {
    expect(deployment.spec.replicas).toBe(2);
    expect(manifest(chart, 'PodDisruptionBudget').spec).toMatchObject({
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    });
    expect(
      pod.topologySpreadConstraints.map(
        (constraint: { whenUnsatisfiable: string }) => constraint.whenUnsatisfiable,
      ),
    ).toEqual(['ScheduleAnyway', 'ScheduleAnyway']);
  });

  test('asks for little, and gets no more memory than it asked for', () => {
    expect(container.resources).toEqual({
      requests: { cpu: '50m', memory: '128Mi' },
      limits: { memory: '128Mi' },
    });
  });
});

test('a worker without ports has no Service, no drain and one pod', () => {
  const chart = newChart();
  new Microservice(chart, 'worker', { image });
  expect(manifests(chart).map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Deployment']);
  expect(manifest(chart, 'Deployment').spec.replicas).toBeUndefined();
  expect(manifest(chart, 'Deployment').spec.template.spec.containers[0].lifecycle).toBeUndefined();
});

test('BARE leaves the pod with what was asked for', () => {
  const chart = newChart();
  new Microservice(chart, 'api', { ...BARE, image, ports: { http: 8080 } });
  expect(manifests(chart)).toHaveLength(1);
  expect(manifest(chart, 'Deployment').spec.template.spec).toEqual({
    containers: [{ name: 'api', image, ports: [{ name: 'http', containerPort: 8080 }] }],
  });
});

describe('defaults', () => {
  test('of a chart lie over those of the app, and under the props', () => {
    const app = new App();
    Defaults.of(app).set({
      security: 'baseline',
      resources: { requests: { cpu: '1' } },
      labels: { team: 'a' },
    });
    const chart = new Chart(app, 'chart');
    Defaults.of(chart).set({ resources: { requests: { memory: '1Gi' } }, replicas: 3 });
    new Microservice(chart, 'api', { image, scale: { min: 2, max: 4 }, labels: { tier: 'front' } });
    const deployment = manifest(chart, 'Deployment');
    expect(deployment.metadata.labels).toMatchObject({ team: 'a', tier: 'front' });
    expect(deployment.spec.replicas).toBeUndefined();
    expect(deployment.spec.template.spec.securityContext).toEqual({
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(deployment.spec.template.spec.containers[0].resources).toEqual({
      requests: { cpu: '1', memory: '1Gi' },
      limits: { memory: '1Gi' },
    });
  });
});

describe('pieces', () => {
  test.each([
    ['small', { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } }],
    ['large', { requests: { cpu: '1', memory: '2Gi' }, limits: { memory: '2Gi' } }],
    [
      { limits: { cpu: '2' } },
      { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi', cpu: '2' } },
    ],
    [
      { requests: { 'nvidia.com/gpu': '1' } },
      { requests: { cpu: '50m', memory: '128Mi', 'nvidia.com/gpu': '1' }, limits: { memory: '128Mi' } },
    ],
    [false, undefined],
  ] as const)('resources %j', (resources, expected) => {
    expect(containerOf({ resources }).resources).toEqual(expected);
  });

  test('a port below 1024 works for everybody by the safe sysctl', () => {
    expect(podOf({ ports: { http: 80 } }).securityContext.sysctls).toEqual([
      { name: 'net.ipv4.ip_unprivileged_port_start', value: '80' },
    ]);
  });

  test('a range of pods is left to an autoscaler, which finds requests to go by', () => {
    const chart = newChart();
    new Microservice(chart, 'api', { image, scale: { min: 2, max: 5, cpuPercent: 60, memoryPercent: 70 } });
    expect(manifest(chart, 'Deployment').spec.replicas).toBeUndefined();
    const { spec } = manifest(chart, 'HorizontalPodAutoscaler');
    expect(spec).toMatchObject({
      minReplicas: 2,
      maxReplicas: 5,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' },
    });
    expect(
      spec.metrics.map(
        (m: { resource: { target: { averageUtilization: number } } }) => m.resource.target.averageUtilization,
      ),
    ).toEqual([60, 70]);
    expect(manifest(chart, 'PodDisruptionBudget').spec.maxUnavailable).toBe(1);
  });

  test('a volume that can be mounted once only makes it one pod, replaced after it stopped', () => {
    const { spec } = deploymentOf({ ports: { http: 80 }, mounts: { '/data': { claim: { size: '1Gi' } } } });
    expect(spec.replicas).toBeUndefined();
    expect(spec.strategy).toEqual({ type: 'Recreate' });
    expect(spec.template.spec.securityContext).toMatchObject({ fsGroup: 65532 });
    expect(spec.template.spec.volumes).toContainEqual({
      name: 'data',
      persistentVolumeClaim: { claimName: 'api-data' },
    });
  });

  test('a StatefulSet has a claim for each pod and a Service that names them', () => {
    const chart = newChart();
    new Microservice(chart, 'db', {
      image,
      workload: 'StatefulSet',
      ports: { sql: 5432 },
      mounts: { '/data': { claim: { size: '1Gi', storageClass: 'fast' } } },
    });
    const { spec } = manifest(chart, 'StatefulSet');
    expect(spec.serviceName).toBe('db-pods');
    expect(manifest(chart, 'Service', 'db-pods').spec).toMatchObject({
      clusterIP: 'None',
      publishNotReadyAddresses: true,
    });
    expect(spec.volumeClaimTemplates).toEqual([
      {
        metadata: { name: 'data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'fast',
          resources: { requests: { storage: '1Gi' } },
        },
      },
    ]);
    expect(spec.template.spec.volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp']);
  });

  test.each(['DaemonSet', 'Pod'] as const)('a %s has no number of pods and no budget', (workload) => {
    const chart = newChart();
    new Microservice(chart, 'agent', { image, workload, serviceAccount: false });
    expect(manifests(chart)).toHaveLength(1);
    expect(manifest(chart, workload).spec.replicas).toBeUndefined();
  });

  test.each([
    ['1.29', undefined, undefined],
    ['1.30', { preStop: { sleep: { seconds: 40 } } }, 65],
  ] as const)('Kubernetes %s gets the drain that it knows', (kubernetes, lifecycle, grace) => {
    const pod = podOf({ ports: { http: 1 }, kubernetes, drain: { sleepSeconds: 40 } });
    expect(pod.containers[0].lifecycle).toEqual(lifecycle);
    expect(pod.terminationGracePeriodSeconds ?? undefined).toBe(lifecycle ? grace : 65);
  });

  test('env takes text, fields of the pod, resources and keys of configs made elsewhere, in order', () => {
    expect(
      containerOf({
        env: {
          A: '1',
          B: { field: 'status.podIP' },
          C: { resource: 'limits.memory', divisor: '1Mi' },
          D: { configMap: 'c', key: 'k', optional: true },
          E: { secret: 's', key: 'k' },
        },
      }).env,
    ).toEqual([
      { name: 'A', value: '1' },
      { name: 'B', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
      { name: 'C', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
      { name: 'D', valueFrom: { configMapKeyRef: { name: 'c', key: 'k', optional: true } } },
      { name: 'E', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
    ]);
  });

  test('checks ask over HTTP, TCP and gRPC, or run a command', () => {
    const container = containerOf({
      ports: { http: 8080 },
      ready: { http: '/r', scheme: 'HTTPS', headers: { Host: 'x' }, timeoutSeconds: 3 },
      live: { exec: ['true'], periodSeconds: 30 },
      startup: { tcp: 'http' },
    });
    expect(container.readinessProbe).toEqual({
      httpGet: { path: '/r', port: 'http', scheme: 'HTTPS', httpHeaders: [{ name: 'Host', value: 'x' }] },
      timeoutSeconds: 3,
    });
    expect(container.livenessProbe).toEqual({ exec: { command: ['true'] }, periodSeconds: 30 });
    expect(container.startupProbe).toEqual({ tcpSocket: { port: 'http' } });
    expect(
      containerOf({ ports: { http: 8080 }, live: { grpc: 'http', service: 's' } }).livenessProbe,
    ).toEqual({ grpc: { port: 8080, service: 's' } });
  });

  test('mounts are named after what they hold, and shared scratch is one volume', () => {
    const scratch = { scratch: { sizeLimit: '1Gi' } };
    const pod = podOf({
      mounts: {
        '/a': scratch,
        '/b': scratch,
        '/c': { volume: { hostPath: { path: '/dev' } }, readOnly: true },
      },
      writable: ['/var/cache/nginx'],
    });
    expect(pod.containers[0].volumeMounts).toEqual([
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'var-cache-nginx', mountPath: '/var/cache/nginx' },
      { name: 'a', mountPath: '/a' },
      { name: 'a', mountPath: '/b' },
      { name: 'c', mountPath: '/c', readOnly: true },
    ]);
    expect(pod.volumes).toContainEqual({ name: 'a', emptyDir: { sizeLimit: '1Gi' } });
  });

  test('override patches the workload, elements of lists by name', () => {
    const chart = newChart();
    const api = new Microservice(chart, 'api', { image });
    api.override({
      spec: { paused: true, template: { spec: { hostname: 'x', containers: { api: { tty: true } } } } },
    });
    const { spec } = manifest(chart, 'Deployment');
    expect(spec).toMatchObject({
      paused: true,
      template: { spec: { hostname: 'x', containers: [{ name: 'api', tty: true }] } },
    });
  });

  test('selector names labels of the pods', () => {
    const { spec } = deploymentOf({
      standardLabels: false,
      labels: { app: 'x', tier: 'y' },
      selector: ['app'],
    });
    expect(spec.selector.matchLabels).toEqual({ app: 'x' });
    expect(spec.template.metadata.labels).toEqual({ app: 'x', tier: 'y' });
  });
});

describe('Pod Security', () => {
  const violations = (level: 'baseline' | 'restricted', security: MicroserviceProps<never>['security']) => {
    const chart = newChart();
    const api = new Microservice(chart, 'api', {
      image,
      security,
      ports: { http: 80 },
      mounts: { '/data': { claim: { size: '1Gi' } } },
    });
    api.addSidecar('log', { image });
    return podSecurityViolations(level, manifest(chart, 'Deployment').spec.template);
  };

  test('restricted is met without a word, by sidecars too', () => {
    expect(violations('restricted', undefined)).toEqual([]);
  });

  test('baseline meets baseline and no more; what the image says meets neither promise', () => {
    expect(violations('baseline', 'baseline')).toEqual([]);
    expect(violations('restricted', 'baseline')).not.toEqual([]);
    expect(violations('restricted', { level: 'image-default', reason: 'test' })).not.toEqual([]);
  });
});

test('is what cdk8s knows as a construct: with metadata, dependencies and an object of its own', () => {
  const chart = newChart();
  const api = new Microservice(chart, 'api', { ...BARE, image });
  const db = new Microservice(chart, 'db', { ...BARE, image });
  api.addDependency(db);
  api.metadata.addAnnotation('a', 'b');
  expect(manifests(chart).map(({ metadata }) => metadata.name)).toEqual(['db', 'api']);
  expect(manifests(chart)[1].metadata.annotations).toEqual({ a: 'b' });
  expect(ApiObject.of(api).name).toBe('api');
});

describe('refuses', () => {
  const refusal = (props: object) => {
    const chart = newChart();
    try {
      new Microservice(chart, 'api', { image, ...props });
      manifests(chart);
    } catch (error) {
      return (error as Error).message;
    }
    return 'accepted';
  };

  test.each<[object, string]>([
    [
      { image: 'Acme/api' },
      'image must be name[:tag][@sha256:digest], in lower case up to the tag, got "Acme/api"',
    ],
    [{ ports: { http: 70000 } }, 'port http must be a whole number from 1 to 65535, got 70000'],
    [
      { ports: { Http: 80 } },
      'port name must be lower-case letters, digits and "-", with a letter or digit at both ends, got "Http"',
    ],
    [{ ports: { a: 80, b: 80 } }, 'ports a and b must differ, both are 80/TCP'],
    [
      { env: { '1A': 'x' } },
      'env name must be letters, digits, "-", "_" and ".", not start with a digit, not be "." nor start with "..", got "1A"',
    ],
    [{ env: { A: 1 } }, "env A must be text or a source, got the number 1. Write '1'"],
    [{ replicas: -1.5 }, 'replicas must be a whole number of at least 0, got -1.5'],
    [{ replicas: 1, scale: { min: 1, max: 2 } }, 'takes replicas or scale, got both'],
    [{ scale: { min: 3, max: 2 } }, 'scale must be whole numbers with 1 <= min <= max, got min 3, max 2'],
    [{ workload: 'DaemonSet', replicas: 2 }, 'a DaemonSet has no number of pods, got {"replicas":2}'],
    [
      { ports: { web: 80, admin: 81 }, ready: { http: '/' } },
      'ready needs a port: no port is called "http" and there is not just one, ports are web, admin',
    ],
    [
      { ports: { http: 80 }, ready: { tcp: 'htpp' } },
      'ready port must be one of http, got "htpp". Did you mean "http"?',
    ],
    [
      { ports: { http: 80 }, ready: { http: 'healthz' } },
      'ready http must be a path that starts with "/", got "healthz"',
    ],
    [{ live: { exec: [] } }, 'live exec must name a program, got []'],
    [
      { live: { exec: ['x'], periodSeconds: 0 } },
      'live periodSeconds must be a whole number of at least 1, got 0',
    ],
    [{ live: { exec: ['x'], successThreshold: 2 } }, 'live successThreshold must be 1, got 2'],
    [
      { ports: { http: 80 }, ready: { http: '/' }, startupBudget: 1 },
      'startupBudget must be a whole number of at least 5 seconds, got 1',
    ],
    [{ mounts: { 'etc/x': { scratch: {} } } }, 'mounts must be absolute paths, got "etc/x"'],
    [{ mounts: { '/x': 'config' } }, 'mounts /x must be a config, a key of one or a volume, got "config"'],
    [
      { labels: { 'a b': 'c' } },
      'label key must be letters, digits, "-", "_" and ".", with a letter or digit at both ends, got "a b"',
    ],
    [
      { labels: { a: 'a b/c' } },
      'label a must be letters, digits, "-", "_" and ".", with a letter or digit at both ends, or empty, got "a b/c"',
    ],
    [
      { labels: { app: 'x' }, selector: ['ap'] },
      'selector must name labels of the pods, which are app.kubernetes.io/version, app.kubernetes.io/managed-by, app; got "ap". Did you mean "app"?',
    ],
    [
      { standardLabels: false },
      'needs a selector, since standardLabels are off: names of labels that tell its pods from all others',
    ],
    [{ security: { level: 'image-default', reason: ' ' } }, "security 'image-default' needs a reason"],
    [
      { security: 'open' },
      "security must be 'restricted', 'baseline' or { level: 'image-default', reason }, got \"open\"",
    ],
    [{ user: 0 }, 'user must be a whole number of at least 1, since 0 is root, got 0'],
    [{ kubernetes: '1.9' }, `kubernetes must be a version from '1.28' on, such as '1.32', got "1.9"`],
    [
      { drain: { sleepSeconds: 30, graceSeconds: 30 } },
      'drain graceSeconds must be more than the 30 of sleepSeconds, got 30',
    ],
  ])('%j', (props, message) => {
    const served = 'kubernetes' in props || 'drain' in props ? { ports: { http: 80 } } : {};
    expect(refusal({ ...served, ...props })).toBe(`shop/api: ${message}`);
  });

  test('a name that is no DNS name', () => {
    expect(refusal({ name: 'My_App' })).toBe(
      'shop/api: name must be lower-case letters, digits and "-", with a letter or digit at both ends, got "My_App"',
    );
  });

  test('env that is there already', () => {
    const api = new Microservice(newChart(), 'api', { image, env: { A: '1' } });
    expect(() => api.addEnv({ A: '2' })).toThrow('shop/api: env A is there already');
  });
});

test('props are all looked at', () => {
  const chart = newChart();
  const props: Required<MicroserviceProps<'http'>> = {
    image,
    imagePullPolicy: 'Always',
    ports: { http: 80 },
    command: ['c'],
    args: ['a'],
    workingDir: '/w',
    env: { A: '1' },
    envFrom: [],
    mounts: {},
    writable: ['/cache'],
    resources: 'medium',
    ready: { tcp: 'http' },
    live: { tcp: 'http' },
    startup: { tcp: 'http' },
    startupBudget: 60,
    security: 'restricted',
    user: 101,
    labels: { l: 'l' },
    standardLabels: true,
    partOf: 'shop',
    service: { name: 'front', annotations: { a: 'b' } },
    serviceAccount: 'robot',
    mountToken: true,
    serviceLinks: true,
    imagePullSecrets: ['reg'],
    drain: { sleepSeconds: 1, graceSeconds: 10 },
    strategy: { type: 'Recreate' },
    spread: false,
    disruptionBudget: { minAvailable: 1 },
    kubernetes: '1.31',
    replicas: 2,
    scale: undefined as never,
    name: 'web',
    namespace: 'ns',
    workload: 'Deployment',
    selector: ['l'],
    annotations: { x: 'y' },
    podAnnotations: { p: 'q' },
    component: 'front',
    version: '7',
    serviceName: 'unused',
    isolate: true,
  };
  new Microservice(chart, 'api', props);
  expect(manifests(chart)).toMatchSnapshot();
});

test('types refuse what cannot work', () => {
  const chart = newChart();
  const api = new Microservice(chart, 'api', { image, ports: { http: 8080 } });
  const refused = () => {
    // @ts-expect-error -- no image
    new Microservice(chart, 'a', {});
    // @ts-expect-error -- no such port
    new Microservice(chart, 'b', { image, ports: { http: 1 }, ready: { tcp: 'htpp' } });
    // @ts-expect-error -- no such field in a Deployment
    api.override({ spec: { serviceName: 'x' } });
    // @ts-expect-error -- no such field of a pod
    new Microservice(chart, 'c', { image, env: { A: { field: 'status.podIp' } } });
  };
  expect(refused).toThrow();
});
