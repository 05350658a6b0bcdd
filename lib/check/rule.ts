import type { Level } from './finding';
import type { Graph } from './graph';
import type { GraphObject } from './graph/graph-object';

/** What a rule has against an object. */
export interface Violation {
  readonly object: GraphObject;
  /** Path within the object, such as `spec.ports[0].targetPort`. */
  readonly field: string;
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** @default - the rule's */
  readonly level?: Level | undefined;
  /** An object that may be to blame. Where it has errors of its own, this violation is their echo and left out. */
  readonly because?: GraphObject | undefined;
}

/** One mistake that manifests can have, with all that is to be said about it. */
export interface Rule {
  /** Kebab-case, for `--ignore`, exceptions and links. */
  readonly id: string;
  readonly level: Level;
  /** The mistake in a few words. */
  readonly title: string;
  /** What happens because of it. */
  readonly why: string;
  /** Manifests that break this rule once, and no other. */
  readonly wrong: string;
  /** The same manifests, repaired: no rule objects to them. */
  readonly right: string;
  /**
   * What sort of rule it is. Where the syntax of a field is wrong already, what wiring rules say about the same field
   * is an echo and left out.
   *
   * @default 'wiring'
   */
  readonly group?: 'wiring' | 'syntax' | 'security';
  /** Finds the mistake in all objects at once. May meet objects of any shape. */
  check(graph: Graph): Iterable<Violation>;
}
