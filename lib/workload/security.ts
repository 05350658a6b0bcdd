import type { IConstruct } from 'constructs';
import type { PodSecurityContext, SecurityContext } from 'kubernetes-types/core/v1';
import { ConstructError } from '../errors';
import type { NamedPorts } from './ports';

/**
 * How locked up the containers are: `restricted` and `baseline` meet the Pod Security Standard of that name;
 * `image-default` says nothing, and needs a reason.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export type Security =
  'restricted' | 'baseline' | { readonly level: 'image-default'; readonly reason: string };

/** User and group that containers run as unless told otherwise: `nonroot` of the distroless images. */
export const NONROOT = 65532;

/** The level of `security`, after a look at the reason that `image-default` needs. */
export function securityLevel(
  construct: IConstruct,
  security: Security,
): 'restricted' | 'baseline' | 'image-default' {
  if (typeof security === 'string') {
    if (security === 'restricted' || security === 'baseline') return security;
    throw new ConstructError(
      construct,
      `security must be 'restricted', 'baseline' or { level: 'image-default', reason }, got ${JSON.stringify(security)}`,
    );
  }
  if (!security.reason?.trim())
    throw new ConstructError(construct, `security 'image-default' needs a reason`);
  return security.level;
}

/** The security context of a pod. `shared` is whether its volumes must be writable for the group. */
export function podSecurityContext(
  security: Security,
  user: number,
  ports: NamedPorts<string>,
  shared: boolean,
): PodSecurityContext | undefined {
  if (typeof security === 'object') return undefined;
  const context: PodSecurityContext = {
    ...(security === 'restricted' && { runAsNonRoot: true, runAsUser: user, runAsGroup: user }),
    ...(shared && { fsGroup: user, fsGroupChangePolicy: 'OnRootMismatch' }),
    seccompProfile: { type: 'RuntimeDefault' },
  };
  const lowest = Math.min(...Object.values(ports).map(({ number }) => number));
  // Only the superuser may listen below 1024, unless the pod's own network namespace says otherwise.
  if (security === 'restricted' && lowest < 1024) {
    context.sysctls = [{ name: 'net.ipv4.ip_unprivileged_port_start', value: String(lowest) }];
  }
  return context;
}

/** The security context of each container. */
export function containerSecurityContext(security: Security): SecurityContext | undefined {
  if (typeof security === 'object') return undefined;
  if (security === 'baseline') return { allowPrivilegeEscalation: false };
  return { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };
}
