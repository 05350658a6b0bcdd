import type { TopologyEdge, TopologyNode } from '../topology';

/** Nodes that hang together. */
export interface Component {
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly TopologyEdge[];
}

/** Parts between which there is no edge, the largest first. */
export function componentsOf(nodes: readonly TopologyNode[], edges: readonly TopologyEdge[]): Component[] {
  const parents = new Map(nodes.map(({ id }) => [id, id]));
  const rootOf = (id: string): string => {
    let root = id;
    while (parents.get(root) !== root) {
      // Halves the way for the next time.
      parents.set(root, parents.get(parents.get(root)!)!);
      root = parents.get(root)!;
    }
    return root;
  };
  for (const { from, to } of edges) parents.set(rootOf(from), rootOf(to));
  const components = new Map<string, { nodes: TopologyNode[]; edges: TopologyEdge[] }>();
  for (const node of nodes) {
    const root = rootOf(node.id);
    if (!components.has(root)) components.set(root, { nodes: [], edges: [] });
    components.get(root)!.nodes.push(node);
  }
  for (const edge of edges) components.get(rootOf(edge.from))!.edges.push(edge);
  return [...components.values()].sort((a, b) => b.nodes.length - a.nodes.length);
}
