import type { Finding } from '../check/finding';
import { Graph } from '../check/graph';
import type { GraphObject } from '../check/graph/graph-object';
import { edgesOf } from './edges';

/** What a node stands for, from the outside in; pictures go in this order. */
export type Role =
  'entry' | 'route' | 'service' | 'workload' | 'config' | 'secret' | 'claim' | 'policy' | 'other';

/** An object, or a host or node port by which requests come in. */
export interface TopologyNode {
  readonly id: string;
  readonly role: Role;
  readonly kind: string;
  readonly name: string;
  /** Empty for what lives in no namespace. */
  readonly namespace: string;
  /** Absent for hosts and node ports. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}

/** How one node leads to another, or what it takes from it. */
export interface TopologyEdge {
  readonly from: string;
  readonly to: string;
  /** A path, a port or a variable. Empty where there is nothing to tell. */
  readonly label: string;
  /** `flow` for requests, `depends` for those of one workload to another's Service, `use` for what is read or mounted, `guard` for policies and scaling. */
  readonly kind: 'flow' | 'depends' | 'use' | 'guard';
}

/** What a picture shows: the same for the same objects, in whatever order they come. */
export interface Topology {
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly TopologyEdge[];
}

const ROLES: Readonly<Record<string, Role>> = {
  Ingress: 'route',
  HTTPRoute: 'route',
  Gateway: 'entry',
  Service: 'service',
  ConfigMap: 'config',
  Secret: 'secret',
  SealedSecret: 'secret',
  ExternalSecret: 'secret',
  Certificate: 'secret',
  PersistentVolumeClaim: 'claim',
  HorizontalPodAutoscaler: 'policy',
  PodDisruptionBudget: 'policy',
  NetworkPolicy: 'policy',
};

/** Reads the topology of manifests, with findings drawn in where they are. */
export function topologyOf(manifests: Iterable<unknown>, findings: readonly Finding[] = []): Topology {
  const graph = new Graph(manifests);
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = [finding.kind, finding.namespace ?? '', finding.name].join('/');
    found.set(key, [...(found.get(key) ?? []), finding]);
  }
  const nodes = new Map<string, TopologyNode>();
  for (const object of graph.objects) {
    if (object.kind === '' || nodes.has(idOf(object))) continue;
    const { kind, namespace, name, manifest } = object;
    const role = ROLES[kind] ?? (graph.podOf(object) ? 'workload' : 'other');
    const own = found.get([kind, namespace, name].join('/')) ?? [];
    nodes.set(idOf(object), { id: idOf(object), role, kind, name, namespace, manifest, findings: own });
  }
  const edges = new Map<string, TopologyEdge>();
  for (const { entry, ...edge } of edgesOf(graph)) {
    if (entry && !nodes.has(entry.id)) nodes.set(entry.id, { ...entry, role: 'entry', findings: [] });
    if (nodes.has(edge.from) && nodes.has(edge.to)) edges.set(JSON.stringify(edge), edge);
  }
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return {
    nodes: [...nodes.values()].sort(byId),
    edges: [...edges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, edge]) => edge),
  };
}

/** The id of the node of an object. */
export function idOf({ type, namespace, name }: Pick<GraphObject, 'type' | 'namespace' | 'name'>): string {
  return `${type}/${namespace}/${name}`;
}
