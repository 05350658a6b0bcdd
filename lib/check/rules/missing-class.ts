import { nearest } from '../../nearest';
import type { Graph } from '../graph';
import { placed } from '../graph/container';
import { at, textOf } from '../graph/fields';
import type { GraphObject } from '../graph/graph-object';
import type { Rule } from '../rule';

const example = (name: string) => `apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata:
  name: important
value: 1000
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  priorityClassName: ${name}
  containers:
    - name: web
      image: web:1.0.0
`;

export const missingClass: Rule = {
  id: 'missing-class',
  level: 'error',
  title: 'A class that is not among those of the set',
  why: 'No controller takes the Ingress, no volume is made, or the pods are refused. Classes mostly belong to the cluster, so they are judged only where the set has some of that kind: IngressClass, StorageClass, PriorityClass, RuntimeClass, GatewayClass.',
  wrong: example('imprtant'),
  right: example('important'),
  *check(graph) {
    for (const { object, type, name, field } of uses(graph)) {
      const kind = type.slice(type.lastIndexOf('/') + 1);
      const names = graph.namesIn(type, '');
      if (names.length === 0 || graph.find(type, '', name) || graph.isExternal(type, '', name)) continue;
      if (name.startsWith('system-')) continue;
      const meant = nearest(name, names);
      yield {
        object,
        field,
        message: `${object} wants ${kind} "${name}", which is not there.`,
        hint: meant === undefined ? `There is ${names.join(', ')}.` : `Did you mean "${meant}"?`,
      };
    }
  },
};

interface Use {
  readonly object: GraphObject;
  readonly type: string;
  readonly name: string;
  readonly field: string;
}

function* uses(graph: Graph): Generator<Use> {
  for (const object of graph.all('networking.k8s.io/Ingress'))
    yield* use(
      object,
      'networking.k8s.io/IngressClass',
      object.spec.ingressClassName,
      'spec.ingressClassName',
    );
  for (const object of graph.all('gateway.networking.k8s.io/Gateway'))
    yield* use(
      object,
      'gateway.networking.k8s.io/GatewayClass',
      object.spec.gatewayClassName,
      'spec.gatewayClassName',
    );
  for (const object of graph.all('PersistentVolumeClaim'))
    yield* use(object, 'storage.k8s.io/StorageClass', object.spec.storageClassName, 'spec.storageClassName');
  for (const object of graph.all('apps/StatefulSet')) {
    for (const { path, fields } of placed(object.spec.volumeClaimTemplates, 'spec.volumeClaimTemplates')) {
      const name = at(fields, 'spec', 'storageClassName');
      yield* use(object, 'storage.k8s.io/StorageClass', name, `${path}.spec.storageClassName`);
    }
  }
  for (const pod of graph.pods) {
    const { priorityClassName, runtimeClassName } = pod.spec;
    yield* use(
      pod.owner,
      'scheduling.k8s.io/PriorityClass',
      priorityClassName,
      pod.at('spec.priorityClassName'),
    );
    yield* use(pod.owner, 'node.k8s.io/RuntimeClass', runtimeClassName, pod.at('spec.runtimeClassName'));
  }
}

function* use(object: GraphObject, type: string, value: unknown, field: string): Generator<Use> {
  const name = textOf(value);
  if (name) yield { object, type, name, field };
}
