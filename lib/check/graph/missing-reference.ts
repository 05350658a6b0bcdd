import type { Graph } from '../graph';
import type { Violation } from '../rule';
import { missing } from './missing';
import { type Reference, referencesOf } from './references';

/** What every namespace has of its own accord. */
const EVERYWHERE = new Set(['ConfigMap/kube-root-ca.crt', 'ConfigMap/openshift-service-ca.crt']);

/** The ConfigMaps, Secrets or claims that pods refer to in vain, each once a workload. */
export function* missingReferences(graph: Graph, type: Reference['type']): Generator<Violation> {
  for (const pod of graph.pods) {
    const told = new Set<string>();
    for (const { name, field, optional, ...reference } of referencesOf(pod)) {
      if (reference.type !== type || optional || told.has(name) || EVERYWHERE.has(`${type}/${name}`))
        continue;
      told.add(name);
      const absence = missing(graph, type, pod.namespace, name);
      if (!absence) continue;
      const message = `${pod.owner} needs ${type} "${name}", which namespace "${pod.namespace}" does not have.`;
      yield { object: pod.owner, field, message, ...absence };
    }
  }
}
