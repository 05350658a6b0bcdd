/** `error`: it cannot work. `warning`: it works, but hardly as meant. */
export type Level = 'error' | 'warning';

/** One thing that is wrong with a set of manifests, at the object that has to change. */
export interface Finding {
  /** Id of the rule, such as `service-selector`. */
  readonly rule: string;
  readonly level: Level;
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent for cluster-scoped objects; `default` for objects that name none. */
  readonly namespace?: string;
  /** Empty for objects that have none. */
  readonly name: string;
  /** Path within the object, such as `spec.ports[0].targetPort`. */
  readonly field: string;
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** File that the object, or the construct that makes it, was written in. */
  readonly file?: string;
  /** Line of the file, counted from 1. */
  readonly line?: number;
  /** Path of the construct that makes the object. */
  readonly construct?: string;
}
