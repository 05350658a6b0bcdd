import type { Graph } from '../graph';
import { type Placed, placed } from './container';
import { at, fieldsOf, numberOf, textOf } from './fields';
import type { GraphObject } from './graph-object';

/** An HorizontalPodAutoscaler or ScaledObject, and the workload that it scales. */
export interface Autoscaler {
  readonly object: GraphObject;
  readonly kind: string;
  readonly name: string;
  /** Only for kinds that are known; others may come from anywhere. */
  readonly type: string | undefined;
  readonly target: GraphObject | undefined;
  readonly min: number;
  readonly max: number | undefined;
  readonly metrics: readonly Placed[];
}

const TYPES: Readonly<Record<string, string>> = {
  Deployment: 'apps/Deployment',
  StatefulSet: 'apps/StatefulSet',
  ReplicaSet: 'apps/ReplicaSet',
  ReplicationController: 'ReplicationController',
};

export function autoscalersOf(graph: Graph): readonly Autoscaler[] {
  return graph.once('autoscalers', () => [
    ...graph.all('autoscaling/HorizontalPodAutoscaler').map((object) => read(graph, object, undefined)),
    ...graph.all('keda.sh/ScaledObject').map((object) => read(graph, object, 'Deployment')),
  ]);
}

function read(graph: Graph, object: GraphObject, defaultKind: string | undefined): Autoscaler {
  const { minReplicas, maxReplicas, minReplicaCount, maxReplicaCount, scaleTargetRef, metrics } = object.spec;
  const reference = fieldsOf(scaleTargetRef);
  const kind = textOf(reference.kind) ?? defaultKind ?? '';
  const name = textOf(reference.name) ?? '';
  const foreign = /\./.test(textOf(reference.apiVersion) ?? '');
  const type = !foreign && Object.hasOwn(TYPES, kind) ? TYPES[kind] : undefined;
  const isKeda = defaultKind !== undefined;
  return {
    object,
    kind,
    name,
    type,
    target: type === undefined ? undefined : graph.find(type, object.namespace, name),
    min: numberOf(isKeda ? minReplicaCount : minReplicas) ?? (isKeda ? 0 : 1),
    max: numberOf(isKeda ? maxReplicaCount : maxReplicas),
    metrics: placed(metrics, 'spec.metrics'),
  };
}

/** The least number of replicas that an autoscaler leaves a workload; `undefined` without one. */
export function leastReplicas(graph: Graph, workload: GraphObject): number | undefined {
  const least = graph.once('least replicas', () => {
    const counts = new Map<GraphObject, number>();
    for (const { target, min } of autoscalersOf(graph)) if (target) counts.set(target, min);
    return counts;
  });
  return least.get(workload);
}

/** The target of a metric by utilization: the resource, and the container if it is about one alone. */
export function utilizationOf(
  metric: Placed,
): { resource: string; container?: string; path: string } | undefined {
  for (const part of ['resource', 'containerResource']) {
    const fields = fieldsOf(metric.fields[part]);
    const resource = textOf(fields.name);
    const relative =
      at(fields, 'target', 'type') === 'Utilization' || fields.targetAverageUtilization !== undefined;
    if (resource && relative)
      return { resource, container: textOf(fields.container), path: `${metric.path}.${part}` };
  }
  return undefined;
}
