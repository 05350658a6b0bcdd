import type { Role, Topology, TopologyEdge, TopologyNode } from './topology';

/** A rectangle; the origin is at the top left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything of a picture goes. All lengths in pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly groups: readonly (Box & { readonly namespace: string; readonly size: number })[];
  readonly nodes: readonly (Box & { readonly node: TopologyNode })[];
  readonly edges: readonly {
    readonly edge: TopologyEdge;
    readonly points: readonly { x: number; y: number }[];
  }[];
}

interface DagreGraph {
  setGraph(options: object): void;
  graph(): { width?: number; height?: number };
  setNode(id: string, size: object): void;
  node(id: string): { x: number; y: number };
  setEdge(from: string, to: string, label: object, name: string): void;
  edge(from: string, to: string, name: string): { points: { x: number; y: number }[] };
}

// The package loads as CommonJS, but its declarations say that it does not.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { Graph, layout: dagre } = require('@dagrejs/dagre') as {
  Graph: new (options: object) => DagreGraph;
  layout: (graph: DagreGraph) => void;
};

const NODE = { width: 208, height: 52 };
/** Ranking takes time that grows faster than the number of nodes; above this many, columns by role will do. */
const MOST_RANKED = 150;
const GAP = 40;
/** Width of a screen by its height. */
const SCREEN = 1.7;
const TITLE = 36;

/** A part of the topology that hangs together, laid out by itself. */
interface Part extends Layout {
  readonly namespace: string;
}

/** Lays a topology out from left to right: parts that hang together, in boxes by namespace. */
export function layoutOf(topology: Topology): Layout {
  const byNamespace = new Map<string, Part[]>();
  // Dependencies go back and forth between services; ranked by them, a picture would be as wide as they are long.
  const ranking = topology.edges.filter(({ kind }) => kind !== 'depends');
  for (const part of partsOf({ nodes: topology.nodes, edges: ranking }).map((part) =>
    part.nodes.length > MOST_RANKED ? columns(part) : ranked(part),
  )) {
    byNamespace.set(part.namespace, [...(byNamespace.get(part.namespace) ?? []), part]);
  }
  const groups = [...byNamespace]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([namespace, parts]) => group(namespace, parts));
  const packed = pack(groups);
  const boxes = new Map(packed.nodes.map((box) => [box.node.id, box]));
  const dependencies = topology.edges
    .filter(({ kind }) => kind === 'depends')
    .map((edge) => ({ edge, points: ends(boxes.get(edge.from)!, boxes.get(edge.to)!) }));
  return { ...packed, edges: [...dependencies, ...packed.edges] };
}

function group(namespace: string, parts: readonly Part[]): Part {
  const inner = shift(pack(parts), GAP / 2, TITLE);
  const size = parts.reduce((sum, part) => sum + part.nodes.length, 0);
  const box = { x: 0, y: 0, width: inner.width + GAP, height: inner.height + TITLE + GAP / 2 };
  return { ...inner, namespace, ...box, groups: [{ ...box, namespace, size }] };
}

/** Puts parts into rows, as wide as makes them largest on a screen. */
function pack(parts: readonly Layout[]): Layout {
  const widest = Math.max(0, ...parts.map(({ width }) => width));
  const most = Math.max(1, Math.ceil(Math.sqrt(parts.length)) * 2);
  const packings = Array.from({ length: most }, (_, index) => inRows(parts, (widest + GAP) * (index + 1)));
  const cost = ({ width, height }: Layout) => Math.max(width / SCREEN, height);
  return packings.reduce((best, packing) => (cost(packing) < cost(best) ? packing : best));
}

function inRows(parts: readonly Layout[], limit: number): Layout {
  let [x, y, row, width] = [0, 0, 0, 0];
  const placed = parts.map((part) => {
    if (x > 0 && x + part.width > limit) [x, y, row] = [0, y + row + GAP, 0];
    const moved = shift(part, x, y);
    [x, row, width] = [x + part.width + GAP, Math.max(row, part.height), Math.max(width, x + part.width)];
    return moved;
  });
  return {
    width,
    height: y + row,
    groups: placed.flatMap(({ groups }) => groups),
    nodes: placed.flatMap(({ nodes }) => nodes),
    edges: placed.flatMap(({ edges }) => edges),
  };
}

