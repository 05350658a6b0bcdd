import type { IConstruct } from 'constructs';
import { ConstructError } from '../errors';

/** Minor version of the Kubernetes that a chart is written for. */
export type KubernetesVersion = `1.${number}`;

/** The version that is written for unless something else is said. */
export const DEFAULT_KUBERNETES: KubernetesVersion = '1.32';

/** Features that decide what is written, with the first version where they work out of the box. */
const SINCE = {
  /** @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/ */
  'preStop sleep': 30,
  /** @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/ */
  'native sidecars': 29,
} as const;

/** Whether `version` has `feature`. */
export function supports(
  construct: IConstruct,
  version: KubernetesVersion,
  feature: keyof typeof SINCE,
): boolean {
  const minor = /^1\.(\d+)$/.exec(version)?.[1];
  if (minor === undefined || Number(minor) < 28) {
    throw new ConstructError(
      construct,
      `kubernetes must be a version from '1.28' on, such as '1.32', got ${JSON.stringify(version)}`,
    );
  }
  return Number(minor) >= SINCE[feature];
}
