import type { PodView } from './pod-view';

/** Where a pod breaks a control, and how. */
export interface Breach {
  /** Path from the pod, such as `spec.containers[0].securityContext.privileged`. */
  readonly field: string;
  /** A clause with a subject: `container "api" is privileged`. */
  readonly message: string;
}

/** One control of the Pod Security Standards, by its published name. */
export interface Control {
  readonly name: string;
  readonly level: 'baseline' | 'restricted';
  /**
   * The Kubernetes 1.x that brought the control.
   *
   * @default - older than the oldest version judged
   */
  readonly since?: number;
  /** Control of a lower level that this one contains, from the version it does so. */
  readonly replaces?: string;
  /** @param minor judge as Kubernetes 1.minor does */
  readonly breaches: (pod: PodView, minor: number) => Breach[];
}
