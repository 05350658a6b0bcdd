import type { Finding, Level } from '../check/finding';

/** What a node stands for, from the outside in. */
export type Role =
  'entry' | 'route' | 'service' | 'workload' | 'config' | 'secret' | 'claim' | 'policy' | 'other';

/** A finding, as far as a picture shows it. */
export type Mark = Pick<Finding, 'rule' | 'level' | 'field' | 'message' | 'hint'>;

/** An object, or a host or node port by which requests come in. */
export interface TopologyNode {
  /** Names the node among its topology's, the same for the same object in every topology. */
  readonly id: string;
  readonly role: Role;
  readonly kind: string;
  readonly name: string;
  /** Empty for what lives in no namespace. */
  readonly namespace: string;
  /** What is worth telling next to the kind, such as `3 replicas`; empty for nothing. */
  readonly note: string;
  /** Key of its group. */
  readonly group: string;
  /** Absent for hosts, node ports and what is missing. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** Whether others refer to it, but it is not among the manifests. */
  readonly isMissing: boolean;
  readonly findings: readonly Mark[];
}

/** How one node leads to another, or what it takes from it. */
export interface TopologyEdge {
  readonly from: string;
  readonly to: string;
  /** A path or a port. Empty where there is nothing to tell. */
  readonly label: string;
  /**
   * `flow`: requests; `depends`: requests of a workload to the Service of another; `use`: what is read or mounted;
   * `guard`: policies and scaling.
   */
  readonly kind: 'flow' | 'depends' | 'use' | 'guard';
}

/** The objects of one chart in one namespace. */
export interface TopologyGroup {
  readonly key: string;
  readonly namespace: string;
  /** Empty where it is not known. */
  readonly chart: string;
}

/** What a picture shows: the same for the same objects, in whatever order they come. All that renderers know. */
export interface Topology {
  readonly groups: readonly TopologyGroup[];
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly TopologyEdge[];
}

/** The worst level of the findings of nodes. */
export function worstOf(nodes: Iterable<TopologyNode>): Level | undefined {
  let worst: Level | undefined;
  for (const { findings } of nodes) {
    for (const { level } of findings) {
      if (level === 'error') return level;
      worst = level;
    }
  }
  return worst;
}

/** What a group is called. */
export function titleOf({ namespace, chart }: TopologyGroup): string {
  const place = namespace === '' ? 'cluster' : namespace;
  return chart === '' || chart === namespace ? place : `${place} / ${chart}`;
}

/** What a picture shows, in one sentence. */
export function summaryOf({ nodes, edges }: Topology): string {
  const objects = nodes.filter(({ manifest }) => manifest !== undefined).length;
  const findings = nodes.reduce((sum, node) => sum + node.findings.length, 0);
  return [
    plural(objects, 'object'),
    plural(edges.length, 'connection'),
    findings === 0 ? 'no findings' : plural(findings, 'finding'),
  ].join(', ');
}

/** Such as `1 finding` or `2 findings`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
