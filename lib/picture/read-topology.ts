import type { Finding } from '../check/finding';
import { Graph } from '../check/graph';
import { numberOf, textOf } from '../check/graph/fields';
import type { GraphObject } from '../check/graph/graph-object';
import { groupBy } from '../check/graph/group-by';
import { type Draft, grouped } from './grouping';
import { type End, type Link, linksOf } from './links';
import { plural, type Role, type Topology, type TopologyEdge } from './topology';

/** What else is known of manifests. */
export interface PictureOptions {
  /** What is wrong with them. @default - nothing */
  readonly findings?: readonly Finding[];
  /** The chart that a manifest belongs to. @default - follows from its labels */
  readonly chartOf?: (manifest: object) => string | undefined;
}

const ROLES: Readonly<Record<string, Role>> = {
  Host: 'entry',
  'Node port': 'entry',
  Gateway: 'entry',
  Ingress: 'route',
  HTTPRoute: 'route',
  GRPCRoute: 'route',
  Service: 'service',
  ConfigMap: 'config',
  Secret: 'secret',
  SealedSecret: 'secret',
  ExternalSecret: 'secret',
  Certificate: 'secret',
  PersistentVolumeClaim: 'claim',
  PersistentVolume: 'claim',
  HorizontalPodAutoscaler: 'policy',
  PodDisruptionBudget: 'policy',
  NetworkPolicy: 'policy',
};

/** Reads the topology of manifests of any shape and order. */
export function readTopology(manifests: Iterable<unknown>, options: PictureOptions = {}): Topology {
  const graph = new Graph(manifests);
  const drafts = objectNodes(graph, options);
  const links = new Map<string, Link>();
  for (const link of linksOf(graph)) {
    for (const end of [link.from, link.to]) if (!drafts.has(end.id)) drafts.set(end.id, endNode(end));
    links.set(JSON.stringify([link.from.id, link.to.id, link.kind, link.label]), link);
  }
  const edges = [...links]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { from, to, kind, label }]): TopologyEdge => ({ from: from.id, to: to.id, kind, label }));
  return grouped([...drafts.values()].sort(byId), edges);
}

function objectNodes(graph: Graph, { findings = [], chartOf }: PictureOptions): Map<string, Draft> {
  const found = groupBy(findings, ({ kind, namespace = '', name }) =>
    JSON.stringify([kind, namespace, name]),
  );
  const drafts = new Map<string, Draft>();
  for (const object of graph.objects) {
    const { kind, namespace, name, manifest } = object;
    const id = idOf(object);
    if (kind === '' || drafts.has(id)) continue;
    drafts.set(id, {
      id,
      role: Object.hasOwn(ROLES, kind) ? ROLES[kind] : graph.podOf(object) ? 'workload' : 'other',
      kind,
      name,
      namespace: kind === 'Namespace' ? name : namespace,
      note: noteOf(object, graph),
      manifest,
      isMissing: false,
      findings: found.get(JSON.stringify([kind, namespace, name])) ?? [],
      chart: chartOf?.(manifest) ?? labelledChart(object),
    });
  }
  return drafts;
}

function endNode({ id, kind, name, namespace, isEntry }: End): Draft {
  const role = Object.hasOwn(ROLES, kind) ? ROLES[kind] : 'other';
  const note = isEntry ? '' : 'not in this set';
  return { id, role, kind, name, namespace, note, isMissing: !isEntry, findings: [] };
}

function noteOf(object: GraphObject, graph: Graph): string {
  if (object.kind === 'Service') {
    const type = textOf(object.spec.type) ?? 'ClusterIP';
    return object.spec.clusterIP === 'None' ? 'headless' : type === 'ClusterIP' ? '' : type;
  }
  const replicas = numberOf(object.spec.replicas);
  return graph.podOf(object) && replicas !== undefined && replicas !== 1 ? plural(replicas, 'replica') : '';
}

function labelledChart({ labels }: GraphObject): string | undefined {
  // Helm writes the version behind the name.
  return (
    labels.get('helm.sh/chart')?.replace(/-v?\d+\.\d+.*$/, '') ?? labels.get('app.kubernetes.io/part-of')
  );
}

/** The id of the node of an object. */
function idOf({ type, namespace, name }: Pick<GraphObject, 'type' | 'namespace' | 'name'>): string {
  return JSON.stringify([type, namespace, name]);
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
