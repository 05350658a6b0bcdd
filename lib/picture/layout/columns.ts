import type { Role } from '../topology';
import type { Block } from './block';
import type { Component } from './components';
import type { Size } from './geometry';

const COLUMNS: readonly (readonly Role[])[] = [
  ['entry'],
  ['route'],
  ['service', 'policy'],
  ['workload'],
  ['config', 'secret', 'claim', 'other'],
];
const GAP = { x: 20, y: 14, columns: 90 };

/** Places many nodes in a grid for each role, in linear time. */
export function columns({ nodes, edges }: Component, size: Size): Block {
  const rows = Math.ceil(Math.sqrt(nodes.length * 1.5));
  const boxes: Block['nodes'][number][] = [];
  let x = 0;
  let height = 0;
  for (const roles of COLUMNS) {
    const column = nodes.filter(({ role }) => roles.includes(role));
    if (column.length === 0) continue;
    column.forEach((node, index) => {
      const [across, down] = [Math.floor(index / rows), index % rows];
      const place = { x: x + across * (size.width + GAP.x), y: down * (size.height + GAP.y) };
      boxes.push({ node, ...size, ...place });
      height = Math.max(height, place.y + size.height);
    });
    x += Math.ceil(column.length / rows) * (size.width + GAP.x) - GAP.x + GAP.columns;
  }
  return { width: x - GAP.columns, height, nodes: boxes, edges: edges.map((edge) => ({ edge, points: [] })) };
}
