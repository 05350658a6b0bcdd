import type { GraphObject } from '../graph/graph-object';
import type { Pod } from '../graph/pod';
import type { Rule } from '../rule';

const example = (app: string) => `apiVersion: apps/v1
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
apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  replicas: 2
  selector:
    matchLabels: { app: api }
  template:
    metadata:
      labels: { app: api }
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
  minAvailable: 1
  selector:
    matchLabels: { app: web }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: api
spec:
  minAvailable: 1
  selector:
    matchLabels: { app: ${app} }
`;

export const budgetOverlap: Rule = {
  id: 'budget-overlap',
  level: 'error',
  title: 'Two PodDisruptionBudgets for one pod',
  why: 'The cluster cannot evict a pod that two budgets select: draining its node fails for ever.',
  wrong: example('web'),
  right: example('api'),
  *check(graph) {
    const owners = new Map<Pod, GraphObject>();
    for (const budget of graph.all('policy/PodDisruptionBudget')) {
      let told = false;
      for (const pod of graph.podsSelectedBy(budget)) {
        const owner = owners.get(pod);
        if (!owner) owners.set(pod, budget);
        else if (!told && owner.name !== budget.name) {
          told = true;
          yield {
            object: budget,
            field: 'spec.selector',
            message: `${budget} selects the pods of ${pod.owner}, which ${owner} selects already.`,
            hint: 'Make the selectors disjoint.',
          };
        }
        if (told) break;
      }
    }
  },
};
