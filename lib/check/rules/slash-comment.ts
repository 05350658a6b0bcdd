import { objectRule } from '../object-rule';
import { problemsOf } from '../schema/problems-of';

export const slashComment = objectRule({
  id: 'slash-comment',
  level: 'error',
  title: 'A comment that is no comment to YAML',
  why: 'YAML knows `#` only. What stands behind `//` becomes part of the value, which turns a number into a string.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      ports:
        - containerPort: 8080 // what the app listens on
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
        - containerPort: 8080 # what the app listens on
`,
  check: (manifest, { minor }) => problemsOf('slash-comment', manifest, minor),
});
