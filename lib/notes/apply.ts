import { relative, sep } from 'node:path';
import type { Graph } from '../check/graph';
import type { SourceObject } from '../check/read/source';
import { inNamespace, type Note } from './note';

/** `-f` for each path, and `-R` where a folder in one holds manifests too. */
export function filesOf(paths: readonly string[], objects: readonly SourceObject[]): string[] {
  const nested = objects.some(({ file }) => paths.some((path) => isBelow(path, file)));
  const shown = paths.map((path) => (path.startsWith('-') && path !== '-' ? `./${path}` : path));
  return [...(nested ? ['-R'] : []), ...shown.flatMap((path) => ['-f', path])];
}

function isBelow(path: string, file: string): boolean {
  const inside = relative(path, file);
  return !inside.startsWith('..') && inside.includes(sep);
}

/**
 * Applies, and takes out of the cluster what an earlier apply brought and the manifests no longer hold.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/
 */
export function prune(graph: Graph, files: readonly string[]): Note[] {
  const namespaces = [...new Set(graph.objects.map(({ namespace }) => namespace))].filter(
    (namespace) => namespace !== '',
  );
  const shared = commonLabel(graph, 'app.kubernetes.io/part-of');
  if (namespaces.length === 1) {
    const [namespace] = namespaces;
    const name = shared ?? (namespace === 'default' ? 'cdk8s-microservices' : namespace);
    // An ApplySet takes its namespace from the flag alone, never from the context.
    const words = ['KUBECTL_APPLYSET=true', 'kubectl', 'apply', ...files];
    return [{ command: [...words, '--prune', `--applyset=${name}`, '-n', namespace] }];
  }
  if (shared !== undefined) {
    const label = `app.kubernetes.io/part-of=${shared}`;
    return [
      { text: `deletes whatever else in these namespaces was applied with the label ${label}` },
      { command: ['kubectl', 'apply', ...files, '--prune', '-l', label] },
    ];
  }
  return [
    {
      text: `kubectl can prune ${namespaces.length} namespaces at once only by a label of all objects: give them app.kubernetes.io/part-of.`,
    },
  ];
}

function commonLabel(graph: Graph, key: string): string | undefined {
  const values = new Set(graph.objects.map(({ labels }) => labels.get(key)));
  const [value] = values;
  return values.size === 1 ? value : undefined;
}

/** What `delete` takes along that the manifests do not name. */
export function deletions(graph: Graph, files: readonly string[]): Note[] {
  const namespaces = graph.all('Namespace').map(({ name }) => name);
  const warning = `also deletes all else that is in namespace ${namespaces.join(', ')}`;
  return [
    ...(namespaces.length > 0 ? [{ text: warning }] : []),
    { command: ['kubectl', 'delete', ...files] },
    ...graph
      .all('apps/StatefulSet')
      .flatMap(({ name, namespace, spec }): Note[] =>
        Array.isArray(spec.volumeClaimTemplates) && spec.volumeClaimTemplates.length > 0
          ? [
              { text: `the volumes of StatefulSet "${name}" stay; see them with` },
              { command: ['kubectl', 'get', 'persistentvolumeclaims', ...inNamespace(namespace)] },
            ]
          : [],
      ),
  ];
}
