import { checkManifests } from '../../lib/check/check-manifests';
import type { CheckOptions } from '../../lib/check/options';

type Fields = Record<string, unknown>;

function found(manifests: unknown[], options?: CheckOptions): string[] {
  return checkManifests(manifests, options).map(
    ({ rule, field, message, hint }) => `${rule} ${field}: ${message}${hint ? ` ${hint}` : ''}`,
  );
}

function pod(container: Fields, spec: Fields = {}): Fields {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers: [{ name: 'web', image: 'web:1', ...container }], ...spec },
  };
}

function object(apiVersion: string, kind: string, fields: Fields = {}, metadata: Fields = {}): Fields {
  return { apiVersion, kind, metadata: { name: 'web', ...metadata }, ...fields };
}

const IN = 'spec.containers[0]';

test.each<[string, Fields, string[]]>([
  [
    'a name that is missing',
    { apiVersion: 'v1', kind: 'ConfigMap' },
    ['object-name metadata.name: The ConfigMap has no name.'],
  ],
  [
    'a generated name',
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { generateName: 'x-' },
      spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a' }] } } },
    },
    [],
  ],
  ['a file for a tool', { apiVersion: 'kind.x-k8s.io/v1alpha4', kind: 'Cluster' }, []],
  [
    'the name of a definition',
    object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
      spec: {
        group: 'example.org',
        scope: 'Namespaced',
        names: { kind: 'Web', plural: 'webs' },
        versions: [],
      },
    }),
    [
      'object-name metadata.name: The name of a CustomResourceDefinition must be the plural and the group, "webs.example.org", got "web".',
    ],
  ],
  [
    'the name of a Service',
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'Web.Site' },
      spec: { type: 'ExternalName', externalName: 'a.example' },
    },
    [
      'object-name metadata.name: The name of a Service must be lower-case letters, digits and "-", start with a letter and not end with "-", got "Web.Site". Write web-site.',
    ],
  ],
  [
    'labels of a template and a node selector',
    object('apps/v1', 'DaemonSet', {
      spec: {
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web', 'a b': 'c' } },
          spec: { nodeSelector: { disk: 'ssd!' }, containers: [{ name: 'web' }] },
        },
      },
    }),
    [
      'label-syntax spec.template.metadata.labels["a b"]: The key of a label must be letters, digits, "-", "_" and ".", with a letter or digit at both ends, got "a b".',
      'label-syntax spec.template.spec.nodeSelector.disk: The value of the label disk must be letters, digits, "-", "_" and ".", with a letter or digit at both ends, or empty, got "ssd!".',
    ],
  ],
  [
    'annotations with capitals in the prefix',
    object('v1', 'ConfigMap', {}, { annotations: { 'Example.org/a': 'any text\n' } }),
    [],
  ],
  [
    'too many annotations',
    object('v1', 'ConfigMap', {}, { annotations: { a: 'x'.repeat(262144) } }),
    ['annotation-syntax metadata.annotations: The annotations must have at most 262144 bytes, have 262145.'],
  ],
  [
    'a probe by quoted number',
    pod({ livenessProbe: { httpGet: { path: '/', port: '8080' } } }),
    [
      `port-syntax ${IN}.livenessProbe.httpGet.port: "8080" in quotes is the name of a port, and a name must have at least one letter. Remove the quotes: 8080`,
    ],
  ],
  [
    'port numbers out of range',
    pod({ ports: [{ containerPort: 0 }, { containerPort: 65536, hostPort: 0 }] }),
    [
      `port-syntax ${IN}.ports[0].containerPort: The containerPort must be a whole number from 1 to 65535, got 0.`,
      `port-syntax ${IN}.ports[1].containerPort: The containerPort must be a whole number from 1 to 65535, got 65536.`,
    ],
  ],
  [
    'a volume of no type',
    pod({ volumeMounts: [{ name: 'a', mountPath: '/a' }] }, { volumes: [{ name: 'a' }] }),
    [],
  ],
  [
    'a volume of two types',
    pod(
      { volumeMounts: [{ name: 'a', mountPath: '/a' }] },
      { volumes: [{ name: 'a', emptyDir: {}, hostPath: { path: '/' } }] },
    ),
    ['one-of spec.volumes[0]: spec.volumes[0] must have one source, has emptyDir and hostPath.'],
  ],
  [
    'a variable of two values',
    pod({ env: [{ name: 'A', value: 'b', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }),
    [`one-of ${IN}.env[0]: ${IN}.env[0] must have value or valueFrom, has both.`],
  ],
  [
    'a probe that does nothing',
    pod({ readinessProbe: { periodSeconds: 5 } }),
    [
      `one-of ${IN}.readinessProbe: ${IN}.readinessProbe must have one of exec, grpc, httpGet, sleep, tcpSocket, has none.`,
    ],
  ],
  [
    'a probe whose handler is misspelt',
    pod({ readinessProbe: { httpget: { port: 80 } } }),
    [
      `unknown-field ${IN}.readinessProbe.httpget: ${IN}.readinessProbe has no field "httpget". Did you mean "httpGet"?`,
    ],
  ],
  [
    'requests above limits of devices and init containers',
    pod(
      { resources: { requests: { 'nvidia.com/gpu': 1 } } },
      {
        initContainers: [{ name: 'i', resources: { requests: { memory: '2Gi' }, limits: { memory: '1G' } } }],
      },
    ),
    [
      'request-limit spec.initContainers[0].resources.requests.memory: The request of 2Gi memory is above the limit of 1G.',
      `request-limit ${IN}.resources.requests["nvidia.com/gpu"]: Request and limit of nvidia.com/gpu must be equal, got 1 and no limit.`,
    ],
  ],
  [
    'equal requests and limits, written differently',
    pod({
      resources: { requests: { cpu: '0.3', memory: '1024Mi' }, limits: { cpu: '300m', memory: '1Gi' } },
    }),
    [],
  ],
  [
    'odd quantities',
    pod({ resources: { limits: { cpu: -1, memory: '1 GB' } } }),
    [
      `quantity-syntax ${IN}.resources.limits.cpu: ${IN}.resources.limits.cpu must not be negative, got -1.`,
      `quantity-syntax ${IN}.resources.limits.memory: ${IN}.resources.limits.memory must be a quantity such as 500m or 1Gi, got "1 GB". Write 1G.`,
    ],
  ],
  [
    'improbable quantities',
    pod({ resources: { requests: { cpu: 500, memory: 512 } } }),
    [
      `improbable-quantity ${IN}.resources.requests.cpu: 500 of cpu is 500 cores. Probably 500m was meant.`,
      `improbable-quantity ${IN}.resources.requests.memory: 512 of memory is 512 bytes. Probably 512Mi was meant.`,
    ],
  ],
  ['no resources at all', pod({ resources: { limits: { memory: 0, cpu: 0 } } }), []],
  [
    'binary data',
    object('v1', 'ConfigMap', { data: { a: 'x' }, binaryData: { a: 'AAAA', b: 'AAA' } }),
    [
      'data-encoding binaryData.b: The value of "b" is not base64. Plain text goes into data.',
      'data-key binaryData.a: The key "a" is in data too.',
    ],
  ],
  ['base64 in lines', object('v1', 'Secret', { data: { a: 'QUJD\nREVG\n', b: '' } }), []],
  [
    'a TLS Secret without a key',
    object('v1', 'Secret', { type: 'kubernetes.io/tls', data: { 'tls.crt': '' } }),
    ['secret-type type: A Secret of type kubernetes.io/tls must have tls.key.'],
  ],
  [
    'a Deployment that is not restarted',
    object('apps/v1', 'Deployment', {
      spec: {
        selector: { matchLabels: { a: 'b' } },
        template: {
          metadata: { labels: { a: 'b' } },
          spec: { restartPolicy: 'Never', containers: [{ name: 'web' }] },
        },
      },
    }),
    [
      'restart-policy spec.template.spec.restartPolicy: The restartPolicy of a Deployment must be Always, got Never.',
    ],
  ],
  [
    'a kind with wrong capitals',
    object('v1', 'Configmap'),
    ['unknown-kind kind: There is no kind Configmap in v1. Did you mean ConfigMap?'],
  ],
  ['a kind of somebody else', object('stable.example.com/v1', 'CronTab'), []],
  [
    'a port with a C++ comment, as an article has it',
    object('v1', 'Service', {
      spec: { type: 'NodePort', ports: [{ port: 80, nodePort: '31000 //port exposed' }] },
    }),
    [
      'slash-comment spec.ports[0].nodePort: The comment behind "//" is part of the value "31000 //port exposed". Comments of YAML start with "#": 31000 # …',
    ],
  ],
  ['two slashes in texts', pod({ args: ['a // b'], env: [{ name: 'A', value: 'x // y' }] }), []],
])('%s', (_, manifest, findings) => {
  expect(found([manifest])).toEqual(findings);
});

