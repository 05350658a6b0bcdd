import type { TopologyEdge, TopologyNode } from '../topology';
import { type Box, pack, type Point, type Size } from './geometry';

/** Nodes and edges in their places. Edges without points go the shortest way. */
export interface Block extends Size {
  readonly nodes: readonly (Box & { readonly node: TopologyNode })[];
  readonly edges: readonly { readonly edge: TopologyEdge; readonly points: readonly Point[] }[];
}

/** Several blocks as one. */
export function packed(blocks: readonly Block[], gap: number): Block {
  const places = pack(blocks, gap);
  const shifted = blocks.map((block, index) => moved(block, places[index]));
  return {
    width: Math.max(0, ...blocks.map(({ width }, index) => places[index].x + width)),
    height: Math.max(0, ...blocks.map(({ height }, index) => places[index].y + height)),
    nodes: shifted.flatMap(({ nodes }) => nodes),
    edges: shifted.flatMap(({ edges }) => edges),
  };
}

/** The block further to the right and down. */
export function moved(block: Block, by: Point): Block {
  const move = <T extends Point>(thing: T): T => ({ ...thing, x: thing.x + by.x, y: thing.y + by.y });
  return {
    ...block,
    nodes: block.nodes.map(move),
    edges: block.edges.map(({ edge, points }) => ({ edge, points: points.map(move) })),
  };
}
