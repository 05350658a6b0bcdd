import type {
  HttpRouteSpec,
  HttpRouteSpecParentRefs,
  HttpRouteSpecRules,
} from '../../imports/gateway.networking.k8s.io';
import type { Manifest } from '../synth/manifest-object';
import type { GatewayRef } from './gateway';
import type { HostGroup, RouteRule } from './route-rules';

/** The manifest of an HTTPRoute. */
export interface HttpRoute extends Manifest {
  readonly spec: HttpRouteSpec;
}

/** How much one HTTPRoute holds. */
const MOST = { rules: 16, hosts: 16, backends: 16, weight: 1_000_000 };

const PATH_TYPES: Readonly<Record<string, string>> = { Prefix: 'PathPrefix' };

/** The rules for some hosts as an HTTPRoute has them. */
export function httpRouteSpec(
  { hosts, rules }: HostGroup,
  gateway: GatewayRef,
  namespace: string | undefined,
): HttpRouteSpec {
  return {
    parentRefs: [parentRef(gateway, namespace)],
    hostnames: hostnames(hosts),
    rules: rules.map((rule) => ruleOf(rule, namespace)),
  };
}

/** Sends everything that comes in on `listener` to the same place by HTTPS. */
export function redirectSpec(
  hosts: HostGroup['hosts'],
  gateway: GatewayRef,
  namespace: string | undefined,
): HttpRouteSpec {
  const requestRedirect = { scheme: 'https', statusCode: 301 };
  return {
    parentRefs: [parentRef(gateway, namespace)],
    hostnames: hostnames(hosts),
    rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect }] }],
  };
}

/** What an HTTPRoute has no words for. */
export function httpRouteProblem(rule: RouteRule, { hosts, rules }: HostGroup): string | undefined {
  const { pathType, timeouts = {}, backends } = rule;
  if (pathType === 'ImplementationSpecific')
    return "pathType must be 'Prefix', 'Exact' or 'RegularExpression' behind a gateway, got 'ImplementationSpecific'";
  for (const [name, value] of Object.entries<string>({ ...timeouts })) {
    if (!/^(\d{1,5}(h|m|s|ms)){1,4}$/.test(value))
      return `timeouts ${name} must be a duration such as 10s or 1m30s, got ${JSON.stringify(value)}`;
  }
  for (const { weight } of backends) {
    if (weight !== undefined && !(Number.isInteger(weight) && weight >= 0 && weight <= MOST.weight))
      return `weight must be a whole number from 0 to ${MOST.weight}, got ${weight}`;
  }
  if (backends.length === 0 || backends.length > MOST.backends)
    return `split must have 1 to ${MOST.backends} parts, got ${backends.length}`;
  if (backends.every(({ weight }) => weight === 0)) return 'split must leave a weight above 0, got none';
  if (hosts.length > MOST.hosts) return `host may be at most ${MOST.hosts} hosts, got ${hosts.length}`;
  return rules.length > MOST.rules
    ? `an HTTPRoute holds ${MOST.rules} paths at most. Make a second IngressRoute`
    : undefined;
}

function parentRef(
  { name, namespace: home, listener }: GatewayRef,
  namespace: string | undefined,
): HttpRouteSpecParentRefs {
  return { name, namespace: home === namespace ? undefined : home, sectionName: listener };
}

function hostnames(hosts: HostGroup['hosts']): string[] | undefined {
  const named = hosts.filter((host) => host !== undefined);
  return named.length > 0 ? named : undefined;
}

function ruleOf(
  { path, pathType, headers, timeouts, backends }: RouteRule,
  namespace: string | undefined,
): HttpRouteSpecRules {
  return {
    matches: [
      {
        path: { type: PATH_TYPES[pathType] ?? pathType, value: path },
        headers: headers && Object.entries(headers).map(([name, value]) => ({ name, value })),
      },
    ],
    backendRefs: backends.map(({ service, number, namespace: its, weight }) => ({
      name: service.name,
      namespace: its === namespace ? undefined : its,
      port: number(),
      weight,
    })),
    timeouts: timeouts && { request: timeouts.request, backendRequest: timeouts.backendRequest },
  };
}
