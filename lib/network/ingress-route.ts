import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Ingress, IngressBackend, IngressSpec } from 'kubernetes-types/networking/v1';
import type { DataSource } from '../config/data-source';
import { ConstructError } from '../errors';
import { hostProblem } from '../names';
import { ManifestObject } from '../synth/manifest-object';
import type { Patch } from '../synth/override';
import type { Labels } from '../workload/labels';
import {
  type Checked,
  type PathType,
  type ResolvedBackend,
  resolveBackend,
  type RouteBackend,
} from './route-backends';
import { Wiring } from './wiring';

/** Properties of an {@link IngressRoute}. */
export interface IngressRouteProps<Paths extends Readonly<Record<string, RouteBackend>>> {
  /** Host, or several, for which the paths are served; `*.` may stand in front. @default - all hosts */
  readonly host?: string | readonly string[];
  /** Where requests go, by path. More come with `addPath`. @default - none yet */
  readonly paths?: Paths & { readonly [Path in keyof Paths]: Checked<Paths[Path]> };
  /** How paths are compared, where a path does not say. @default 'Prefix' */
  readonly pathType?: PathType;
  /** Certificate for all hosts: the Secret, or the name of one that is made elsewhere. @default - no TLS */
  readonly tls?: DataSource<'Secret'> | string;
  /** Name of the IngressClass, which is to say of the controller. @default - the cluster's default class */
  readonly ingressClass?: string;
  /** Namespace of the controller that brings the requests, for isolated microservices to let in. @default 'ingress-nginx' */
  readonly controllerNamespace?: string;
  /** Where requests go that no path fits. @default - the controller's own answer */
  readonly defaultBackend?: RouteBackend;
  /** @default - the id */
  readonly name?: string;
  /** @default - the chart's */
  readonly namespace?: string;
  /** @default - none */
  readonly labels?: Labels;
  /** Annotations, by which controllers are configured. @default - none */
  readonly annotations?: Labels;
}

interface Rule {
  readonly path: string;
  readonly pathType: PathType;
  readonly backend: ResolvedBackend;
}

/**
 * One entry point for many services: requests go to one or another by host and path. A microservice without a
 * Service gets one.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export class IngressRoute<
  Paths extends Readonly<Record<string, RouteBackend>> = Readonly<Record<string, RouteBackend>>,
> extends Construct {
  readonly name: string;
  readonly namespace: string | undefined;
  private readonly route: ManifestObject<Ingress>;
  private readonly hosts: readonly (string | undefined)[];
  private readonly rules = new Map<string | undefined, Rule[]>();
  private readonly pathType: PathType;
  private readonly controllerNamespace: string;

  constructor(scope: Construct, id: string, props: IngressRouteProps<Paths>) {
    super(scope, id);
    const { host, paths, name = id, namespace = Chart.of(this).namespace, labels, annotations } = props;
    this.name = name;
    this.namespace = namespace;
    this.pathType = props.pathType ?? 'Prefix';
    this.controllerNamespace = props.controllerNamespace ?? 'ingress-nginx';
    this.hosts = host === undefined ? [undefined] : typeof host === 'string' ? [host] : [...host];
    for (const [path, backend] of Object.entries<RouteBackend>(paths ?? {})) this.addPath(path, backend);
    const defaultBackend = props.defaultBackend && this.resolve('defaultBackend', props.defaultBackend);
    this.route = new ManifestObject<Ingress>(this, 'Route', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      name,
      namespace,
      labels,
      annotations,
      build: () => ({ spec: this.spec(props, defaultBackend) }),
    });
    this.node.addValidation({
      validate: () =>
        this.rules.size === 0 && !defaultBackend ? ['needs at least one path, in paths or by addPath'] : [],
    });
  }

  /**
   * Sends requests for `path` to `backend`.
   *
   * @param options `host` (default: those of the route) and `pathType` (default: that of the route)
   */
  addPath<Backend extends RouteBackend>(
    path: string,
    backend: Backend & Checked<Backend>,
    options: { readonly host?: string; readonly pathType?: PathType } = {},
  ): this {
    if (!path.startsWith('/')) throw new ConstructError(this, `path must start with "/", got "${path}"`);
    const resolved = this.resolve(`path ${path}`, backend);
    const pathType =
      options.pathType ?? ('pathType' in backend ? backend.pathType : undefined) ?? this.pathType;
    for (const host of options.host === undefined ? this.hosts : [options.host]) {
      const problem = host !== undefined && hostProblem(host);
      if (problem) throw new ConstructError(this, `host ${problem}, got "${host}"`);
      const rules = this.rules.get(host) ?? [];
      if (rules.some((rule) => rule.path === path && rule.pathType === pathType)) {
        throw new ConstructError(
          this,
          `${host ?? '*'}${path} must lead to one place, it does already to ${rules.find((rule) => rule.path === path)?.backend.service.name}`,
        );
      }
      this.rules.set(host, [...rules, { path, pathType, backend: resolved }]);
    }
    return this;
  }

  /** Has the last word on the manifest. See {@link ManifestObject.override}. */
  override(patch: Patch<Ingress>): this {
    this.route.override(patch);
    return this;
  }

  private resolve(where: string, backend: RouteBackend): ResolvedBackend {
    const resolved = resolveBackend(this, where, backend);
    if ((resolved.namespace ?? this.namespace) !== this.namespace) {
      throw new ConstructError(
        this,
        `${where} leads to ${resolved.service.name} in namespace ${resolved.namespace}, but an Ingress reaches only Services of its own, ${this.namespace ?? 'default'}. Put the route there`,
      );
    }
    const controller = { namespace: this.controllerNamespace, selectorLabels: {} };
    Wiring.of(this).add({ from: controller, to: resolved.pods, port: resolved.podPort });
    return resolved;
  }

  private spec(
    { ingressClass, tls }: IngressRouteProps<Paths>,
    defaultBackend: ResolvedBackend | undefined,
  ): IngressSpec {
    const hosts = [...this.rules.keys()].filter((host) => host !== undefined);
    return {
      ingressClassName: ingressClass,
      defaultBackend: defaultBackend && backendOf(defaultBackend),
      tls: tls
        ? [
            {
              hosts: hosts.length > 0 ? hosts : undefined,
              secretName: typeof tls === 'string' ? tls : tls.name,
            },
          ]
        : undefined,
      rules:
        this.rules.size === 0
          ? undefined
          : [...this.rules].map(([host, rules]) => ({
              host,
              http: {
                paths: rules.map(({ path, pathType, backend }) => ({
                  path,
                  pathType,
                  backend: backendOf(backend),
                })),
              },
            })),
    };
  }
}

function backendOf({ service }: ResolvedBackend): IngressBackend {
  return { service };
}
