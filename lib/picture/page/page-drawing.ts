import { drawBadge, drawBox, drawEdges, drawNode, describe, MARKERS } from '../drawing';
import { clip, escapeXml } from '../escape';
import type { Layout, PlacedGroup } from '../layout/layout';
import { countsOf } from '../overview';
import { plural, type Topology, worstOf } from '../topology';

/** The picture as the page's script finds it: boxes below, then edges between groups, then what is in the groups. */
export function drawPage(topology: Topology, { groups }: Layout): string {
  const indices = new Map(topology.nodes.map(({ id }, index) => [id, index]));
  let edges = 0;
  const bodies = groups.map((group, index) => {
    const first = edges;
    edges += group.edges.length;
    return drawGroup(group, index, first, indices);
  });
  const frames = groups.map((group, index) => `<g id="f${index}">${drawBox(group)}</g>`);
  return [MARKERS, '<g id="drawing">', ...frames, '<g id="between"></g>', ...bodies, '</g>'].join('\n');
}

function drawGroup(
  group: PlacedGroup,
  index: number,
  firstEdge: number,
  indices: ReadonlyMap<string, number>,
): string {
  const members = group.nodes.map(({ node }) => node);
  const findings = members.reduce((sum, node) => sum + node.findings.length, 0);
  const level = worstOf(members);
  const counts = countsOf(members);
  const told = [
    group.title,
    plural(members.length, 'object'),
    ...(level ? [plural(findings, 'finding')] : []),
  ];
  const lines = [counts.slice(0, 3), counts.slice(3)].map(
    (line, row) => `<text x="18" y="${54 + 22 * row}">${line.join(' · ')}</text>`,
  );
  return [
    `<g id="g${index}" class="group">`,
    `<g id="h${index}" class="head" role="button" tabindex="0" aria-label="${escapeXml(told.join(', '))}">`,
    `<title>${escapeXml(told.join(', '))}</title><rect class="hit" rx="10"/>`,
    `<text class="title" x="18" y="26"><tspan class="sign faint"></tspan><tspan dx="6">${escapeXml(clip(group.title, 25))}</tspan></text></g>`,
    `<g class="tile">${lines.join('')}${level ? drawBadge(findings, 250, level) : ''}</g>`,
    '<g class="body">',
    ...drawEdges(group, (edge) => ` id="e${firstEdge + edge}"`),
    ...group.nodes.map(({ node, ...box }) =>
      drawNode(
        node,
        box,
        ` id="n${indices.get(node.id)}" role="button" tabindex="0" aria-label="${escapeXml(describe(node))}"`,
      ),
    ),
    '</g></g>',
  ].join('');
}