function shift(part: Layout, dx: number, dy: number): Layout {
  const move = <T extends { x: number; y: number }>(thing: T): T => ({
    ...thing,
    x: thing.x + dx,
    y: thing.y + dy,
  });
  return {
    ...part,
    groups: part.groups.map(move),
    nodes: part.nodes.map(move),
    edges: part.edges.map(({ edge, points }) => ({ edge, points: points.map(move) })),
  };
}

/** The topology in pieces between which there is no edge. Entries go with what they lead to. */
function partsOf({ nodes, edges }: Topology): Topology[] {
  const parent = new Map(nodes.map(({ id }) => [id, id]));
  const root = (id: string): string => {
    let top = id;
    while (parent.get(top) !== top) top = parent.get(top)!;
    for (let at = id; at !== top;) [at] = [parent.get(at)!, parent.set(at, top)];
    return top;
  };
  for (const { from, to } of edges) parent.set(root(from), root(to));
  const parts = new Map<string, { nodes: TopologyNode[]; edges: TopologyEdge[] }>();
  for (const node of nodes) {
    const key = root(node.id);
    if (!parts.has(key)) parts.set(key, { nodes: [], edges: [] });
    parts.get(key)!.nodes.push(node);
  }
  for (const edge of edges) parts.get(root(edge.from))!.edges.push(edge);
  // Large parts first, so that the many small ones fill what is left.
  return [...parts.values()].sort(
    (a, b) => b.nodes.length - a.nodes.length || (a.nodes[0].id < b.nodes[0].id ? -1 : 1),
  );
}

function ranked({ nodes, edges }: Topology): Part {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 18, ranksep: 70 });
  for (const { id } of nodes) graph.setNode(id, { ...NODE });
  edges.forEach(({ from, to, label }, index) => {
    graph.setEdge(from, to, { width: label.length * 6, height: 14, labelpos: 'c' }, String(index));
  });
  dagre(graph);
  const { width = NODE.width, height = NODE.height } = graph.graph();
  return {
    namespace: homeOf(nodes),
    width,
    height,
    groups: [],
    nodes: nodes.map((node) => {
      const { x, y } = graph.node(node.id);
      return { node, ...NODE, x: x - NODE.width / 2, y: y - NODE.height / 2 };
    }),
    edges: edges.map((edge, index) => {
      const { points } = graph.edge(edge.from, edge.to, String(index)) as {
        points: { x: number; y: number }[];
      };
      return { edge, points };
    }),
  };
}

/** A large part, in a block of columns for each role. */
function columns({ nodes, edges }: Topology): Part {
  const places = new Map<string, { x: number; y: number }>();
  const rows = Math.ceil(Math.sqrt(nodes.length * 1.5));
  let x = 0;
  for (const role of COLUMNS) {
    const column = nodes.filter((node) => node.role === role);
    column.forEach(({ id }, index) => {
      const [across, down] = [Math.floor(index / rows), index % rows];
      places.set(id, { x: x + across * (NODE.width + GAP / 2), y: down * (NODE.height + 14) });
    });
    x += Math.ceil(column.length / rows) * (NODE.width + GAP / 2) + (column.length > 0 ? 2 * GAP : 0);
  }
  const boxes = nodes.map((node) => ({ node, ...NODE, ...places.get(node.id)! }));
  const boxOf = (id: string) => ({ ...NODE, ...places.get(id)! });
  return {
    namespace: homeOf(nodes),
    width: Math.max(...boxes.map((box) => box.x)) + NODE.width,
    height: Math.max(...boxes.map((box) => box.y)) + NODE.height,
    groups: [],
    nodes: boxes,
    edges: edges.map((edge) => ({ edge, points: ends(boxOf(edge.from), boxOf(edge.to)) })),
  };
}

/** From the right side of one box to the left side of another. */
function ends(from: Box, to: Box): { x: number; y: number }[] {
  return [
    { x: from.x + from.width, y: from.y + from.height / 2 },
    { x: to.x, y: to.y + to.height / 2 },
  ];
}

const COLUMNS: readonly Role[] = [
  'entry',
  'route',
  'service',
  'workload',
  'config',
  'secret',
  'claim',
  'policy',
  'other',
];

/** The namespace that a part is drawn in: that of its first object which has one. */
function homeOf(nodes: readonly TopologyNode[]): string {
  return nodes.find((node) => node.namespace !== '')?.namespace ?? '';
}
