import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { ConstructTree } from './construct-tree';
import { SynthError } from './synth-error';

/**
 * The dependencies of an app, as cdk8s reads them: a construct depends on what it names; its API objects depend on
 * all API objects of what it names; its chart depends on the chart of what it names; a chart depends on the charts
 * directly within it.
 *
 * "All objects of A on all objects of B" would be A × B edges, so two kinds of vertices stand between them: one for
 * the objects that A's have to follow, one for the objects within B. A vertex is a number: construct `i` is `i`,
 * "what the objects within `i` depend on" is `size + i`, "the objects within `i`" is `2 * size + i`.
 */
export class DependencyGraph {
  /** Whether one chart depends on another. */
  readonly betweenCharts: boolean;
  readonly size: number;
  private readonly edges = new Map<number, Set<number>>();
  /** The keys of `edges`, ascending. */
  private readonly sources: readonly number[];
  private readonly members = new Map<number, readonly number[]>();
  /** The constructs with objects that are both before and behind the same dependency. */
  private readonly selfCrossing = new Set<number>();

  constructor(
    private readonly tree: ConstructTree,
    chartEdges: Iterable<readonly [source: number, target: number]> = [],
  ) {
    this.size = tree.constructs.length;
    const indexes = new Map<IConstruct, number>();
    if (tree.dependencies.length > 0)
      tree.constructs.forEach((construct, index) => indexes.set(construct, index));
    for (const { source, targets } of tree.dependencies) {
      for (const target of targets) this.connect(source, this.indexOf(target, indexes, source));
    }
    let betweenCharts = this.connectNestedCharts();
    for (const [source, targets] of this.inTreeOrder()) {
      for (const target of targets) {
        if (tree.chartOf[source] === tree.chartOf[target]) continue;
        this.connect(this.chartIndex(source, target), this.chartIndex(target, source));
        betweenCharts = true;
      }
    }
    for (const [source, target] of chartEdges) {
      this.connect(tree.chartIndexes[source], tree.chartIndexes[target]);
      betweenCharts = true;
    }
    this.betweenCharts = betweenCharts;
    this.sources = [...this.edges.keys()].sort((a, b) => a - b);
    this.findSelfCrossing();
  }

  /** Whether nothing depends on anything. */
  get isEmpty(): boolean {
    return this.edges.size === 0;
  }

  /** What `vertex` depends on, in the order to visit it, as far as it is within `scope`. */
  successors(vertex: number, scope: number): readonly number[] {
    const { size, tree } = this;
    const kind = Math.floor(vertex / size);
    if (kind === 2) return this.objectsWithin(vertex - 2 * size);
    if (kind === 1) return this.targetsOf(vertex - size, scope).map((target) => 2 * size + target);
    const successors = this.targetsOf(vertex, scope);
    if (!ApiObject.isApiObject(tree.constructs[vertex])) return successors;
    for (const source of this.sourcesAround(vertex)) {
      if (!this.selfCrossing.has(source)) {
        successors.push(size + source);
      } else {
        for (const target of this.targetsOf(source, scope)) {
          for (const member of this.objectsWithin(target)) if (member !== vertex) successors.push(member);
        }
      }
    }
    return successors;
  }

  /** For each construct within `scope`, counted from there, whether anything within `scope` depends on it. */
  depended(scope: number): Uint8Array {
    const end = this.tree.ends[scope];
    const depended = new Uint8Array(end - scope);
    const wholes = new Set<number>();
    for (let at = firstAtLeast(this.sources, scope); this.sources[at] < end; at++) {
      const objects = this.objectsWithin(this.sources[at]);
      for (const target of this.targetsOf(this.sources[at], scope)) {
        depended[target - scope] = 1;
        if (objects.length > 1) wholes.add(target);
        else if (objects.length === 1) {
          for (const member of this.objectsWithin(target))
            if (member !== objects[0]) depended[member - scope] = 1;
        }
      }
    }
    for (const target of wholes)
      for (const member of this.objectsWithin(target)) depended[member - scope] = 1;
    return depended;
  }

