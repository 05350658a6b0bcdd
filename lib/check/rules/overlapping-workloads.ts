import { selectorOf } from '../graph';
import type { Rule } from '../rule';
import { SELECTING } from './workload-selector';

const example = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
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
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-next
spec:
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      containers:
        - name: web
          image: web:2.0.0
`;

export const overlappingWorkloads: Rule = {
  id: 'overlapping-workloads',
  level: 'error',
  title: 'A workload that selects the pods of another',
  why: 'Controllers count the pods of their selector. Two that see the same pods fight about them, and autoscalers and `kubectl logs` see pods of both.',
  wrong: example('web'),
  right: example('web-next'),
  *check(graph) {
    const told = new Set<string>();
    for (const pod of graph.pods) {
      const { owner, namespace } = pod;
      const selector = SELECTING.has(owner.type) ? selectorOf(owner) : undefined;
      // One that does not select its own pods is another rule's.
      if (!selector?.matches(pod.labels)) continue;
      const key = `${namespace} ${selector}`;
      // Of many with one selector, each but the first would be told of all the others.
      for (const other of graph.podsSelected(namespace, selector)) {
        if (other === pod || !SELECTING.has(other.owner.type)) continue;
        if (other.owner.type === owner.type && other.owner.name === owner.name) continue;
        if (told.has(`${namespace} ${selectorOf(other.owner)}`)) break;
        told.add(key);
        yield {
          object: owner,
          field: 'spec.selector',
          message: `${owner} selects ${selector}, which the pods of ${other.owner} carry too.`,
          hint: 'Give each workload a label of its own, and select by it.',
          because: other.owner,
        };
        break;
      }
    }
  },
};
