import { autoscalersOf } from '../graph/autoscaler';
import type { GraphObject } from '../graph/graph-object';
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
apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
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
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: api
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${name}
  minReplicas: 2
  maxReplicas: 5
`;

export const autoscalerClash: Rule = {
  id: 'autoscaler-clash',
  level: 'error',
  title: 'Two autoscalers of one workload',
  why: 'They set the number of replicas by turns, each undoing what the other did.',
  wrong: example('web'),
  right: example('api'),
  *check(graph) {
    const owners = new Map<string, GraphObject>();
    for (const { object, kind, name } of autoscalersOf(graph)) {
      if (name === '') continue;
      const key = `${object.namespace}/${kind}/${name}`;
      const owner = owners.get(key);
      if (!owner) owners.set(key, object);
      else if (owner.type !== object.type || owner.name !== object.name)
        yield {
          object,
          field: 'spec.scaleTargetRef.name',
          message: `${object} scales ${kind} "${name}", which ${owner} scales already.`,
          hint: 'Join their metrics in one: it scales by the one that asks for most.',
        };
    }
  },
};
