import { autoscalersOf } from '../graph/autoscaler';
import type { Rule } from '../rule';

const example = (min: number) => `apiVersion: apps/v1
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
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: ${min}
  maxReplicas: 5
`;

export const autoscalerRange: Rule = {
  id: 'autoscaler-range',
  level: 'error',
  title: 'An autoscaler whose least is more than its most',
  why: 'The cluster refuses it.',
  wrong: example(9),
  right: example(2),
  *check(graph) {
    for (const { object, min, max } of autoscalersOf(graph)) {
      if (max === undefined || min <= max) continue;
      yield {
        object,
        field: object.spec.minReplicas === undefined ? 'spec.minReplicaCount' : 'spec.minReplicas',
        message: `${object} has a minimum of ${min} replicas, but a maximum of ${max}.`,
        hint: 'The minimum must not be greater.',
      };
    }
  },
};
