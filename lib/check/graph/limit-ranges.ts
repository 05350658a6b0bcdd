import type { Graph } from '../graph';
import { textOf } from './fields';
import { placed, type Placed } from './container';
import { type Amounts, amountsOf, type Resources } from './resources';

/** One item of a LimitRange. */
export interface Limit {
  readonly type: string;
  readonly min: Amounts;
  readonly max: Amounts;
  /** What containers get that write nothing; of items for other types, nothing. */
  readonly defaults: Resources;
}

/** The limits that hold in a namespace. */
export function limitsIn(graph: Graph, namespace: string): readonly Limit[] {
  const byNamespace = graph.once('limit ranges', () => {
    const limits = new Map<string, Limit[]>();
    for (const range of graph.all('LimitRange')) {
      const items = placed(range.spec.limits, 'spec.limits').map(limitOf);
      limits.set(range.namespace, [...(limits.get(range.namespace) ?? []), ...items]);
    }
    return limits;
  });
  return byNamespace.get(namespace) ?? [];
}

/** The default resources of containers in a namespace. */
export function defaultsIn(graph: Graph, namespace: string): Resources {
  const limits = limitsIn(graph, namespace);
  return {
    requests: new Map(limits.flatMap(({ defaults }) => [...defaults.requests])),
    limits: new Map(limits.flatMap(({ defaults }) => [...defaults.limits])),
  };
}

function limitOf({ fields }: Placed): Limit {
  const type = textOf(fields.type) ?? '';
  const min = amountsOf(fields.min);
  const max = amountsOf(fields.max);
  if (type !== 'Container') return { type, min, max, defaults: { requests: new Map(), limits: new Map() } };
  // What is not written follows from the rest: limits from the maximum, requests from the limits or the minimum.
  const limits = new Map([...max, ...amountsOf(fields.default)]);
  const requests = new Map([...min, ...limits, ...amountsOf(fields.defaultRequest)]);
  return { type, min, max, defaults: { requests, limits } };
}
