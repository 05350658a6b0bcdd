import { selectorOf } from '../graph';
import { nearestPod } from '../graph/nearest-pod';
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
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: 1
  selector:
    matchLabels: { app: ${app} }
`;

export const budgetSelectsNothing: Rule = {
  id: 'budget-selects-nothing',
  level: 'error',
  title: 'A PodDisruptionBudget that selects no pod',
  why: 'It protects nothing: a drained node takes all pods with it. An empty selector stands for all pods of the namespace.',
  wrong: example('website'),
  right: example('web'),
  *check(graph) {
    for (const budget of graph.all('policy/PodDisruptionBudget')) {
      const selector = selectorOf(budget);
      if (!selector || !graph.podsSelectedBy(budget).next().done) continue;
      if (graph.isExternal('Pod', budget.namespace, budget.name)) continue;
      yield {
        object: budget,
        field: 'spec.selector',
        message: `${budget} selects ${selector.isEmpty ? 'all pods of its namespace' : String(selector)}, but there is no such pod.`,
        ...nearestPod(graph, budget.namespace, selector, 'PodDisruptionBudget'),
      };
    }
  },
};
