import { type Placed, placed } from '../graph/container';
import { at, fieldsOf } from '../graph/fields';
import type { Pod } from '../graph/pod';

export type { Placed } from '../graph/container';

/** The elements of a list field that are objects. */
export function elementsOf(parent: Placed, field: string): Placed[] {
  return placed(parent.fields[field], below(parent.path, field));
}

/** A field that is an object. */
export function partOf(parent: Placed, field: string): Placed {
  return { path: below(parent.path, field), fields: fieldsOf(parent.fields[field]) };
}

/** The `spec` of a pod. */
export function podSpecOf(pod: Pod): Placed {
  return { path: pod.at('spec'), fields: pod.spec };
}

/** The `metadata` of a pod. */
export function podMetadataOf(pod: Pod): Placed {
  const steps = pod.path.split('.').filter(Boolean);
  return { path: pod.at('metadata'), fields: fieldsOf(at(pod.owner.manifest, ...steps, 'metadata')) };
}

/** The path of a field below another. */
export function below(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}