  private connect(source: number, target: number): void {
    if (source === target) throw this.cycle([source]);
    const targets = this.edges.get(source);
    if (targets) targets.add(target);
    else this.edges.set(source, new Set([target]));
  }

  private connectNestedCharts(): boolean {
    const { chartIndexes, chartOf, parents } = this.tree;
    let nested = false;
    for (const index of chartIndexes) {
      const parent = parents[index];
      if (parent < 0 || chartOf[parent] < 0 || chartIndexes[chartOf[parent]] !== parent) continue;
      this.connect(parent, index);
      nested = true;
    }
    return nested;
  }

  private targetsOf(source: number, scope: number): number[] {
    const end = this.tree.ends[scope];
    const targets = this.edges.get(source);
    return targets ? [...targets].filter((target) => target >= scope && target < end) : [];
  }

  private inTreeOrder(): [number, number[]][] {
    return [...this.edges]
      .map(([source, targets]): [number, number[]] => [source, [...targets]])
      .sort(([a], [b]) => a - b);
  }

  /** The constructs around `vertex` in its chart, and itself, that depend on something; outermost first. */
  private sourcesAround(vertex: number): number[] {
    const { chartOf, parents } = this.tree;
    const sources: number[] = [];
    for (let index = vertex; index >= 0 && chartOf[index] === chartOf[vertex]; index = parents[index]) {
      if (this.edges.has(index)) sources.push(index);
    }
    return sources.reverse();
  }

  /** The API objects of the chart of `index` that are within it, or are it. */
  private objectsWithin(index: number): readonly number[] {
    let members = this.members.get(index);
    if (!members) {
      const { chartOf, constructs, ends } = this.tree;
      const found: number[] = [];
      for (let i = index; i < ends[index]; i++) {
        if (chartOf[i] === chartOf[index] && ApiObject.isApiObject(constructs[i])) found.push(i);
      }
      this.members.set(index, (members = found));
    }
    return members;
  }

  private findSelfCrossing(): void {
    const { chartOf, ends } = this.tree;
    for (const [source, targets] of this.edges) {
      for (const target of targets) {
        const nested = (outer: number, inner: number) => outer < inner && inner < ends[outer];
        if (chartOf[source] !== chartOf[target]) continue;
        const inner = nested(source, target) ? target : nested(target, source) ? source : undefined;
        if (inner === undefined) continue;
        const both = this.objectsWithin(inner);
        if (both.length > 1) throw this.cycle([both[0], both[1]]);
        if (both.length === 1) this.selfCrossing.add(source);
      }
    }
  }

  private indexOf(target: IConstruct, indexes: ReadonlyMap<IConstruct, number>, source: number): number {
    const index = indexes.get(target);
    if (index !== undefined) return index;
    const path = this.pathOf(source);
    throw new SynthError([`${path}: depends on "${target.node.path}", which is not in this app`]);
  }

  private chartIndex(index: number, other: number): number {
    const chart = this.tree.chartOf[index];
    if (chart >= 0) return this.tree.chartIndexes[chart];
    throw new SynthError([
      `${this.pathOf(index)}: is outside of charts, so no order can follow from the dependency between it and ` +
        `${this.pathOf(other)}. Depend on a chart, or on something in one`,
    ]);
  }

  /** The error for constructs that wait for each other, the first for the last. */
  cycle(vertices: readonly number[]): SynthError {
    const paths = [...vertices, vertices[0]].map((vertex) => this.pathOf(vertex));
    return new SynthError([`${paths[0]}: depends on itself: ${paths.join(' -> ')}`]);
  }

  private pathOf(index: number): string {
    return this.tree.constructs[index].node.path || 'the app';
  }
}

/** Where in an ascending list the first element stands that is `value` or more. */
function firstAtLeast(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
