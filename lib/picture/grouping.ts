import type { Topology, TopologyEdge, TopologyGroup, TopologyNode } from './topology';

/** A node before it has a group. */
export type Draft = Omit<TopologyNode, 'group'> & { readonly chart?: string };

/** Groups nodes by namespace and chart; what has no chart of its own goes with what it hangs together with. */
export function grouped(drafts: readonly Draft[], edges: readonly TopologyEdge[]): Topology {
  const homes = new Map<string, TopologyGroup>();
  const namespaces = new Map(drafts.map(({ id, namespace }) => [id, namespace]));
  for (const { id, namespace, chart } of drafts) {
    if (chart !== undefined) homes.set(id, groupOf(namespace, chart));
  }
  const join = (id: string, neighbour: string) => {
    const home = homes.get(neighbour);
    if (!home || homes.has(id)) return;
    if (namespaces.get(id) === '' || namespaces.get(id) === home.namespace) homes.set(id, home);
  };
  const joinNeighbours = () => {
    for (const { from, to } of edges) {
      join(from, to);
      join(to, from);
    }
  };
  // From a host by way of route, Service and workload to a config it is four steps.
  for (let step = 0; step < 4; step++) joinNeighbours();
  for (const { id, namespace } of drafts) {
    if (namespace !== '' && !homes.has(id)) homes.set(id, groupOf(namespace, ''));
  }
  joinNeighbours();
  const nodes = drafts.map(({ chart: _, ...node }) => {
    const home = homes.get(node.id) ?? groupOf(node.namespace, '');
    homes.set(node.id, home);
    return { ...node, group: home.key };
  });
  const groups = new Map([...homes.values()].map((group) => [group.key, group]));
  return { groups: [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1)), nodes, edges };
}

function groupOf(namespace: string, chart: string): TopologyGroup {
  return { key: JSON.stringify([namespace, chart]), namespace, chart };
}
