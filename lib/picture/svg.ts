import { type Layout, layoutOf } from './layout';
import { levelOf } from './mermaid';
import { STYLE } from './style';
import type { Topology } from './topology';

const MARGIN = 24;

/** The topology as an SVG image with nothing outside of itself, for light and dark surroundings. */
export function svg(topology: Topology): string {
  const layout = layoutOf(topology);
  const [width, height] = [layout.width, layout.height].map((length) => Math.ceil(length) + 2 * MARGIN);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" aria-label="${escapeXml(summary(topology))}" ` +
    `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><style>${STYLE}</style>` +
    `<rect width="100%" height="100%" style="fill:var(--paper)"/><g transform="translate(${MARGIN} ${MARGIN})">${drawing(layout)}</g></svg>\n`
  );
}

/** What the picture shows, in one sentence. */
export function summary({ nodes, edges }: Topology): string {
  const objects = nodes.filter(({ manifest }) => manifest !== undefined).length;
  const findings = nodes.reduce((sum, node) => sum + node.findings.length, 0);
  return [
    count(objects, 'Kubernetes object'),
    count(edges.length, 'connection'),
    count(findings, 'finding'),
  ].join(', ');
}

/** A number of things, in words. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** The groups, edges and nodes of a layout. */
export function drawing({ groups, edges, nodes }: Layout): string {
  const arrow =
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">' +
    '<path d="M0 0L8 4L0 8z"/></marker></defs>';
  return arrow + groups.map(drawGroup).join('') + edges.map(drawEdge).join('') + nodes.map(drawNode).join('');
}

function drawGroup({ namespace, size, ...box }: Layout['groups'][number]): string {
  const title = namespace === '' ? 'in no namespace' : namespace;
  return (
    `<g class="group" data-namespace="${escapeXml(namespace)}"><rect ${place(box)} rx="10"/>` +
    `<text class="title" x="${round(box.x + 14)}" y="${round(box.y + 23)}">${escapeXml(title)} · ${size}</text></g>`
  );
}

function drawEdge({ edge, points }: Layout['edges'][number]): string {
  const middle = points[Math.floor(points.length / 2)];
  const label =
    edge.label === '' || edge.kind === 'depends'
      ? ''
      : `<text x="${round(middle.x)}" y="${round(middle.y + 4)}">${escapeXml(clip(edge.label, 24))}</text>`;
  return (
    `<g class="edge ${edge.kind}" data-from="${escapeXml(edge.from)}" data-to="${escapeXml(edge.to)}">` +
    `<path d="${curve(points)}"${edge.kind === 'guard' ? '' : ' marker-end="url(#arrow)"'}/>${label}</g>`
  );
}

function drawNode({ node, ...box }: Layout['nodes'][number]): string {
  const { x, y, width, height } = box;
  const level = levelOf(node);
  const told = `${node.kind} ${node.name}${node.namespace ? ` in ${node.namespace}` : ''}${level ? `, ${count(node.findings.length, 'finding')}` : ''}`;
  const badge = level
    ? `<g class="badge ${level}"><circle cx="${round(x + width)}" cy="${round(y)}" r="10"/><text x="${round(x + width)}" y="${round(y + 4)}">${node.findings.length}</text></g>`
    : '';
  return (
    `<g class="node ${node.role}" data-id="${escapeXml(node.id)}" data-kind="${escapeXml(node.kind)}" data-namespace="${escapeXml(node.namespace)}">` +
    `<title>${escapeXml([told, ...node.findings.map(({ message }) => message)].join('\n'))}</title>` +
    `<rect ${place(box)} rx="6"/><rect class="bar" x="${round(x)}" y="${round(y + 6)}" width="4" height="${height - 12}" rx="2"/>` +
    `<text class="kind" x="${round(x + 14)}" y="${round(y + 20)}">${escapeXml(clip(node.kind, 30))}</text>` +
    `<text class="name" x="${round(x + 14)}" y="${round(y + 38)}">${escapeXml(clip(node.name, 26))}</text>${badge}</g>`
  );
}

/** A line through the points that bends softly between them. */
function curve(points: readonly { x: number; y: number }[]): string {
  const at = ({ x, y }: { x: number; y: number }) => `${round(x)} ${round(y)}`;
  const [first, ...rest] = points;
  const bends = rest.map((point, index) => {
    const before = points[index];
    // Where it goes back, it leaves to the right all the same, and comes in from the left.
    const bend = Math.max((point.x - before.x) / 2, before.x > point.x ? 90 : 0);
    return `C${round(before.x + bend)} ${round(before.y)} ${round(point.x - bend)} ${round(point.y)} ${at(point)}`;
  });
  return `M${at(first)}${bends.join('')}`;
}

const place = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) =>
  `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
const round = (length: number) => Math.round(length * 10) / 10;
const clip = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** Text as it may stand in XML and HTML, attributes included. Characters that XML has no place for are replaced. */
export function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // eslint-disable-next-line no-control-regex -- these are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
  );
}
