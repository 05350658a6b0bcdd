import type { Graph } from '../check/graph';
import { Selector } from '../check/graph/selector';
import type { Pod } from '../check/graph/pod';
import { inNamespace, type Note } from './note';

const ROLLED_OUT = new Set(['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet']);

/** Waits until what was applied is running, or done. */
export function rollouts(graph: Graph): Note[] {
  return owners(graph).flatMap(({ owner: { type, kind, name, namespace } }): Note[] => {
    const object = `${kind.toLowerCase()}/${name}`;
    if (ROLLED_OUT.has(type)) return [kubectl(['rollout', 'status', object], namespace)];
    if (type === 'batch/Job')
      return [kubectl(['wait', '--for=condition=complete', '--timeout=5m', object], namespace)];
    return type === 'Pod'
      ? [kubectl(['wait', '--for=condition=ready', '--timeout=5m', object], namespace)]
      : [];
  });
}

/** Lists the pods, by what selects them. */
export function podLists(graph: Graph): Note[] {
  const lists = owners(graph).flatMap((pod): Note[] => {
    const selector = selectorText(pod);
    return selector === '' ? [] : [kubectl(['get', 'pods', '-l', selector], pod.namespace)];
  });
  return [...new Map(lists.map((note) => [JSON.stringify(note), note])).values()];
}

/** Leads to a container from the own machine. */
export function forwards(graph: Graph): Note[] {
  const taken = new Set<number>();
  return owners(graph).flatMap((pod): Note[] => {
    const { kind, type, name } = pod.owner;
    if (!ROLLED_OUT.has(type) && type !== 'Pod') return [];
    const pairs = pod.containers
      .filter(({ keepsRunning }) => keepsRunning)
      .flatMap(({ ports }) => ports)
      .filter(({ number, protocol }) => number !== undefined && protocol === 'TCP')
      .map(({ number }) => `${localPort(number as number, taken)}:${number}`);
    if (pairs.length === 0) return [];
    return [kubectl(['port-forward', `${kind.toLowerCase()}/${name}`, ...pairs], pod.namespace)];
  });
}

/** The objects with a name that make pods. */
function owners(graph: Graph): Pod[] {
  return [...graph.pods].filter(({ owner }) => owner.name !== '');
}

function kubectl(words: readonly string[], namespace: string): Note {
  return { command: ['kubectl', ...words, ...inNamespace(namespace)] };
}

/** As kubectl takes it: `app=web,tier in (a,b)`. */
function selectorText({ owner, labels }: Pod): string {
  if (owner.kind === 'CronJob') return '';
  if (owner.kind === 'Job') return `job-name=${owner.name}`;
  if (owner.kind === 'Pod') return [...labels].map(([key, value]) => `${key}=${value}`).join(',');
  const { labels: equal, expressions } = Selector.of(owner.spec.selector);
  const terms = expressions.map(({ key, operator, values }) => {
    if (operator === 'Exists') return key;
    if (operator === 'DoesNotExist') return `!${key}`;
    return `${key} ${operator === 'In' ? 'in' : 'notin'} (${values.join(',')})`;
  });
  return [...[...equal].map(([key, value]) => `${key}=${value}`), ...terms].join(',');
}

/** 10080 for 80 and 8080, as the article has it; the next free one where that is taken. */
function localPort(port: number, taken: Set<number>): number {
  let local = 10_000 + (port % 1000);
  while (taken.has(local)) local++;
  taken.add(local);
  return local;
}
