import { missingReferences } from '../graph/missing-reference';
import type { Rule } from '../rule';

export const missingConfigMap: Rule = {
  id: 'missing-config-map',
  level: 'error',
  title: 'A ConfigMap that does not exist',
  why: 'The pod stays in CreateContainerConfigError or ContainerCreating until somebody makes the ConfigMap. Pods see those of their own namespace only.',
  wrong: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web-config
data:
  LOG_LEVEL: info
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      envFrom:
        - configMapRef:
            name: web-conf
`,
  right: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web-config
data:
  LOG_LEVEL: info
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      envFrom:
        - configMapRef:
            name: web-config
`,
  check: (graph) => missingReferences(graph, 'ConfigMap'),
};