test('judges API versions by the cluster', () => {
  const budget = object('policy/v1beta1', 'PodDisruptionBudget', { spec: { minAvailable: 1 } });
  expect(found([budget], { kubernetes: '1.24' })).toEqual([]);
  expect(found([budget], { kubernetes: '1.25' })).toEqual([
    'removed-api apiVersion: PodDisruptionBudget of policy/v1beta1 is gone since Kubernetes 1.25. Use policy/v1. An empty selector selects every pod there.',
  ]);
});

test('asks for no better names of variables than the cluster does', () => {
  const odd = pod({ env: [{ name: 'LOG LEVEL', value: 'info' }] });
  expect(found([odd], { kubernetes: '1.31' })).toHaveLength(1);
  expect(found([odd], { kubernetes: '1.32' })).toEqual([]);
  expect(found([pod({ env: [{ name: 'A=B', value: '' }] })], { kubernetes: '1.32' })).toEqual([
    `environment-name ${IN}.env[0].name: The name of an environment variable must be printable ASCII without "=", got "A=B".`,
  ]);
});

test('never shows the value of a Secret', () => {
  const secret = object('v1', 'Secret', {
    data: { a: 'hunter2!', b: 31337 },
    stringData: { c: 'x // hunter2' },
  });
  const text = JSON.stringify(checkManifests([secret]));
  expect(text).toContain('data-encoding');
  expect(text).not.toMatch(/hunter2|31337/);
});

