import type { ApiObject } from 'cdk8s';
import type { ChartContent, ConstructTree } from './construct-tree';
import { DependencyGraph } from './dependency-graph';
import { isFoundation } from './foundations';
import { Topology } from './topology';

/** An app's charts and their objects, in the order in which to write and apply them. */
export interface Order {
  readonly charts: readonly ChartContent[];
  /** Whether the names of chart files have to carry numbers, because charts depend on each other. */
  readonly numbered: boolean;
}

/**
 * The order of cdk8s, in time linear in constructs and dependencies: what is depended on comes first, all else as it
 * was constructed. Beyond cdk8s, the Namespaces and CustomResourceDefinitions of a chart lead its documents.
 *
 * @param chartEdges pairs of indexes in `tree.charts`: the first has to follow the second
 * @throws SynthError naming the constructs of a cycle
 */
export function orderOf(tree: ConstructTree, chartEdges: readonly (readonly [number, number])[] = []): Order {
  const graph = new DependencyGraph(tree, chartEdges);
  if (graph.isEmpty) {
    const indexes = numericPathsFirst(tree, tree.chartIndexes);
    const charts = indexes.map((index) => tree.charts[tree.chartOf[index]]);
    return {
      charts: charts.map(({ chart, objects }) => ({ chart, objects: foundationsFirst(objects) })),
      numbered: false,
    };
  }
  return {
    charts: orderedCharts(tree, graph).map((chart) => ({
      chart: tree.charts[chart].chart,
      objects: orderedObjects(tree, graph, chart),
    })),
    numbered: graph.betweenCharts,
  };
}

function orderedCharts(tree: ConstructTree, graph: DependencyGraph): number[] {
  const topology = new Topology(graph, 0, tree.constructs.length);
  const depended = graph.depended(0);
  const all = [...tree.constructs.keys()];
  const roots = all.filter((index) => depended[index] === 0);
  const charts: number[] = [];
  // What no root leads to is part of a cycle, which the second round runs into.
  for (const root of [...numericPathsFirst(tree, roots), ...all]) {
    for (const index of topology.behind(root)) {
      const chart = tree.chartOf[index];
      if (chart >= 0 && tree.chartIndexes[chart] === index) charts.push(chart);
    }
  }
  return charts;
}

function orderedObjects(tree: ConstructTree, graph: DependencyGraph, chart: number): ApiObject[] {
  const start = tree.chartIndexes[chart];
  const end = tree.ends[start];
  const own = new Set<unknown>(tree.charts[chart].objects);
  const depended = graph.depended(start);
  const foundations: number[] = [];
  const roots: number[] = [];
  for (let index = start; index < end; index++) {
    const construct = tree.constructs[index];
    if (own.has(construct) && isFoundation(construct as ApiObject)) foundations.push(index);
    if (depended[index - start] === 0) roots.push(index);
  }
  const topology = new Topology(graph, start, end);
  const sorted: ApiObject[] = [];
  for (const root of [...foundations, ...roots]) {
    for (const index of topology.behind(root)) {
      const construct = tree.constructs[index];
      if (own.has(construct)) sorted.push(construct as ApiObject);
    }
  }
  return sorted;
}

function foundationsFirst(objects: ApiObject[]): ApiObject[] {
  const foundations = objects.filter(isFoundation);
  return foundations.length === 0
    ? objects
    : [...foundations, ...objects.filter((object) => !isFoundation(object))];
}

/**
 * `indexes` in the order of cdk8s, which keeps constructs in an object by path: JavaScript lists the keys of an
 * object that look like array indexes first, by number.
 */
function numericPathsFirst(tree: ConstructTree, indexes: readonly number[]): number[] {
  const numeric: [number, number][] = [];
  const others: number[] = [];
  for (const index of indexes) {
    const { id } = tree.constructs[index].node;
    if (tree.parents[index] === 0 && /^(0|[1-9]\d{0,9})$/.test(id) && Number(id) < 2 ** 32 - 1) {
      numeric.push([Number(id), index]);
    } else others.push(index);
  }
  return [...numeric.sort(([a], [b]) => a - b).map(([, index]) => index), ...others];
}
