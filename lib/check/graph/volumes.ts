import { at, listOf, textOf } from './fields';
import type { Pod } from './pod';

/** The names of the volumes that the containers of a pod can mount. */
export function volumeNames(pod: Pod): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { fields } of pod.volumes) names.add(textOf(fields.name) ?? '');
  for (const claim of listOf(pod.owner.spec.volumeClaimTemplates))
    names.add(textOf(at(claim, 'metadata', 'name')) ?? '');
  return names;
}
