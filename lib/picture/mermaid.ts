import type { Role, Topology, TopologyEdge, TopologyNode } from './topology';

/** Shapes by role: pairs of brackets around the label. */
const SHAPES: Readonly<Record<Role, readonly [string, string]>> = {
  entry: ['([', '])'],
  route: ['{{', '}}'],
  service: ['(', ')'],
  workload: ['[', ']'],
  config: ['[/', '/]'],
  secret: ['[/', '/]'],
  claim: ['[(', ')]'],
  policy: ['>', ']'],
  other: ['[', ']'],
};

const ARROWS: Readonly<Record<TopologyEdge['kind'], string>> = {
  flow: '-->',
  depends: '==>',
  use: '-.->',
  guard: '-.-',
};

/** The topology as a Mermaid flowchart, which GitHub draws in Markdown. */
export function mermaid({ nodes, edges }: Topology): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = ['flowchart LR'];
  for (const namespace of [...new Set(nodes.map((node) => node.namespace))]) {
    const inside = nodes.filter((node) => node.namespace === namespace);
    const drawn = inside.map((node) => `${ids.get(node.id)}${shape(node)}`);
    if (namespace === '') lines.push(...drawn.map((line) => `  ${line}`));
    else
      lines.push(
        `  subgraph ns${lines.length}["${escaped(namespace)}"]`,
        ...drawn.map((line) => `    ${line}`),
        '  end',
      );
  }
  for (const { from, to, label, kind } of edges) {
    lines.push(
      `  ${ids.get(from)} ${ARROWS[kind]}${label === '' ? '' : `|"${escaped(label)}"|`} ${ids.get(to)}`,
    );
  }
  for (const level of ['error', 'warning'] as const) {
    const marked = nodes.filter((node) => levelOf(node) === level).map(({ id }) => ids.get(id));
    const colour = level === 'error' ? '#cf222e' : '#bf8700';
    if (marked.length > 0)
      lines.push(
        `  classDef ${level} stroke:${colour},stroke-width:3px`,
        `  class ${marked.join(',')} ${level}`,
      );
  }
  return `${lines.join('\n')}\n`;
}

/** The worst level of a node's findings. */
export function levelOf({ findings }: TopologyNode): 'error' | 'warning' | undefined {
  if (findings.length === 0) return undefined;
  return findings.some(({ level }) => level === 'error') ? 'error' : 'warning';
}

function shape(node: TopologyNode): string {
  const [open, close] = SHAPES[node.role];
  return `${open}"${escaped(node.kind)}<br/><b>${escaped(node.name)}</b>"${close}`;
}

/** Mermaid reads Markdown, HTML and entities in labels, so whatever is not plain becomes an entity. */
function escaped(text: string): string {
  return text.replace(/[^\w\-. /×,:]/gu, (char) => `#${char.codePointAt(0)};`);
}
