import { objectRule } from '../object-rule';
import { elementsOf } from '../syntax/pod-parts';

export const duplicateEnvironment = objectRule({
  id: 'duplicate-environment',
  level: 'warning',
  title: 'An environment variable that is set twice',
  why: 'The last one wins, and the first is dead text that somebody will edit in vain.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      env:
        - name: LOG_LEVEL
          value: info
        - name: LOG_LEVEL
          value: debug
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
        - name: LOG_LEVEL
          value: debug
`,
  check(_manifest, { pod }) {
    return (pod?.containers ?? []).flatMap((container) => {
      const set = new Map<unknown, string>();
      return elementsOf(container, 'env').flatMap(({ path, fields: { name } }) => {
        const before = set.get(name);
        if (typeof name !== 'string' || name === '') return [];
        set.set(name, path);
        if (!before) return [];
        return [{ field: `${path}.name`, message: `${name} is set by ${before} already`, hint: 'Keep one.' }];
      });
    });
  },
});
