import { objectRule } from '../object-rule';
import { problemsOf } from '../schema/problems-of';

export const missingField = objectRule({
  id: 'missing-field',
  level: 'error',
  title: 'A required field that is missing',
  why: 'The cluster refuses the object.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      ports:
        - name: http
`,
  right: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      ports:
        - name: http
          containerPort: 8080
`,
  check: (manifest, { minor }) => problemsOf('missing-field', manifest, minor),
});
