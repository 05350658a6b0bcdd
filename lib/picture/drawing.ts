import { clip, escapeXml } from './escape';
import { type Box, link as linkPath, type Point } from './layout/geometry';
import { headOf, type PlacedGroup } from './layout/layout';
import { plural, type TopologyEdge, type TopologyNode, worstOf } from './topology';

const marker = (id: string) =>
  `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6.5" markerHeight="6.5" orient="auto"><path d="M0 0.5L7.5 4L0 7.5z"/></marker>`;

/** Definitions that the edges need. */
export const MARKERS = `<defs>${marker('tip')}${marker('tip-depends')}</defs>`;

/** The box of a group, behind all else. */
export function drawBox({ width, height }: PlacedGroup): string {
  return `<rect class="box" width="${round(width)}" height="${round(height)}" rx="10"/>`;
}

/** All that is in a group, and its title. */
export function drawContents(group: PlacedGroup): string {
  const count = plural(group.nodes.filter(({ node }) => node.manifest).length, 'object');
  return [
    `<text class="title" x="18" y="26">${escapeXml(group.title)}<tspan class="faint" dx="10">${count}</tspan></text>`,
    ...drawEdges(group),
    ...group.nodes.map(({ node, ...box }) => drawNode(node, box)),
  ].join('');
}

/**
 * The edges within a group, in their order.
 *
 * @param attributes of the edge with an index. @default - none
 */
export function drawEdges(group: PlacedGroup, attributes: (index: number) => string = () => ''): string[] {
  const boxes = new Map(group.nodes.map((box) => [box.node.id, box]));
  return group.edges.map(({ edge, points }, index) =>
    points.length === 0
      ? link(edge, boxes.get(edge.from)!, boxes.get(edge.to)!, attributes(index))
      : drawEdge(edge, curve(points), attributes(index), points[Math.floor(points.length / 2)]),
  );
}

/** An edge that goes the shortest way. */
export function link(edge: TopologyEdge, from: Box, to: Box, attributes = ''): string {
  return drawEdge(edge, linkPath(from, to), attributes);
}

function drawEdge({ kind, label }: TopologyEdge, path: string, attributes: string, at?: Point): string {
  const tip = kind === 'guard' ? '' : ` marker-end="url(#${kind === 'depends' ? 'tip-depends' : 'tip'})"`;
  const text =
    at && label !== ''
      ? `<text x="${round(at.x)}" y="${round(at.y + 4)}">${escapeXml(clip(label, 22))}</text>`
      : '';
  return `<g class="edge ${kind}"${attributes}><path d="${path}"${tip}/>${text}</g>`;
}

/** The card of a node, with the number of its findings. */
export function drawNode(node: TopologyNode, { x, y, width, height }: Box, attributes = ''): string {
  const level = worstOf([node]);
  const classes = ['node', node.role, ...(level ? [level] : []), ...(node.isMissing ? ['missing'] : [])];
  const fits = Math.floor((width - 26) / 7.4);
  return (
    `<g class="${classes.join(' ')}" transform="translate(${round(x)} ${round(y)})"${attributes}><title>${escapeXml(describe(node))}</title>` +
    `<rect class="card" width="${width}" height="${height}" rx="7"/>` +
    `<rect class="bar" x="0.5" y="8" width="4" height="${height - 16}" rx="2"/>` +
    `<text class="kind" x="15" y="20">${escapeXml(clip(headOf(node), Math.floor((width - 24) / 6)))}</text>` +
    `<text x="15" y="38">${escapeXml(clip(node.name, fits))}</text>${level ? drawBadge(node.findings.length, width) : ''}</g>`
  );
}

/** A number of findings, at the top of what they are about. */
export function drawBadge(count: number, x: number, level = ''): string {
  return `<g class="badge ${level}"><circle cx="${x}" cy="0" r="10"/><text x="${x}" y="4">${count}</text></g>`;
}

/** What a node is, in words, findings included. */
export function describe(node: TopologyNode): string {
  const { kind, name, namespace, note, findings } = node;
  const where = namespace === '' ? '' : ` in ${namespace}`;
  const what = `${kind} ${name}${where}${note === '' ? '' : `, ${note}`}`;
  return [what, ...findings.map(({ level, message }) => `${level}: ${message}`)].join('\n');
}

/** A line through the points that bends softly between them. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const bends = rest.map((point, index) => {
    const before = points[index];
    const bend = (point.x - before.x) / 2;
    return `C${round(before.x + bend)} ${round(before.y)} ${round(point.x - bend)} ${round(point.y)} ${round(point.x)} ${round(point.y)}`;
  });
  return `M${round(first.x)} ${round(first.y)}${bends.join('')}`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
