import { type PodSecurityLevel, podSecurityViolations } from '../../check/pod-security/pod-security';
import { at } from '../../check/graph/fields';
import { Manifests } from '../manifests';
import type { ManifestSource } from '../source';
import { type Outcome, outcome } from './matcher';

/** Whether all pods meet a level of the Pod Security Standards, offline. */
export function toMeetPodSecurity(received: ManifestSource, level: PodSecurityLevel): Outcome {
  const pods = [...Manifests.of(received).graph.pods].filter((pod) => pod.hasSpec);
  if (pods.length === 0) throw new Error('there are no pods whose security could be judged');
  const breaches = pods.flatMap((pod) => {
    const fields = pod.path === '' ? pod.owner.manifest : at(pod.owner.manifest, ...pod.path.split('.'));
    return podSecurityViolations(level, fields as object).map(
      ({ control, field, message }) => `${pod.owner} ${pod.at(field)}: ${message} (${control})`,
    );
  });
  return outcome(
    breaches.length === 0,
    () =>
      `expected pods that do not meet Pod Security "${level}", but ${pods.length === 1 ? 'it does' : `all ${pods.length} do`}`,
    () => `expected pods that meet Pod Security "${level}"\n\n${breaches.join('\n')}`,
  );
}
