import { objectRule } from '../object-rule';
import { problemsOf } from '../schema/problems-of';

export const wrongType = objectRule({
  id: 'wrong-type',
  level: 'error',
  title: 'A value of the wrong type',
  why: 'The cluster cannot read the object and refuses it. Mostly it is the quotes: YAML takes 80, true, yes and 1e3 for numbers and truth values, and "80" for a string.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      env:
        - name: DEBUG
          value: true
`,
  right: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      env:
        - name: DEBUG
          value: 'true'
`,
  check: (manifest, { minor }) => problemsOf('wrong-type', manifest, minor),
});
