import { groupBy } from '../check/graph/group-by';
import { headOf } from './layout/layout';
import { overviewOf } from './overview';
import { titleOf, type Role, type Topology, type TopologyEdge, type TopologyNode, worstOf } from './topology';

/** Shapes by role: brackets around the label. */
const SHAPES: Readonly<Record<Role, readonly [open: string, close: string]>> = {
  entry: ['([', '])'],
  route: ['{{', '}}'],
  service: ['(', ')'],
  workload: ['[', ']'],
  config: ['[/', '/]'],
  secret: ['[\\', '\\]'],
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

const COLOURS = { error: '#cf222e', warning: '#bf8700' };

/** What Mermaid draws at the most unless told otherwise, and GitHub at all. */
const MOST_EDGES = 500;
const MOST_CHARACTERS = 50_000;

/**
 * The topology as a Mermaid flowchart, which GitHub draws in Markdown. What is too large for that becomes one box for
 * each namespace and chart.
 */
export function mermaid(topology: Topology): string {
  const whole = flowchart(topology);
  if (whole.length <= MOST_CHARACTERS && topology.edges.length <= MOST_EDGES) return whole;
  return `%% Too large to draw object by object: one box for each namespace and chart.\n${flowchart(overviewOf(topology))}`;
}

function flowchart({ groups, nodes, edges }: Topology): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const inside = groupBy(nodes, ({ group }) => group);
  const lines = ['flowchart LR'];
  groups.forEach((group, index) => {
    const shapes = (inside.get(group.key) ?? []).map((node) => `${names.get(node.id)}${shape(node)}`);
    lines.push(
      `  subgraph g${index}["${escaped(titleOf(group))}"]`,
      // Mermaid forgets the direction in subgraphs that no line leaves.
      '    direction LR',
      ...shapes.map((line) => `    ${line}`),
      '  end',
    );
  });
  for (const { from, to, label, kind } of edges) {
    const text = label === '' ? '' : `|"${escaped(label)}"|`;
    lines.push(`  ${names.get(from)} ${ARROWS[kind]}${text} ${names.get(to)}`);
  }
  for (const level of ['error', 'warning'] as const) {
    const marked = nodes.filter((node) => worstOf([node]) === level).map(({ id }) => names.get(id));
    if (marked.length === 0) continue;
    lines.push(
      `  classDef ${level} stroke:${COLOURS[level]},stroke-width:3px`,
      `  class ${marked.join(',')} ${level}`,
    );
  }
  const missing = nodes.filter(({ isMissing }) => isMissing).map(({ id }) => names.get(id));
  if (missing.length > 0)
    lines.push('  classDef missing stroke-dasharray:5 4', `  class ${missing.join(',')} missing`);
  return `${lines.join('\n')}\n`;
}

function shape(node: TopologyNode): string {
  const [open, close] = SHAPES[node.role];
  const found = node.findings.map(({ rule }) => rule);
  const findings = found.length === 0 ? '' : `<br/>⚠ ${[...new Set(found)].map(escaped).join(', ')}`;
  return `${open}"${escaped(headOf(node))}<br/><b>${escaped(node.name)}</b>${findings}"${close}`;
}

/** Mermaid reads Markdown, HTML and entities in labels, so whatever is not plain becomes an entity. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/[^a-zA-Z0-9\-. /×·,]/gu, (char) => `#${char.codePointAt(0)};`);
}