describe('namespaces', () => {
  const restricted = (labels: Fields = {}) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': 'restricted', ...labels } },
  });
  const inShop = (manifest: Fields) => ({
    ...manifest,
    metadata: { ...(manifest.metadata as Fields), namespace: 'shop' },
  });
  const hardened = {
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };

  test('name all that keeps a pod out, once an object', () => {
    expect(found([restricted(), inShop(pod({}))])).toEqual([
      'pod-security spec.containers[0].securityContext.allowPrivilegeEscalation: Namespace "shop" admits no pod of Pod "web" at level restricted: container "web" must set allowPrivilegeEscalation: false (Privilege Escalation); pod must set runAsNonRoot: true (Running as Non-root); pod must set seccompProfile.type: RuntimeDefault or Localhost (Seccomp (restricted)); container "web" must set capabilities.drop: [ALL] (Capabilities (restricted)).',
    ]);
  });

  test('admit what meets their level, and leave other namespaces alone', () => {
    expect(found([restricted(), inShop(pod(hardened)), pod({})])).toEqual([]);
  });

  test('judge by the version they ask for, or the older cluster', () => {
    const probing = inShop(pod({ ...hardened, livenessProbe: { httpGet: { host: 'a.example', port: 80 } } }));
    const older = restricted({ 'pod-security.kubernetes.io/enforce-version': 'v1.33' });
    expect(found([restricted(), probing])).toHaveLength(1);
    expect(found([older, probing])).toEqual([]);
    expect(found([restricted(), probing], { kubernetes: '1.33' })).toEqual([]);
  });

  test('say which level was probably meant', () => {
    expect(found([restricted({ 'pod-security.kubernetes.io/warn': 'Baseline' })])).toEqual([
      'pod-security-level metadata.labels["pod-security.kubernetes.io/warn"]: The label pod-security.kubernetes.io/warn must be privileged, baseline, restricted, got "Baseline". Did you mean baseline?',
    ]);
  });
});

