import { quantityValue } from '../syntax/quantity';
import type { Container } from './container';
import { at, fieldsOf } from './fields';

/** Amounts by resource, such as `cpu`. */
export type Amounts = ReadonlyMap<string, number>;

/** What a container asks for, and what it may use at most. */
export interface Resources {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** Readable quantities of a map; others are left out. */
export function amountsOf(quantities: unknown): Amounts {
  const amounts = new Map<string, number>();
  for (const [resource, quantity] of Object.entries(fieldsOf(quantities))) {
    const amount = quantityValue(quantity);
    if (amount !== undefined) amounts.set(resource, amount);
  }
  return amounts;
}

/** The resources of a container as the cluster completes them: a limit alone is its request as well. */
export function resourcesOf({ fields }: Container): Resources {
  const limits = amountsOf(at(fields, 'resources', 'limits'));
  return { requests: new Map([...limits, ...amountsOf(at(fields, 'resources', 'requests'))]), limits };
}

/** The resources of a container in a namespace with defaults for what it does not write. */
export function withDefaults({ requests, limits }: Resources, defaults: Resources): Resources {
  return {
    requests: new Map([...defaults.requests, ...requests]),
    limits: new Map([...defaults.limits, ...limits]),
  };
}
