import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** An API object as it is about to be written. */
export interface RenderedObject {
  readonly construct: ApiObject;
  /** Read it, never change it; fields may be `undefined`. */
  readonly manifest: object;
}

/**
 * Looks at all manifests of an app at once, at synth, in the order of writing and before anything is written.
 *
 * @returns what has to be repaired first, one line each: where, then what. Warnings are its own to print.
 */
export type Inspection = (objects: readonly RenderedObject[]) => readonly string[];

const inspections = new WeakMap<IConstruct, Inspection[]>();

/** Has `inspection` called whenever the app around `scope` is synthesized by the `App` of this library. */
export function addInspection(scope: IConstruct, inspection: Inspection): void {
  inspections.set(scope.node.root, [...inspectionsOf(scope), inspection]);
}

/** The inspections added so far to the app around `scope`. */
export function inspectionsOf(scope: IConstruct): readonly Inspection[] {
  return inspections.get(scope.node.root) ?? [];
}
