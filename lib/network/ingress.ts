import type { IngressBackend, IngressSpec } from 'kubernetes-types/networking/v1';
import type { ResolvedBackend } from './route-backends';
import type { RouteRule, RouteRules } from './route-rules';

/** What an Ingress is made of. */
export interface IngressParts {
  readonly ingressClass: string | undefined;
  readonly defaultBackend: ResolvedBackend | undefined;
  /** Name of the Secret with the certificate. */
  readonly tlsSecret: string | undefined;
}

/** The rules as an Ingress has them. */
export function ingressSpec(rules: RouteRules, parts: IngressParts): IngressSpec {
  const byHost = [...rules.byHost()];
  const hosts = byHost.flatMap(([host]) => host ?? []);
  return {
    ingressClassName: parts.ingressClass,
    defaultBackend: parts.defaultBackend && backendOf(parts.defaultBackend),
    tls: parts.tlsSecret
      ? [{ hosts: hosts.length > 0 ? hosts : undefined, secretName: parts.tlsSecret }]
      : undefined,
    rules:
      byHost.length > 0
        ? byHost.map(([host, hostRules]) => ({ host, http: { paths: hostRules.map(pathOf) } }))
        : undefined,
  };
}

/** What an Ingress has no words for. */
export function ingressProblem({ pathType, headers, timeouts, backends }: RouteRule): string | undefined {
  const missing =
    backends.length > 1 || backends[0].weight !== undefined
      ? 'split'
      : headers
        ? 'headers'
        : timeouts
          ? 'timeouts'
          : pathType === 'RegularExpression'
            ? "pathType 'RegularExpression'"
            : undefined;
  return missing && `${missing} needs a gateway, since an Ingress cannot say so`;
}

function pathOf({ path, pathType, backends: [backend] }: RouteRule) {
  return { path, pathType, backend: backendOf(backend) };
}

function backendOf({ service }: ResolvedBackend): IngressBackend {
  return { service };
}
