import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Ingress } from 'kubernetes-types/networking/v1';
import { ConstructError } from '../errors';
import { ManifestObject } from '../synth/manifest-object';
import type { Patch } from '../synth/override';
import { gatewayProblem } from './gateway';
import { type HttpRoute, httpRouteProblem, httpRouteSpec, redirectSpec } from './http-route';
import { ingressProblem, ingressSpec } from './ingress';
import type { IngressRouteProps } from './ingress-route-props';
import { ReferenceGrants } from './reference-grants';
import {
  type Checked,
  type PathType,
  type PortOfTarget,
  type ResolvedBackend,
  resolveBackend,
  type RouteBackend,
  spellOut,
} from './route-backends';
import { type HostGroup, RouteRules } from './route-rules';
import { tlsSecret } from './tls';
import { Wiring } from './wiring';

/**
 * One entry point for many services: requests go to one or another by host and path. A microservice without a
 * Service gets one. It is an Ingress, or behind a `gateway` an HTTPRoute.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 */
export class IngressRoute<
  const Paths extends Readonly<Record<string, RouteBackend>> = Readonly<Record<string, RouteBackend>>,
> extends Construct {
  readonly name: string;
  readonly namespace: string | undefined;
  private readonly props: IngressRouteProps<Paths>;
  private readonly hosts: readonly (string | undefined)[];
  private readonly rules = new RouteRules(this);
  private readonly defaultBackend: ResolvedBackend | undefined;
  private readonly grants: ReferenceGrants;
  private readonly written: ManifestObject<Ingress | HttpRoute>[] = [];

  constructor(scope: Construct, id: string, props: IngressRouteProps<Paths>) {
    super(scope, id);
    const { host, paths, name = id, namespace = Chart.of(this).namespace, gateway, defaultBackend } = props;
    this.props = props;
    this.name = name;
    this.namespace = namespace;
    this.hosts = host === undefined ? [undefined] : typeof host === 'string' ? [host] : [...host];
    const from = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: namespace ?? 'default' };
    this.grants = new ReferenceGrants(this, from, 'Service');
    const problem = propsProblem(props, namespace);
    if (problem) throw new ConstructError(this, problem);

    for (const [path, backend] of Object.entries<RouteBackend>(paths ?? {})) this.addPath(path, backend);
    if (!gateway) {
      this.defaultBackend =
        defaultBackend && this.resolve('defaultBackend', spellOut(defaultBackend).targets[0]);
      this.writeIngress();
    } else if (defaultBackend) this.addPath('/', defaultBackend as RouteBackend, { pathType: 'Prefix' });
    this.node.addValidation({
      validate: () =>
        this.rules.groups.length === 0 && !this.defaultBackend
          ? ['needs at least one path, in paths or by addPath']
          : [],
    });
  }

  /**
   * Sends requests for `path` to `backend`.
   *
   * @param options `host` (default: those of the route) and `pathType` (default: that of the route)
   */
  addPath<const Backend extends RouteBackend>(
    path: string,
    backend: Backend & Checked<Backend>,
    options: { readonly host?: string; readonly pathType?: PathType } = {},
  ): this {
    if (!path.startsWith('/')) throw new ConstructError(this, `path must start with "/", got "${path}"`);
    const { gateway } = this.props;
    const { targets, match } = spellOut(backend);
    const backends = targets.map((target) => ({
      ...this.resolve(`path ${path}`, target),
      weight: target.weight,
    }));
    const { headers, timeouts } = match;
    const pathType = options.pathType ?? match.pathType ?? this.props.pathType ?? 'Prefix';
    const rule = { path, pathType, headers, timeouts, backends };
    const group = this.rules.add(options.host === undefined ? this.hosts : [options.host], rule);
    const problem = gateway ? httpRouteProblem(rule, group) : ingressProblem(rule);
    if (problem) throw new ConstructError(this, `path ${path} ${problem}`);
    if (gateway && group.rules.length === 1) this.writeHttpRoute(group);
    return this;
  }

  /** Has the last word on the manifest; behind a gateway, on that for its own hosts. See {@link ManifestObject.override}. */
  override(patch: Patch<Ingress> | Patch<HttpRoute>): this {
    this.written[0].override(patch);
    return this;
  }

  private resolve(where: string, target: PortOfTarget): ResolvedBackend {
    const {
      gateway,
      controllerNamespace = gateway ? (gateway.namespace ?? this.namespace) : 'ingress-nginx',
    } = this.props;
    const resolved = resolveBackend(this, where, target);
    const namespace = resolved.namespace ?? 'default';
    if (namespace !== (this.namespace ?? 'default')) {
      if (!gateway) {
        throw new ConstructError(
          this,
          `${where} leads to ${resolved.service.name} in namespace ${namespace}, but an Ingress reaches only Services of its own, ${this.namespace ?? 'default'}. Put the route there`,
        );
      }
      this.grants.to(resolved.service.name, namespace);
    }
    const controller = { namespace: controllerNamespace, selectorLabels: {} };
    Wiring.of(this).add({ from: controller, to: resolved.pods, port: resolved.podPort });
    return resolved;
  }

  private writeIngress(): void {
    const { ingressClass, tls } = this.props;
    const hosts = () => [...this.rules.byHost().keys()].filter((host) => host !== undefined);
    const secret = tls && tlsSecret(this, tls, hosts, `${this.name}-tls`);
    const parts = { ingressClass, tlsSecret: secret, defaultBackend: this.defaultBackend };
    this.write<Ingress>('Route', 'networking.k8s.io/v1', 'Ingress', this.name, () =>
      ingressSpec(this.rules, parts),
    );
  }

  private writeHttpRoute(group: HostGroup): void {
    const { gateway, redirectFrom } = this.props;
    if (!gateway) return;
    const first = this.written.length === 0;
    const suffix = first ? '' : `-${group.hosts.map((host) => host?.replace('*', 'any') ?? 'all').join('-')}`;
    const write = (id: string, name: string, spec: () => HttpRoute['spec']) =>
      this.write<HttpRoute>(id, 'gateway.networking.k8s.io/v1', 'HTTPRoute', name, spec);
    write(`Route${suffix}`, `${this.name}${suffix}`, () => httpRouteSpec(group, gateway, this.namespace));
    if (redirectFrom !== undefined) {
      const plain = { name: gateway.name, namespace: gateway.namespace, listener: redirectFrom };
      write(`Redirect${suffix}`, `${this.name}${suffix}-redirect`, () =>
        redirectSpec(group.hosts, plain, this.namespace),
      );
    }
  }

  private write<T extends Ingress | HttpRoute>(
    id: string,
    apiVersion: string,
    kind: string,
    name: string,
    spec: () => T['spec'],
  ): void {
    const { labels, annotations } = this.props;
    const { namespace } = this;
    const build = () => ({ spec: spec() }) as Omit<T, 'apiVersion' | 'kind' | 'metadata'>;
    const object = new ManifestObject<T>(this, id, {
      apiVersion,
      kind,
      name,
      namespace,
      labels,
      annotations,
      build,
    });
    this.written.push(object as unknown as ManifestObject<Ingress | HttpRoute>);
  }
}

/** What does not go together. */
function propsProblem(
  { gateway, tls, ingressClass, redirectFrom }: IngressRouteProps<Readonly<Record<string, RouteBackend>>>,
  namespace: string | undefined,
): string | undefined {
  if (!gateway)
    return redirectFrom === undefined
      ? undefined
      : 'redirectFrom needs a gateway: Ingress controllers redirect on their own where there is tls';
  if (tls !== undefined) return 'tls belongs to the listener of the gateway, not to a route behind it';
  if (ingressClass !== undefined) return 'takes ingressClass or gateway, got both';
  return gatewayProblem(gateway, namespace, redirectFrom);
}
