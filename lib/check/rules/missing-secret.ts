import { placed } from '../graph/container';
import { textOf } from '../graph/fields';
import { missing } from '../graph/missing';
import { missingReferences } from '../graph/missing-reference';
import type { Rule } from '../rule';

export const missingSecret: Rule = {
  id: 'missing-secret',
  level: 'error',
  title: 'A Secret that does not exist',
  why: 'The pod stays in CreateContainerConfigError or ContainerCreating, or its image cannot be pulled, until somebody makes the Secret. Secrets that an ExternalSecret, SealedSecret, Certificate or another custom resource makes count as there.',
  wrong: `apiVersion: v1
kind: Secret
metadata:
  name: db-login
stringData:
  password: change-me
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      env:
        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef:
              name: database-login
              key: password
`,
  right: `apiVersion: v1
kind: Secret
metadata:
  name: db-login
stringData:
  password: change-me
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      env:
        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef:
              name: db-login
              key: password
`,
  *check(graph) {
    yield* missingReferences(graph, 'Secret');
    for (const account of graph.all('ServiceAccount')) {
      for (const { path, fields } of placed(account.manifest.imagePullSecrets, 'imagePullSecrets')) {
        const name = textOf(fields.name);
        const absence = name && missing(graph, 'Secret', account.namespace, name);
        if (!absence) continue;
        const message = `${account} pulls images with Secret "${name}", which namespace "${account.namespace}" does not have.`;
        yield { object: account, field: `${path}.name`, message, ...absence };
      }
    }
  },
};
