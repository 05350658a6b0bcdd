import { plainCopy } from '../../lib/synth/plain-copy';
import { stringFieldProblems } from '../../lib/synth/string-fields';
import { toYaml } from '../../lib/synth/yaml';

const pod = {
  metadata: { labels: { version: 1.4 }, annotations: { 'acme.io/on': true } },
  spec: {
    nodeSelector: { gpu: null },
    initContainers: [{ command: ['sleep', 5] }],
    containers: [
      {
        args: [['a']],
        env: [
          { name: 'PORT', value: 80 },
          { name: 'OTHER', valueFrom: {} },
        ],
      },
    ],
  },
};
const inPod = [
  'metadata.labels.version must be a string, got the number 1.4',
  'metadata.annotations["acme.io/on"] must be a string, got the boolean true',
  'spec.nodeSelector.gpu must be a string, got null',
  'spec.initContainers[0].command[1] must be a string, got the number 5',
  'spec.containers[0].args[0] must be a string, got a list',
  'spec.containers[0].env[0].value must be a string, got the number 80',
];

test.each([
  ['Pod', pod, ''],
  ['Deployment', { spec: { template: pod } }, 'spec.template.'],
  ['Rollout', { spec: { template: pod } }, 'spec.template.'],
  ['CronJob', { spec: { jobTemplate: { spec: { template: pod } } } }, 'spec.jobTemplate.spec.template.'],
])('finds what is no string in the pods of a %s', (kind, rest, prefix) => {
  expect(stringFieldProblems({ kind, ...rest })).toEqual(inPod.map((problem) => prefix + problem));
});

test.each([
  [
    { kind: 'Service', spec: { selector: { app: 1 } } },
    'spec.selector.app must be a string, got the number 1',
  ],
  [
    { kind: 'Deployment', spec: { selector: { matchLabels: { app: {} } } } },
    'spec.selector.matchLabels.app must be a string, got an object',
  ],
  [
    { kind: 'CronJob', spec: { jobTemplate: { metadata: { labels: { a: 1 } } } } },
    'spec.jobTemplate.metadata.labels.a must be a string, got the number 1',
  ],
  [{ kind: 'ConfigMap', binaryData: { a: 1 } }, 'binaryData.a must be a string, got the number 1'],
  [{ kind: 'Secret', data: { a: 1 } }, 'data.a must be a string'],
])('finds what is no string in %j', (manifest, problem) => {
  expect(stringFieldProblems(manifest)).toEqual([problem]);
});

test('has nothing to say where fields are absent, or of kinds that it does not know', () => {
  expect(stringFieldProblems({ kind: 'Cart', spec: { selector: { app: 1 }, template: 'x' } })).toEqual([]);
  expect(stringFieldProblems({ kind: 'ConfigMap', data: { a: undefined }, metadata: null })).toEqual([]);
});

test('a key named __proto__ is a key like others', () => {
  const data = plainCopy(JSON.parse('{"__proto__": "x"}'));
  expect(toYaml({ data })).toBe('data:\n  __proto__: x\n');
});
