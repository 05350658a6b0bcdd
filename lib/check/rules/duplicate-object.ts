import type { GraphObject } from '../graph/graph-object';
import type { Rule } from '../rule';

const example = (name: string) => `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  LOG_LEVEL: info
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: default
data:
  LOG_LEVEL: debug
`;

export const duplicateObject: Rule = {
  id: 'duplicate-object',
  level: 'error',
  title: 'Two objects of one kind, namespace and name',
  why: 'The one that is applied last overwrites the other, in silence. An object without a namespace and one in `default` are in the same.',
  wrong: example('web'),
  right: example('web-debug'),
  *check(graph) {
    const seen = new Map<string, GraphObject>();
    for (const object of graph.objects) {
      const { type, namespace, name, annotations } = object;
      // Helm deletes what a hook made before it makes it again.
      if (name === '' || annotations.has('helm.sh/hook')) continue;
      const key = `${type}/${namespace}/${name}`;
      if (seen.has(key))
        yield {
          object,
          field: 'metadata.name',
          message: `${object} is there twice${namespace === '' ? '' : ` in namespace "${namespace}"`}.`,
          hint: 'Remove one, or give it another name.',
        };
      seen.set(key, object);
    }
  },
};
