import { nearest } from '../../nearest';
import type { Graph } from '../graph';
import { placed } from '../graph/container';
import { at, textOf } from '../graph/fields';
import type { Pod } from '../graph/pod';
import { keysOf, referencesOf } from '../graph/references';
import type { Rule, Violation } from '../rule';

export const missingKey: Rule = {
  id: 'missing-key',
  level: 'error',
  title: 'A key that the ConfigMap or Secret does not have',
  why: 'The pod stays in CreateContainerConfigError or ContainerCreating; a `subPath` that names no key mounts an empty directory instead of the file.',
  wrong: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  LOG_LEVEL: info
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
        - name: LOG_LEVEL
          valueFrom:
            configMapKeyRef:
              name: web
              key: LOGLEVEL
`,
  right: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  LOG_LEVEL: info
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
        - name: LOG_LEVEL
          valueFrom:
            configMapKeyRef:
              name: web
              key: LOG_LEVEL
`,
  *check(graph) {
    for (const pod of graph.pods) {
      for (const { type, name, key, keyField, optional } of referencesOf(pod)) {
        if (key === undefined || keyField === undefined || optional || type === 'PersistentVolumeClaim')
          continue;
        yield* unless(graph, pod, type, name, key, keyField);
      }
      yield* subPaths(graph, pod);
    }
  },
};

function* unless(
  graph: Graph,
  pod: Pod,
  type: 'ConfigMap' | 'Secret',
  name: string,
  key: string,
  field: string,
): Generator<Violation> {
  const source = graph.find(type, pod.namespace, name);
  const keys = source && keysOf(source.manifest);
  if (!keys || keys.has(key)) return;
  // Of a part of a cluster, the rest may be filled in by a controller, as argocd-secret is.
  if (keys.size === 0 && !graph.isComplete) return;
  const closest = nearest(key, keys);
  yield {
    object: pod.owner,
    field,
    message: `${type} "${name}" has no key "${key}".`,
    hint:
      closest !== undefined
        ? `Did you mean "${closest}"?`
        : `It has ${[...keys].slice(0, 8).join(', ') || 'none'}.`,
    because: source,
  };
}

/** Mounts of single files out of a ConfigMap or Secret. */
function* subPaths(graph: Graph, pod: Pod): Generator<Violation> {
  const sources = new Map<string, { type: 'ConfigMap' | 'Secret'; name: string }>();
  for (const { fields } of pod.volumes) {
    const volume = textOf(fields.name);
    const configMap = textOf(at(fields, 'configMap', 'name'));
    const secret = textOf(at(fields, 'secret', 'secretName'));
    // Items rename the keys, so a subPath is one of their paths.
    if (!volume || at(fields, 'configMap', 'items') || at(fields, 'secret', 'items')) continue;
    if (at(fields, 'configMap', 'optional') || at(fields, 'secret', 'optional')) continue;
    if (configMap) sources.set(volume, { type: 'ConfigMap', name: configMap });
    if (secret) sources.set(volume, { type: 'Secret', name: secret });
  }
  for (const container of pod.containers) {
    for (const { path, fields } of placed(container.fields.volumeMounts, `${container.path}.volumeMounts`)) {
      const source = sources.get(textOf(fields.name) ?? '');
      const subPath = textOf(fields.subPath);
      if (source && subPath) yield* unless(graph, pod, source.type, source.name, subPath, `${path}.subPath`);
    }
  }
}
