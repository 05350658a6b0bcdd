import { nearest } from '../../nearest';
import { type Placed, placed } from '../graph/container';
import { at, fieldsOf, textOf } from '../graph/fields';
import type { Pod } from '../graph/pod';
import type { Rule, Violation } from '../rule';

const example = (path: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      env:
        - name: POD_IP
          valueFrom:
            fieldRef:
              fieldPath: ${path}
`;

const IN_BOTH = ['metadata.name', 'metadata.namespace', 'metadata.uid'];
const IN_ENVIRONMENT = [
  ...IN_BOTH,
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const IN_FILES = [...IN_BOTH, 'metadata.labels', 'metadata.annotations'];
const RESOURCE = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/;

export const fieldRef: Rule = {
  id: 'field-ref',
  level: 'error',
  title: 'A reference to a field or resource that pods do not offer',
  why: 'The cluster refuses the pod. Environment variables and files can refer to a few fields only, and not to the same ones.',
  wrong: example('status.podIp'),
  right: example('status.podIP'),
  *check(graph) {
    for (const pod of graph.pods) {
      for (const container of pod.containers)
        for (const { path, fields } of container.elements('env'))
          yield* judge(
            pod,
            { path: `${path}.valueFrom`, fields: fieldsOf(fields.valueFrom) },
            IN_ENVIRONMENT,
          );
      for (const { path, fields } of pod.volumes) {
        const sources = placed(at(fields, 'projected', 'sources'), `${path}.projected.sources`);
        const items = [
          ...placed(at(fields, 'downwardAPI', 'items'), `${path}.downwardAPI.items`),
          ...sources.flatMap((source) =>
            placed(at(source.fields, 'downwardAPI', 'items'), `${source.path}.downwardAPI.items`),
          ),
        ];
        for (const item of items) yield* judge(pod, item, IN_FILES);
      }
    }
  },
};

function* judge(pod: Pod, { path, fields }: Placed, allowed: readonly string[]): Generator<Violation> {
  const fieldPath = textOf(fieldsOf(fields.fieldRef).fieldPath);
  const single = /^metadata\.(labels|annotations)\['[^']+'\]$/;
  if (fieldPath !== undefined && !allowed.includes(fieldPath) && !single.test(fieldPath)) {
    const meant = nearest(fieldPath, allowed);
    yield {
      object: pod.owner,
      field: `${path}.fieldRef.fieldPath`,
      message: `A pod offers no field ${fieldPath} ${allowed === IN_FILES ? 'to files' : 'to the environment'}.`,
      hint: meant === undefined ? `It offers ${allowed.join(', ')}.` : `Did you mean ${meant}?`,
    };
  }
  const { resource, containerName } = fieldsOf(fields.resourceFieldRef);
  if (typeof resource === 'string' && !RESOURCE.test(resource))
    yield {
      object: pod.owner,
      field: `${path}.resourceFieldRef.resource`,
      message: `A container offers no resource ${resource}.`,
      hint: 'It offers limits and requests of cpu, memory and ephemeral-storage, such as limits.memory.',
    };
  const names = pod.containers.map(({ name }) => name);
  if (typeof containerName === 'string' && containerName !== '' && !names.includes(containerName)) {
    const meant = nearest(containerName, names);
    yield {
      object: pod.owner,
      field: `${path}.resourceFieldRef.containerName`,
      message: `${pod.owner} has no container "${containerName}".`,
      hint: meant === undefined ? `It has ${names.join(', ')}.` : `Did you mean "${meant}"?`,
    };
  }
}
