import { toYaml } from '../../synth/yaml';
import { GROUP_GAP, type Layout, type PlacedGroup } from '../layout/layout';
import { redacted } from '../redacted';
import type { Topology, TopologyNode } from '../topology';

/** Pages with more nodes than this start with all groups closed. */
const MOST_OPEN = 150;

/** What the page's script knows, by index: it never sees an id made of a manifest's text. */
export function pageData(topology: Topology, layout: Layout): object {
  const { nodes, groups } = topology;
  const [indices, kinds, namespaces] = [
    indexOf(nodes.map(({ id }) => id)),
    kindsOf(nodes),
    namespacesOf(groups),
  ];
  const groupIndices = indexOf(groups.map(({ key }) => key));
  const boxes = new Map(
    layout.groups.flatMap((group) => group.nodes.map((box) => [box.node.id, box] as const)),
  );
  const edge = ({ from, to, kind }: Topology['edges'][number]) => [indices.get(from), indices.get(to), kind];
  return {
    gap: GROUP_GAP,
    mostOpen: MOST_OPEN,
    groups: layout.groups.map(({ title, width, height }) => ({ title, width, height })),
    nodes: nodes.map((node) => {
      const { x, y, width, height } = boxes.get(node.id)!;
      return {
        ...{ x, y, width, height },
        group: groupIndices.get(node.group),
        kind: kinds.indexOf(node.kind),
        namespace: namespaces.indexOf(groups[groupIndices.get(node.group)!].namespace),
        ...textsOf(node),
      };
    }),
    edges: [
      ...insideEdges(layout.groups).map(({ edge: inside }, index) => [...edge(inside), index]),
      ...layout.between.map(edge),
    ],
  };
}

/** All edges within groups, in the order that their indices are given in. */
export function insideEdges(groups: readonly PlacedGroup[]): PlacedGroup['edges'] {
  return groups.flatMap(({ edges }) => edges);
}

/** The kinds that there are to filter by. */
export function kindsOf(nodes: readonly TopologyNode[]): string[] {
  return [...new Set(nodes.map(({ kind }) => kind))].sort();
}

/** The namespaces that there are to filter by. Hosts and node ports are where that is which they lead to. */
export function namespacesOf(groups: Topology['groups']): string[] {
  return [...new Set(groups.map(({ namespace }) => namespace))].sort();
}

function textsOf(node: TopologyNode) {
  const { kind, name, namespace, note, findings, manifest } = node;
  return {
    title: `${kind} ${name}`,
    text: [kind, namespace, name, note].join(' ').toLowerCase(),
    findings: findings.map(({ level, rule, field, message, hint }) => ({
      level,
      text: `${level}: ${message}${hint ? ` ${hint}` : ''} (${[rule, field].filter(Boolean).join(' at ')})`,
    })),
    yaml: manifest ? yamlOf(manifest) : '',
  };
}

function yamlOf(manifest: Readonly<Record<string, unknown>>): string {
  try {
    return toYaml(redacted(manifest));
  } catch {
    return 'This object cannot be written as YAML.';
  }
}

function indexOf(keys: readonly string[]): ReadonlyMap<string, number> {
  return new Map(keys.map((key, index) => [key, index]));
}
