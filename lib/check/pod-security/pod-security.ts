import type { Breach, Control } from './control';
import { hostControls } from './host-controls';
import { kernelControls } from './kernel-controls';
import { type PodLike, PodView } from './pod-view';
import { restrictedControls } from './restricted-controls';

/** A level of the Pod Security Standards. */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/** A control that a pod does not meet. */
export interface PodSecurityViolation extends Breach {
  /** The control's published name, such as `Host Namespaces`. */
  readonly control: string;
}

const CONTROLS: readonly Control[] = [...hostControls, ...kernelControls, ...restrictedControls];

/**
 * Judges a pod by the Pod Security Standards, as the admission controller of the cluster would.
 *
 * @param level the level to meet; everything meets `privileged`
 * @param pod a Pod, or the template of a workload
 * @param minor the Kubernetes 1.x whose controls apply, 25 at least; the newest known when left out
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function podSecurityViolations(
  level: PodSecurityLevel,
  pod: PodLike,
  minor = Infinity,
): PodSecurityViolation[] {
  const inForce = CONTROLS.filter(
    (control) =>
      level !== 'privileged' &&
      (control.level === 'baseline' || level === 'restricted') &&
      (control.since ?? 0) <= minor,
  );
  const replaced = new Set(inForce.map((control) => control.replaces));
  const view = new PodView(pod);
  return inForce
    .filter((control) => !replaced.has(control.name))
    .flatMap((control) =>
      control.breaches(view, minor).map((breach) => ({ control: control.name, ...breach })),
    );
}
