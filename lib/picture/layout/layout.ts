import { groupBy } from '../../check/graph/group-by';
import {
  titleOf,
  type Topology,
  type TopologyEdge,
  type TopologyGroup,
  type TopologyNode,
} from '../topology';
import { type Block, moved, packed } from './block';
import { columns } from './columns';
import { type Component, componentsOf } from './components';
import { type Box, pack, type Size } from './geometry';
import { ranked } from './ranked';

/** A group in its place, and what is in it, as seen from its corner. */
export interface PlacedGroup extends Box, Block {
  readonly group: TopologyGroup;
  readonly title: string;
}

/** Where everything of a picture goes. */
export interface Layout extends Size {
  readonly groups: readonly PlacedGroup[];
  /** Edges between groups. */
  readonly between: readonly TopologyEdge[];
}

/** Space between groups. */
export const GROUP_GAP = 32;

const NODE_HEIGHT = 50;
const TITLE_HEIGHT = 40;
const PADDING = 18;
/** Ranking takes time that grows faster than the number of nodes; above this many, columns will do. */
const MOST_RANKED = 120;
/** Chains of dependencies beyond this width are cut into parts that fit a screen. */
const WIDEST = 1900;

/** Lays a topology out from left to right: parts that hang together, in boxes by namespace and chart. */
export function layoutOf(topology: Topology): Layout {
  const nodes = groupBy(topology.nodes, ({ group }) => group);
  const groupOf = new Map(topology.nodes.map(({ id, group }) => [id, group]));
  const isInside = ({ from, to }: TopologyEdge) => groupOf.get(from) === groupOf.get(to);
  const inside = groupBy(topology.edges.filter(isInside), ({ from }) => groupOf.get(from)!);
  const placed = topology.groups.map((group) =>
    placeGroup(group, nodes.get(group.key) ?? [], inside.get(group.key) ?? []),
  );
  const places = pack(placed, GROUP_GAP);
  const groups = placed.map((group, index) => ({ ...group, ...places[index] }));
  return {
    groups,
    between: topology.edges.filter((edge) => !isInside(edge)),
    width: Math.max(0, ...groups.map(({ x, width }) => x + width)),
    height: Math.max(0, ...groups.map(({ y, height }) => y + height)),
  };
}

function placeGroup(
  group: TopologyGroup,
  nodes: readonly TopologyNode[],
  edges: readonly TopologyEdge[],
): PlacedGroup {
  const components = componentsOf(nodes, edges);
  const alone = components.filter(
    (component) => component.nodes.length === 1 && component.edges.length === 0,
  );
  const together = components.filter((component) => !alone.includes(component)).flatMap(blocksOf);
  const loose = columnsOfLoose(alone);
  const inner = packed([...together, ...loose], 24);
  const title = titleOf(group);
  const block = moved(inner, { x: PADDING, y: TITLE_HEIGHT });
  return {
    ...block,
    x: 0,
    y: 0,
    group,
    title,
    width: Math.max(inner.width + 2 * PADDING, title.length * 8 + 120),
    height: inner.height + TITLE_HEIGHT + PADDING,
  };
}

function columnsOfLoose(alone: readonly Component[]): Block[] {
  if (alone.length === 0) return [];
  const size = sizeOf(alone.flatMap(({ nodes }) => nodes));
  const blocks = alone.map(({ nodes: [node] }) => ({
    ...size,
    nodes: [{ node, ...size, x: 0, y: 0 }],
    edges: [],
  }));
  return [packed(blocks, 14)];
}

function blocksOf(component: Component): Block[] {
  const whole = blockOf(component);
  if (whole.width <= WIDEST) return [whole];
  const isDependency = ({ kind }: TopologyEdge) => kind === 'depends';
  const rest = componentsOf(
    component.nodes,
    component.edges.filter((edge) => !isDependency(edge)),
  );
  if (rest.length === 1) return [whole];
  const parts = packed(rest.map(blockOf), 24);
  const dependencies = component.edges.filter(isDependency).map((edge) => ({ edge, points: [] }));
  return [{ ...parts, edges: [...dependencies, ...parts.edges] }];
}

function blockOf(component: Component): Block {
  const size = sizeOf(component.nodes);
  if (component.nodes.length > MOST_RANKED) return columns(component, size);
  return ranked(component.nodes, component.edges, size);
}

/** The size that all of some nodes have: wide enough for their names, if these are not overly long. */
function sizeOf(nodes: readonly TopologyNode[]): Size {
  const widest = Math.max(
    ...nodes.map((node) => Math.max(node.name.length * 7.6, headOf(node).length * 6.3)),
  );
  return { width: Math.round(Math.min(232, Math.max(112, widest + 34))), height: NODE_HEIGHT };
}

/** What stands above the name of a node. */
export function headOf({ kind, note }: TopologyNode): string {
  return note === '' ? kind : `${kind} · ${note}`;
}
