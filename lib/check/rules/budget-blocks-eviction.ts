import type { Graph } from '../graph';
import { autoscalersOf, leastReplicas } from '../graph/autoscaler';
import type { GraphObject } from '../graph/graph-object';
import type { Rule } from '../rule';

const example = (min: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: web:1.0.0
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: ${min}
  selector:
    matchLabels: { app: web }
`;

export const budgetBlocksEviction: Rule = {
  id: 'budget-blocks-eviction',
  level: 'warning',
  title: 'A PodDisruptionBudget that permits no eviction',
  why: 'Nodes with these pods cannot be drained, so that upgrades of the cluster stand still. Counted are the replicas, or the minimum of the autoscaler.',
  wrong: example('2'),
  right: example('1'),
  *check(graph) {
    for (const budget of graph.all('policy/PodDisruptionBudget')) {
      const { minAvailable, maxUnavailable } = budget.spec;
      const count = podCount(graph, budget);
      const field = maxUnavailable === undefined ? 'minAvailable' : 'maxUnavailable';
      const value = maxUnavailable ?? minAvailable;
      if (count === undefined || !blocks(field, value, count)) continue;
      yield {
        object: budget,
        field: `spec.${field}`,
        message: `${budget} permits no eviction: ${field} is ${String(value)}, and there ${count === 1 ? 'is 1 pod' : `are ${count} pods`}.`,
        hint: count === 1 ? 'Run more replicas, or do without a budget.' : 'Set maxUnavailable: 1.',
      };
    }
  },
};

/** How many pods the budget is for at the least; `undefined` where it is not known. */
function podCount(graph: Graph, budget: GraphObject): number | undefined {
  let count = 0;
  for (const pod of graph.podsSelectedBy(budget)) {
    const replicas = leastReplicas(graph, pod.owner) ?? pod.replicas;
    if (replicas === undefined) return undefined;
    if (pod.owner.spec.replicas === undefined && lostAutoscalers(graph).has(pod.namespace)) return undefined;
    count += replicas;
  }
  // At none there is nothing to evict.
  return count === 0 ? undefined : count;
}

/** The namespaces with an autoscaler that misses its target, which may be any workload without a number of its own. */
function lostAutoscalers(graph: Graph): ReadonlySet<string> {
  return graph.once(
    'lost autoscalers',
    () => new Set(autoscalersOf(graph).flatMap(({ target, object }) => (target ? [] : object.namespace))),
  );
}

function blocks(field: string, value: unknown, count: number): boolean {
  if (typeof value !== 'number' && !(typeof value === 'string' && /^\d+%$/.test(value))) return false;
  // Kubernetes rounds percentages up, in both fields.
  const pods = typeof value === 'number' ? value : Math.ceil((parseInt(value, 10) / 100) * count);
  return field === 'minAvailable' ? pods >= count : pods <= 0;
}
