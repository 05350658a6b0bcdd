import type { Level } from '../finding';
import { type Graph, selectorOf } from '../graph';
import { groupBy } from './group-by';
import type { GraphObject } from './graph-object';
import { nearest } from '../../nearest';
import type { Pod } from './pod';
import type { Selector } from './selector';

/** What to say of a selector that selects nothing. */
export function nearestPod(
  graph: Graph,
  namespace: string,
  selector: Selector,
  kind: string,
): { readonly hint: string; readonly level?: Level; readonly because?: GraphObject | undefined } {
  const pods = graph.podsIn(namespace);
  const elsewhere = inOtherNamespace(graph, namespace, selector);
  if (elsewhere)
    return {
      hint: `${elsewhere.owner} in namespace "${elsewhere.namespace}" carries it, but a ${kind} selects pods of its own namespace only.`,
      because: elsewhere.owner,
    };
  // A workload that does not even select its own pods has the wrong labels, not whoever else selects them.
  const astray = strayPods(graph)
    .get(namespace)
    ?.find(({ meant }) => selector.matches(meant))?.pod;
  const closest = astray ?? closestPod(graph, namespace, selector);
  if (closest)
    return {
      hint: `Nearest: ${closest.owner} (${labelsBeside(closest, selector)}).`,
      because: astray?.owner,
    };
  // A part of a cluster may leave the workloads to others.
  const level = !graph.isComplete && pods.length === 0 ? 'warning' : undefined;
  const declare = graph.isComplete
    ? `Checks.of(app).external('Pod/${namespace}/*')`
    : `--external 'Pod/${namespace}/*'`;
  return {
    hint: `If the pods are made elsewhere, say so: ${declare}.`,
    ...(level && { level }),
  };
}

/** The pods, by namespace, that lack labels which their own workload selects them by. */
function strayPods(graph: Graph): ReadonlyMap<string, readonly Stray[]> {
  return graph.once('stray pods', () => {
    const strays: Stray[] = [];
    for (const pod of graph.pods) {
      const own = pod.owner.kind === 'Pod' ? undefined : selectorOf(pod.owner);
      if (own && !own.matches(pod.labels, pod.generatedLabels))
        strays.push({ pod, meant: new Map([...pod.labels, ...own.labels]) });
    }
    return groupBy(strays, ({ pod }) => pod.namespace);
  });
}

interface Stray {
  readonly pod: Pod;
  /** The labels that it would carry. */
  readonly meant: ReadonlyMap<string, string>;
}

function inOtherNamespace(graph: Graph, namespace: string, selector: Selector): Pod | undefined {
  for (const other of graph.namespaces) {
    if (other === namespace) continue;
    const { value } = graph.podsSelected(other, selector).next() as { value?: Pod };
    if (value) return value;
  }
  return undefined;
}

/** The pod with the most of the selector's labels, or else with the most similar value of one. */
function closestPod(graph: Graph, namespace: string, selector: Selector): Pod | undefined {
  const scores = new Map<Pod, number>();
  for (const [key, value] of selector.labels) {
    for (const pod of graph.podsWithLabel(namespace, key, value)) scores.set(pod, (scores.get(pod) ?? 0) + 1);
  }
  let best: Pod | undefined;
  for (const [pod, score] of scores) if (score > (best ? scores.get(best)! : 0)) best = pod;
  if (best) return best;
  for (const [key, value] of selector.labels) {
    const similar = nearest(value, graph.podLabelValues(namespace, key));
    if (similar !== undefined) return graph.podsWithLabel(namespace, key, similar)[0];
  }
  return undefined;
}

/** The pod's values of the labels that are selected. */
function labelsBeside(pod: Pod, selector: Selector): string {
  return [...selector.labels.keys()]
    .map((key) => (pod.labels.has(key) ? `${key}=${pod.labels.get(key)}` : `no ${key}`))
    .join(', ');
}