describe('quotas', () => {
  const quota = (hard: Fields, spec: Fields = {}) =>
    object('v1', 'ResourceQuota', { spec: { hard, ...spec } });
  const deployment = (replicas: number, resources: Fields) =>
    object('apps/v1', 'Deployment', {
      spec: {
        replicas,
        selector: { matchLabels: { a: 'b' } },
        template: {
          metadata: { labels: { a: 'b' } },
          spec: {
            initContainers: [{ name: 'init', resources: { requests: { cpu: '250m' } } }],
            containers: [{ name: 'web', image: 'web:1', resources }],
          },
        },
      },
    });

  test('count requests of all replicas, limits standing in for requests', () => {
    const web = deployment(3, { limits: { cpu: '300m' } });
    expect(found([quota({ 'requests.cpu': '900m', pods: 3 }), web])).toEqual([]);
    expect(found([quota({ cpu: '899m', pods: 2 }), web])).toEqual([
      'resource-quota spec.hard.cpu: ResourceQuota "web" allows 899m of cpu, but the objects of the namespace come to 0.9.',
      'resource-quota spec.hard.pods: ResourceQuota "web" allows 2 of pods, but the objects of the namespace come to 3.',
    ]);
  });

  test('count objects and claims', () => {
    const claim = object('v1', 'PersistentVolumeClaim', {
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
    });
    expect(found([quota({ 'requests.storage': '5Gi', 'count/persistentvolumeclaims': 1 }), claim])).toEqual([
      'resource-quota spec.hard["requests.storage"]: ResourceQuota "web" allows 5Gi of requests.storage, but the objects of the namespace come to 10Gi.',
    ]);
  });

  test('with scopes are left alone', () => {
    expect(found([quota({ pods: 1 }, { scopes: ['BestEffort'] }), deployment(3, {})])).toEqual([]);
  });

  test('are content with the defaults of a LimitRange', () => {
    const range = object('v1', 'LimitRange', {
      spec: { limits: [{ type: 'Container', default: { memory: '1Gi' } }] },
    });
    const web = pod({});
    expect(found([quota({ 'limits.memory': '1Gi' }), range, web])).toEqual([]);
    expect(found([quota({ 'limits.memory': '1Gi' }), web])).toEqual([
      'quota-needs-resources spec.containers[0].resources: Container "web" of Pod "web" sets no limits.memory, which ResourceQuota "web" of namespace "default" counts. Set resources.limits.memory.',
    ]);
    expect(found([quota({ 'limits.memory': '512Mi' }), range, web])).toHaveLength(1);
  });

  test('of a LimitRange: a minimum, a maximum, and a default below what is asked for', () => {
    const range = (item: Fields) =>
      object('v1', 'LimitRange', { spec: { limits: [{ type: 'Container', ...item }] } });
    const asking = pod({ resources: { requests: { cpu: 2 } } });
    expect(found([range({ default: { cpu: 1 } }), asking])).toEqual([
      'limit-range spec.containers[0].resources.requests.cpu: Container "web" of Pod "web" requests more cpu than the limit that the LimitRange gives it.',
    ]);
    expect(found([range({ max: { cpu: 2 }, min: { cpu: '100m' } }), asking])).toEqual([]);
    expect(found([range({ min: { cpu: 3 } }), asking])).toEqual([
      'limit-range spec.containers[0].resources.requests.cpu: Container "web" of Pod "web" asks for less cpu than the minimum of the namespace.',
    ]);
    expect(found([range({ max: { cpu: 1 } }), asking])).toEqual([
      'limit-range spec.containers[0].resources.requests.cpu: Container "web" of Pod "web" asks for more cpu than the maximum of the namespace.',
    ]);
  });
});
