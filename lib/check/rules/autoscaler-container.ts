import { autoscalersOf } from '../graph/autoscaler';
import { nearest } from '../../nearest';
import { at, textOf } from '../graph/fields';
import type { Rule } from '../rule';

const example = (container: string) => `apiVersion: apps/v1
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
          resources:
            requests:
              cpu: 100m
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
  metrics:
    - type: ContainerResource
      containerResource:
        name: cpu
        container: ${container}
        target:
          type: Utilization
          averageUtilization: 80
`;

export const autoscalerContainer: Rule = {
  id: 'autoscaler-container',
  level: 'error',
  title: 'An autoscaler by a container that its target does not have',
  why: 'The metric cannot be read, and the autoscaler does not scale by it.',
  wrong: example('app'),
  right: example('web'),
  *check(graph) {
    for (const { object, target, metrics } of autoscalersOf(graph)) {
      const names = (target && graph.podOf(target)?.containers.map(({ name }) => name)) ?? [];
      for (const { path, fields } of metrics) {
        const name = textOf(at(fields, 'containerResource', 'container'));
        if (!name || names.length === 0 || names.includes(name)) continue;
        const meant = nearest(name, names);
        yield {
          object,
          field: `${path}.containerResource.container`,
          message: `${object} scales by container "${name}", which ${target} does not have.`,
          hint: meant === undefined ? `It has ${names.join(', ')}.` : `Did you mean "${meant}"?`,
        };
      }
    }
  },
};
