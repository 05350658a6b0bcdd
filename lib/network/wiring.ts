import type { IConstruct } from 'constructs';
import type { Labels } from '../workload/labels';
import type { Protocol } from '../workload/ports';

const WIRING = Symbol('cdk8s-microservices.Wiring');

/** Pods of a namespace: those with all of the labels, or all there are. */
export interface PodGroup {
  readonly namespace: string | undefined;
  readonly selectorLabels: Labels;
}

/** A port on which pods listen. */
export interface PodPort {
  readonly number: number | string;
  readonly protocol: Protocol;
}

/** One declared way from pods to pods. What may still change is a function, and asked at synth. */
export interface Edge {
  /** Who asks. `anyone` stands for what is not in the cluster too. */
  readonly from: PodGroup | 'anyone';
  /** Who answers, or addresses outside of the cluster. */
  readonly to: () => PodGroup | readonly string[];
  readonly port: () => PodPort;
}

/** All ways that an app declares, whoever declares them. */
export class Wiring {
  /** The ways of the app that `construct` is in. */
  static of(construct: IConstruct): Wiring {
    const holder = construct.node.root as { [WIRING]?: Wiring };
    return (holder[WIRING] ??= new Wiring());
  }

  private readonly edges: Edge[] = [];
  private index: { readonly size: number; readonly byPods: ReadonlyMap<string, Ways> } | undefined;

  private constructor() {}

  /** Declares a way. */
  add(edge: Edge): void {
    this.edges.push(edge);
  }

  /** The ways from and to `pods`. */
  at(pods: PodGroup): Ways {
    // Policies are rendered one after the other: without an index, each would look at every edge of the app.
    if (this.index?.size !== this.edges.length)
      this.index = { size: this.edges.length, byPods: byPods(this.edges) };
    return this.index.byPods.get(keyOf(pods)) ?? { from: [], to: [] };
  }
}

/** What is declared for the same pods. */
export interface Ways {
  /** From them to others. */
  readonly from: readonly Edge[];
  /** From others to them. */
  readonly to: readonly Edge[];
}

function byPods(edges: readonly Edge[]): Map<string, Ways> {
  const index = new Map<string, { from: Edge[]; to: Edge[] }>();
  const put = (pods: PodGroup, side: 'from' | 'to', edge: Edge) => {
    const key = keyOf(pods);
    const ways = index.get(key) ?? { from: [], to: [] };
    ways[side].push(edge);
    index.set(key, ways);
  };
  for (const edge of edges) {
    const to = edge.to();
    if (edge.from !== 'anyone') put(edge.from, 'from', edge);
    if ('selectorLabels' in to) put(to, 'to', edge);
  }
  return index;
}

/** The namespace by its name: what has none ends up in `default`. */
export function namespaceOf({ namespace }: PodGroup): string {
  return namespace ?? 'default';
}

function keyOf(pods: PodGroup): string {
  return JSON.stringify([namespaceOf(pods), Object.entries(pods.selectorLabels).sort()]);
}
