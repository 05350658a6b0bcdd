import { autoscalersOf } from '../graph/autoscaler';
import type { Rule } from '../rule';

const example = (replicas: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:${replicas}
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
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 2
  maxReplicas: 5
`;

export const autoscalerReplicas: Rule = {
  id: 'autoscaler-replicas',
  level: 'warning',
  title: 'A fixed number of replicas beside an autoscaler',
  why: 'Every `apply` sets the number back, and the autoscaler has to scale anew, under load.',
  wrong: example('\n  replicas: 3'),
  right: example(''),
  *check(graph) {
    const told = new Set<object>();
    for (const { object, target } of autoscalersOf(graph)) {
      if (!target || told.has(target) || typeof target.spec.replicas !== 'number') continue;
      told.add(target);
      yield {
        object: target,
        field: 'spec.replicas',
        message: `${target} has ${target.spec.replicas} replicas fixed, but ${object} scales it.`,
        hint: 'Remove replicas.',
      };
    }
  },
};
