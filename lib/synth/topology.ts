import type { DependencyGraph } from './dependency-graph';

const NEW = 0;
const OPEN = 1;
const DONE = 2;

/**
 * Walks the part of a {@link DependencyGraph} that is within one construct, and lists constructs behind all that they
 * depend on. Each vertex is visited once.
 */
export class Topology {
  private readonly states: Uint8Array;
  private readonly span: number;

  constructor(
    private readonly graph: DependencyGraph,
    private readonly scope: number,
    end: number,
  ) {
    this.span = end - scope;
    this.states = new Uint8Array(3 * this.span);
  }

  /**
   * `root` and what it depends on, dependencies first, as far as not listed before.
   *
   * A loop with a stack of its own, because a chain of 10,000 charts is too deep for recursion.
   *
   * @throws SynthError naming the constructs of a cycle
   */
  *behind(root: number): Generator<number> {
    const { graph, scope, states } = this;
    if (states[this.slot(root)] !== NEW) return;
    const path = [root];
    const waiting = [graph.successors(root, scope)];
    const next = [0];
    states[this.slot(root)] = OPEN;
    while (path.length > 0) {
      const top = path.length - 1;
      if (next[top] === waiting[top].length) {
        const vertex = path[top];
        states[this.slot(vertex)] = DONE;
        if (vertex < graph.size) yield vertex;
        path.pop();
        waiting.pop();
        next.pop();
        continue;
      }
      const vertex = waiting[top][next[top]++];
      const slot = this.slot(vertex);
      if (states[slot] === DONE) continue;
      if (states[slot] === OPEN) {
        throw graph.cycle(path.slice(path.indexOf(vertex)).filter((step) => step < graph.size));
      }
      states[slot] = OPEN;
      path.push(vertex);
      waiting.push(graph.successors(vertex, scope));
      next.push(0);
    }
  }

  private slot(vertex: number): number {
    const { size } = this.graph;
    return Math.floor(vertex / size) * this.span + (vertex % size) - this.scope;
  }
}
