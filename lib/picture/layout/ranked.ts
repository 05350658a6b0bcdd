import type { TopologyEdge, TopologyNode } from '../topology';
import type { Block } from './block';
import type { Point, Size } from './geometry';

interface DagreGraph {
  setGraph(options: object): void;
  graph(): Partial<Size>;
  setNode(id: string, size: object): void;
  node(id: string): Point;
  setEdge(from: string, to: string, label: object, name: string): void;
  edge(from: string, to: string, name: string): { readonly points: Point[] };
}

interface Dagre {
  readonly Graph: new (options: object) => DagreGraph;
  readonly layout: (graph: DagreGraph) => void;
}

/** Places nodes that hang together from left to right, with few crossings. */
export function ranked(nodes: readonly TopologyNode[], edges: readonly TopologyEdge[], size: Size): Block {
  const { Graph, layout } = dagre();
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 16, ranksep: 56, edgesep: 14 });
  const names = new Map(nodes.map(({ id }, index) => [id, String(index)]));
  for (const name of names.values()) graph.setNode(name, { ...size });
  edges.forEach(({ from, to, label, kind }, index) => {
    const space = { width: label.length * 6, height: label === '' ? 0 : 14, labelpos: 'c' };
    // The way of the requests is what should be straight.
    graph.setEdge(
      names.get(from)!,
      names.get(to)!,
      { ...space, weight: kind === 'flow' ? 4 : 1 },
      String(index),
    );
  });
  layout(graph);
  const { width = size.width, height = size.height } = graph.graph();
  return {
    width,
    height,
    nodes: nodes.map((node) => {
      const { x, y } = graph.node(names.get(node.id)!);
      return { node, ...size, x: x - size.width / 2, y: y - size.height / 2 };
    }),
    edges: edges.map((edge, index) => {
      const { points } = graph.edge(names.get(edge.from)!, names.get(edge.to)!, String(index));
      return { edge, points };
    }),
  };
}

/** Loaded by the first picture only. The package loads as CommonJS, but its declarations say that it does not. */
function dagre(): Dagre {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('@dagrejs/dagre') as Dagre;
}
