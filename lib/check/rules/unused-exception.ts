import type { Rule } from '../rule';

export const unusedException: Rule = {
  id: 'unused-exception',
  level: 'warning',
  title: 'An exception that nothing needs any more',
  why: 'Whoever reads it believes in a danger that is gone, and the next mistake of that sort will pass unseen.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
  annotations:
    cdk8s-microservices.dev/allow.node-port-range: the test cluster has a wider range
spec:
  containers:
    - name: web
      image: web:1.0.0
`,
  right: `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: web
      image: web:1.0.0
`,
  // Only when all rules have spoken is it known which exceptions were needed: see ../exceptions.ts.
  check: () => [],
};
