import { schemaProblems } from '../../../lib/check/schema/schema-problems';

type Fields = Record<string, unknown>;

function deployment(spec: Fields = {}, container: Fields = {}, pod: Fields = {}) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'api' },
    spec: {
      selector: { matchLabels: { app: 'api' } },
      template: {
        metadata: { labels: { app: 'api' } },
        spec: { containers: [{ name: 'api', image: 'api:1', ...container }], ...pod },
      },
      ...spec,
    },
  };
}

const CONTAINER = 'spec.template.spec.containers[0]';

describe('schemaProblems', () => {
  it('has nothing to say about what the schema allows', () => {
    const rich = deployment(
      {
        replicas: 2,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      },
      {
        ports: [{ containerPort: 80, protocol: 'TCP' }],
        resources: { limits: { cpu: 1, memory: '1Gi', 'nvidia.com/gpu': 1 }, requests: null },
        livenessProbe: { httpGet: { path: '/', port: 'http' } },
        env: undefined,
      },
      { hostnameOverride: 'api' },
    );
    expect(schemaProblems(rich)).toEqual([]);
  });

  it('leaves kinds that are not built in alone', () => {
    expect(schemaProblems({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', sepc: {} })).toEqual([]);
    expect(schemaProblems({ apiVersion: 'resource.k8s.io/v1beta1', kind: 'DeviceClass', sepc: {} })).toEqual(
      [],
    );
    expect(schemaProblems({ apiVersion: 7, kind: ['Pod'] })).toEqual([]);
  });

  it('takes a wrong capital for a mistyped field', () => {
    expect(schemaProblems(deployment({}, { imagepullpolicy: 'Always' }))).toEqual([
      {
        problem: 'unknown-field',
        field: `${CONTAINER}.imagepullpolicy`,
        message: `${CONTAINER} has no field "imagepullpolicy"`,
        hint: 'Did you mean "imagePullPolicy"?',
      },
    ]);
  });

  it('reports a misspelt required field once', () => {
    expect(schemaProblems(deployment({}, { ports: [{ contianerPort: 80 }] }))).toEqual([
      {
        problem: 'unknown-field',
        field: `${CONTAINER}.ports[0].contianerPort`,
        message: `${CONTAINER}.ports[0] has no field "contianerPort"`,
        hint: 'Did you mean "containerPort"?',
      },
    ]);
  });

  it('says where a misplaced field belongs', () => {
    expect(schemaProblems({ ...deployment(), replicas: 2 })).toEqual([
      {
        problem: 'unknown-field',
        field: 'replicas',
        message: 'the object has no field "replicas"',
        hint: '"replicas" belongs under "spec".',
      },
    ]);
    expect(schemaProblems(deployment({}, { volumes: [] }))).toEqual([
      {
        problem: 'unknown-field',
        field: `${CONTAINER}.volumes`,
        message: `${CONTAINER} has no field "volumes"`,
        hint: '"volumes" belongs one level up: indent it less.',
      },
    ]);
  });

  it('reports a field that the schema requires', () => {
    expect(schemaProblems(deployment({ selector: undefined }))).toEqual([
      {
        problem: 'missing-field',
        field: 'spec.selector',
        message: 'spec lacks the required field "selector"',
      },
    ]);
  });

  it('does without what the API server does without', () => {
    const binding = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'api', creationTimestamp: null },
      roleRef: { kind: 'Role', name: 'api' },
    };
    const policy = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'deny' },
      spec: { policyTypes: ['Ingress'] },
    };
    expect([binding, policy].flatMap((manifest) => schemaProblems(manifest))).toEqual([]);
  });

  it.each([
    [
      deployment({ replicas: '3' }),
      'spec.replicas',
      'must be a whole number, got the string "3"',
      'Remove the quotes: 3',
    ],
    [deployment({ replicas: 1.5 }), 'spec.replicas', 'must be a whole number, got a fraction', undefined],
    [
      deployment({ paused: 'true' }),
      'spec.paused',
      'must be true or false, got the string "true"',
      'Remove the quotes: true',
    ],
    [deployment({ paused: 'yes' }), 'spec.paused', 'must be true or false, got a string', undefined],
    [deployment({}, { args: '-v' }), `${CONTAINER}.args`, 'must be a list, got a string', undefined],
    [
      deployment({}, { ports: { containerPort: 80 } }),
      `${CONTAINER}.ports`,
      'must be a list, got an object',
      'Put "- " in front of the element.',
    ],
    [
      deployment({}, { env: [{ name: 'PIN', value: 1234 }] }),
      `${CONTAINER}.env[0].value`,
      'must be a string, got a number',
      'Put it in quotes.',
    ],
    [
      deployment({}, {}, { nodeSelector: { 'disk/ssd': true } }),
      'spec.template.spec.nodeSelector["disk/ssd"]',
      'must be a string, got a boolean',
      'Put it in quotes.',
    ],
    [
      deployment({}, { resources: { limits: { cpu: {} } } }),
      `${CONTAINER}.resources.limits.cpu`,
      'must be a quantity such as 500m or 1Gi, got an object',
      undefined,
    ],
    [
      deployment({}, {}, { volumes: [[]] }),
      'spec.template.spec.volumes[0]',
      'must be an object, got a list',
      undefined,
    ],
  ])('knows the types of fields: %#', (manifest, field, message, hint) => {
    expect(schemaProblems(manifest)).toEqual([
      { problem: 'wrong-type', field, message, ...(hint && { hint }) },
    ]);
  });

  it('knows the values of enumerations', () => {
    const tcp = deployment({}, { ports: [{ containerPort: 80, protocol: 'tcp' }] });
    expect(schemaProblems(tcp)).toEqual([
      {
        problem: 'unknown-value',
        field: `${CONTAINER}.ports[0].protocol`,
        message: 'must be SCTP, TCP or UDP, got "tcp"',
        hint: 'Did you mean TCP?',
      },
    ]);
  });

  it('gives the benefit of the doubt to what may be newer than the schema', () => {
    const future = deployment({}, { warpFactorCoils: 9, imagePullPolcy: 'Always' });
    expect(schemaProblems(future, 99).map(({ field }) => field)).toEqual([`${CONTAINER}.imagePullPolcy`]);
    expect(schemaProblems(future)).toHaveLength(2);
  });

  it('survives an object that contains itself', () => {
    const schema: Fields = { type: 'object' };
    schema.properties = { self: schema };
    const crd = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      spec: {
        group: 'x',
        names: { kind: 'X', plural: 'xs' },
        scope: 'Cluster',
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
      },
    };
    expect(schemaProblems(crd)).toEqual([]);
  });
});
