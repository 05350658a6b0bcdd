import { groupBy } from '../check/graph/group-by';
import { plural, type Role, type Topology, type TopologyEdge, type TopologyNode, titleOf } from './topology';

const NOUNS: readonly (readonly [Role, string])[] = [
  ['route', 'route'],
  ['service', 'service'],
  ['workload', 'workload'],
  ['config', 'config'],
  ['secret', 'secret'],
  ['claim', 'claim'],
];

/** The topology with one node for each group, in a group by namespace. */
export function overviewOf({ groups, nodes, edges }: Topology): Topology {
  const inside = groupBy(nodes, ({ group }) => group);
  const groupKeys = new Map(nodes.map(({ id, group }) => [id, group]));
  const summaries = groups.map((group): TopologyNode => {
    const members = inside.get(group.key) ?? [];
    return {
      id: group.key,
      role: 'workload',
      kind: plural(members.length, 'node'),
      name: titleOf(group),
      namespace: group.namespace,
      note: countsOf(members).join(' · '),
      group: group.namespace,
      isMissing: false,
      findings: members.flatMap(({ findings }) => findings),
    };
  });
  const between = new Map<string, TopologyEdge>();
  for (const edge of edges) {
    const [from, to] = [groupKeys.get(edge.from)!, groupKeys.get(edge.to)!];
    const key = JSON.stringify([from, to]);
    if (from !== to && !between.has(key)) between.set(key, { from, to, label: '', kind: edge.kind });
  }
  const namespaces = [...new Set(groups.map(({ namespace }) => namespace))];
  return {
    groups: namespaces.map((namespace) => ({ key: namespace, namespace, chart: '' })),
    nodes: summaries,
    edges: [...between.values()],
  };
}

/** Such as `2 services`, for the roles that there are. */
export function countsOf(nodes: readonly TopologyNode[]): string[] {
  return NOUNS.map(([role, noun]) => [nodes.filter((node) => node.role === role).length, noun] as const)
    .filter(([count]) => count > 0)
    .map(([count, noun]) => plural(count, noun));
}
