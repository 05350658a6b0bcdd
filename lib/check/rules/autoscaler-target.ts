import { autoscalersOf } from '../graph/autoscaler';
import { missing } from '../graph/missing';
import type { Rule } from '../rule';

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
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${name}
  minReplicas: 2
  maxReplicas: 5
`;

export const autoscalerTarget: Rule = {
  id: 'autoscaler-target',
  level: 'error',
  title: 'An autoscaler whose target does not exist',
  why: 'It scales nothing: its status says FailedGetScale. Judged are targets of the built-in kinds, of HorizontalPodAutoscalers and of ScaledObjects.',
  wrong: example('website'),
  right: example('web'),
  *check(graph) {
    for (const { object, kind, name, type } of autoscalersOf(graph)) {
      const absence =
        type !== undefined && name !== '' ? missing(graph, type, object.namespace, name) : undefined;
      if (!absence) continue;
      const message = `${object} scales ${kind} "${name}", which namespace "${object.namespace}" does not have.`;
      yield { object, field: 'spec.scaleTargetRef.name', message, ...absence };
    }
  },
};
