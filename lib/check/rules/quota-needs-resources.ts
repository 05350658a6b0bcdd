import type { Graph } from '../graph';
import { at, fieldsOf } from '../graph/fields';
import type { GraphObject } from '../graph/graph-object';
import { defaultsIn } from '../graph/limit-ranges';
import type { Pod } from '../graph/pod';
import { resourcesOf, withDefaults } from '../graph/resources';
import type { Rule } from '../rule';
import { quotasOf } from './resource-quota';

const example = (resources: string) => `apiVersion: v1
kind: ResourceQuota
metadata:
  name: quota
spec:
  hard:
    requests.cpu: 4
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
${resources}`;

export const quotaNeedsResources: Rule = {
  id: 'quota-needs-resources',
  level: 'error',
  title: 'A container that does not say what its quota counts',
  why: 'Where a quota counts CPU or memory, the cluster refuses every pod of which a container leaves it open, unless a LimitRange fills it in.',
  wrong: example(''),
  right: example(`      resources:
        requests:
          cpu: 100m
`),
  *check(graph) {
    for (const quota of quotasOf(graph)) {
      const counted = Object.keys(fieldsOf(at(quota.spec, 'hard'))).flatMap(countedResource);
      if (counted.length === 0) continue;
      for (const pod of graph.podsIn(quota.namespace)) {
        const lack =
          pod.hasSpec && pod.owner.kind !== 'PodTemplate' ? lacking(graph, pod, counted) : undefined;
        if (!lack) continue;
        yield {
          object: pod.owner,
          field: `${lack.container.path}.resources`,
          message: `Container "${lack.container.name}" of ${pod.owner.toString()} sets no ${lack.name}, which ${describe(quota)} counts.`,
          hint: `Set resources.${lack.list}.${lack.resource}.`,
        };
      }
    }
  },
};

interface Counted {
  readonly name: string;
  readonly list: 'requests' | 'limits';
  readonly resource: string;
}

function countedResource(name: string): Counted[] {
  const match = /^(?:(requests|limits)\.)?(cpu|memory)$/.exec(name);
  if (!match) return [];
  const [, list = 'requests', resource] = match;
  return [{ name, list: list as Counted['list'], resource }];
}

function lacking(graph: Graph, pod: Pod, counted: readonly Counted[]) {
  const defaults = defaultsIn(graph, pod.namespace);
  for (const container of pod.containers) {
    if (container.list === 'ephemeralContainers') continue;
    const resources = withDefaults(resourcesOf(container), defaults);
    const missing = counted.find(({ list, resource }) => !resources[list].has(resource));
    if (missing) return { container, ...missing };
  }
  return undefined;
}

function describe(quota: GraphObject): string {
  return `${quota.toString()} of namespace "${quota.namespace}"`;
}
