import { at, fieldsOf } from '../graph/fields';
import type { Rule } from '../rule';
import { fieldPath } from '../schema/field-path';

const ALLOW = 'cdk8s-microservices.dev/allow.';

export const exceptionWithoutReason: Rule = {
  id: 'exception-without-reason',
  level: 'error',
  title: 'An exception that gives no reason',
  why: 'An exception is only as good as its reason: it tells the next reader when the exception can go. Without one it allows nothing.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    cdk8s-microservices.dev/allow.pod-security: ''
spec:
  containers:
    - name: web
      image: web:1.0.0
`,
  right: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
`,
  *check(graph) {
    for (const object of graph.objects) {
      const annotations = fieldsOf(at(object.manifest, 'metadata', 'annotations'));
      for (const [key, reason] of Object.entries(annotations)) {
        if (!key.startsWith(ALLOW) || (typeof reason === 'string' && reason.trim() !== '')) continue;
        yield {
          object,
          field: fieldPath('metadata.annotations', key),
          message: `The exception from ${key.slice(ALLOW.length)} gives no reason, and so allows nothing.`,
          hint: 'Say why the rule does not apply here.',
        };
      }
    }
  },
};
