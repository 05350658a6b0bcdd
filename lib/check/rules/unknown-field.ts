import { objectRule } from '../object-rule';
import { problemsOf } from '../schema/problems-of';

export const unknownField = objectRule({
  id: 'unknown-field',
  level: 'error',
  title: 'A field that the kind does not have',
  why: 'Most clients refuse it, kubectl among them, and clients that do not ask for that have it dropped in silence: the setting never takes effect. Built-in kinds are judged by the published schema of Kubernetes.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      imagePullPolcy: Always
`,
  right: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      imagePullPolicy: Always
`,
  check: (manifest, { minor }) => problemsOf('unknown-field', manifest, minor),
});
