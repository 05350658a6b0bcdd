import type { Graph } from '../graph';
import { at, listOf } from '../graph/fields';
import type { GraphObject } from '../graph/graph-object';
import { usageIn } from '../graph/quota-usage';
import { amountsOf } from '../graph/resources';
import type { Rule, Violation } from '../rule';
import { fieldPath } from '../schema/field-path';

const example = (memory: string) => `apiVersion: v1
kind: ResourceQuota
metadata:
  name: quota
spec:
  hard:
    limits.memory: ${memory}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 4
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: web:1.0.0
          resources:
            limits:
              memory: 512Mi
`;

export const resourceQuota: Rule = {
  id: 'resource-quota',
  level: 'error',
  title: 'A namespace whose objects do not fit its quota',
  why: 'The cluster refuses what goes beyond the quota. Workloads are taken and then lack pods: only their events tell why.',
  wrong: example('1Gi'),
  right: example('2Gi'),
  *check(graph) {
    for (const quota of quotasOf(graph)) {
      const used = usageIn(graph, quota.namespace);
      for (const [resource, hard] of amountsOf(quota.spec.hard)) {
        const amount = used.get(resource) ?? 0;
        // Sums of fractions are a little off.
        if (amount > hard * (1 + 1e-9)) yield exceeded(quota, resource, amount);
      }
    }
  },
};

/** The quotas that count everything; one with scopes counts some pods only. */
export function quotasOf(graph: Graph): GraphObject[] {
  return graph
    .all('ResourceQuota')
    .filter(({ spec }) => listOf(spec.scopes).length === 0 && spec.scopeSelector == null);
}

function exceeded(quota: GraphObject, resource: string, amount: number): Violation {
  const hard = String(at(quota.spec, 'hard', resource));
  return {
    object: quota,
    field: fieldPath('spec.hard', resource),
    message: `${quota.toString()} allows ${hard} of ${resource}, but the objects of the namespace come to ${written(amount)}.`,
  };
}

/** An amount as one would write it. */
function written(amount: number): string {
  for (const [unit, size] of [
    ['Gi', 2 ** 30],
    ['Mi', 2 ** 20],
    ['Ki', 2 ** 10],
  ] as const)
    if (amount >= size && Number.isInteger((amount / size) * 10)) return `${amount / size}${unit}`;
  return String(Number(amount.toPrecision(6)));
}
