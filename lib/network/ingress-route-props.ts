import type { Labels } from '../workload/labels';
import type { GatewayRef } from './gateway';
import type { Checked, PathType, PortedTarget, RouteBackend, RouteTarget } from './route-backends';
import type { RouteTls } from './tls';

/** Properties of an {@link IngressRoute}. */
export interface IngressRouteProps<Paths extends Readonly<Record<string, RouteBackend>>> {
  /** Host, or several, for which the paths are served; `*.` may stand in front. @default - all hosts */
  readonly host?: string | readonly string[];
  /** Where requests go, by path. More come with `addPath`. @default - none yet */
  readonly paths?: Paths & { readonly [Path in keyof Paths]: Checked<Paths[Path]> };
  /** How paths are compared, where a path does not say. @default 'Prefix' */
  readonly pathType?: PathType;
  /** Certificate for all hosts. Behind a gateway, it is the listener that has one. @default - no TLS */
  readonly tls?: RouteTls;
  /** The Gateway to hang on, or one listener of it (`gateway.at('https')`): HTTPRoutes are written then in place of an Ingress. @default - an Ingress */
  readonly gateway?: GatewayRef;
  /** Name of the listener that takes plain HTTP, to send on to HTTPS. Ingress controllers do so on their own. @default - none is */
  readonly redirectFrom?: string;
  /** Name of the IngressClass, which is to say of the controller. @default - the cluster's default class */
  readonly ingressClass?: string;
  /** Namespace of the controller that brings the requests, for isolated microservices to let in. @default 'ingress-nginx', or that of the gateway */
  readonly controllerNamespace?: string;
  /** Where requests go that no path fits. @default - the controller's own answer */
  readonly defaultBackend?: RouteTarget | PortedTarget;
  /** @default - the id */
  readonly name?: string;
  /** @default - the chart's */
  readonly namespace?: string;
  /** @default - none */
  readonly labels?: Labels;
  /** Annotations, by which controllers are configured. @default - none */
  readonly annotations?: Labels;
}
