import { objectRule } from '../object-rule';
import { problemsOf } from '../schema/problems-of';

export const unknownValue = objectRule({
  id: 'unknown-value',
  level: 'error',
  title: 'A word that the field does not know',
  why: 'The cluster refuses the object. Capitals count.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      imagePullPolicy: always
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
  check: (manifest, { minor }) => problemsOf('unknown-value', manifest, minor),
});
