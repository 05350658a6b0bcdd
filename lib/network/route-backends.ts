import type { Service as PlusService } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { IngressServiceBackend } from 'kubernetes-types/networking/v1';
import { ConstructError } from '../errors';
import { nearest } from '../nearest';
import type { Labels } from '../workload/labels';
import type { ExternalNameService } from './external-name-service';
import { external, type KnownService, ofCdk8sPlus, own } from './known-service';
import { type BaseService, ClusterIpService } from './service';
import type { ServiceTarget } from './service-target';
import type { Edge } from './wiring';

/** Where requests may go: a microservice or a sidecar, through the Service in front of it, or a Service itself. */
export type RouteTarget = ServiceTarget<never> | BaseService | ExternalNameService<string> | PlusService;

/** A target with one of its ports: by name, or by number. */
export interface PortOfTarget {
  readonly app: RouteTarget;
  /** The app's port by name; of a Service, its port by name or number. @default - the only one, or the one called `http` */
  readonly port?: string | number;
}

/** Which requests of a path are meant, and how long they may take. */
export interface RouteMatch {
  /** @default - that of the route */
  readonly pathType?: PathType;
  /** Headers, all of which a request must carry with that value. Needs a gateway. @default - none */
  readonly headers?: Readonly<Record<string, string>>;
  /** Needs a gateway. @default - the controller's */
  readonly timeouts?: RouteTimeouts;
}

/** How long requests may take, such as `10s` or `1m30s`; `0s` is for ever. */
export interface RouteTimeouts {
  /** From the client's request to the whole answer. @default - the controller's */
  readonly request?: string;
  /** Of one try to get it from the backend; at most `request`. @default - the controller's */
  readonly backendRequest?: string;
}

/** A target, said in full. */
export interface PortedTarget extends PortOfTarget, RouteMatch {}

/** Several targets that share the requests in proportion to their weights, as for a canary. Needs a gateway. */
export interface SplitTarget extends RouteMatch {
  /** Weights are whole numbers, 0-1000000. */
  readonly split: readonly (PortOfTarget & { readonly weight: number })[];
}

/**
 * How a path is compared with that of a request. `ImplementationSpecific` is for Ingress alone,
 * `RegularExpression` for gateways alone.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 */
export type PathType = 'Prefix' | 'Exact' | 'ImplementationSpecific' | 'RegularExpression';

/** A target, with or without more to say about it. */
export type RouteBackend = RouteTarget | PortedTarget | SplitTarget;

/** `Backend` where its ports are those of its apps, and what it ought to be where not, for the compiler to say. */
export type Checked<Backend> = Backend extends { readonly split: readonly (infer Part)[] }
  ? { readonly split: readonly Checked<Part>[] }
  : Backend extends { readonly app: ServiceTarget<infer Port>; readonly port: infer Given }
    ? Given extends Port
      ? Backend
      : { readonly app: RouteTarget; readonly port: Port }
    : Backend;

/** A backend as a route refers to it. */
export interface ResolvedBackend {
  readonly service: IngressServiceBackend & {
    readonly port: { readonly name?: string; readonly number?: number };
  };
  /** The number of the Service's port, as of now. */
  readonly number: () => number;
  readonly namespace: string | undefined;
  /** Labels of the Service, as of now. */
  readonly labels: () => Labels;
  /** The pods that answer. */
  readonly pods: Edge['to'];
  /** Where they listen. */
  readonly podPort: Edge['port'];
}

/** The Service and port that `backend` stands for; a Service is made for an app that has none. `where` names the path in errors. */
export function resolveBackend(
  route: Construct,
  where: string,
  { app, port }: PortOfTarget,
): ResolvedBackend {
  const { name, namespace, ports, labels, pods, numberOf, podPort } = serviceOf(route, where, app, port);
  const fail = (message: string) => new ConstructError(route, `${where} ${message}`);
  const known =
    ports.map(({ name, port }) => (name === undefined ? String(port) : `${name} (${port})`)).join(', ') ||
    '(none)';
  const chosen =
    port !== undefined
      ? ports.find((candidate) => candidate.name === port || candidate.port === port)
      : (ports.find((candidate) => candidate.name === 'http') ?? (ports.length === 1 ? ports[0] : undefined));
  if (chosen === undefined) {
    if (port === undefined)
      throw fail(
        `must say which port of ${name}, since none is called "http" and there is not just one: ${known}`,
      );
    const meant = nearest(
      String(port),
      ports.flatMap((candidate) => candidate.name ?? []),
    );
    throw fail(
      `must lead to a port of ${name}, which has ${known}; got ${JSON.stringify(port)}${meant ? `. Did you mean "${meant}"?` : ''}`,
    );
  }
  const ref = chosen.name === undefined ? { number: chosen.port } : { name: chosen.name };
  return {
    service: { name, port: ref },
    number: () => numberOf(chosen),
    namespace,
    labels,
    pods,
    podPort: () => podPort(chosen),
  };
}

function serviceOf(
  route: Construct,
  where: string,
  app: RouteTarget,
  port: string | number | undefined,
): KnownService {
  if (app === null || typeof app !== 'object')
    throw new ConstructError(
      route,
      `${where} must lead to a microservice or a Service, got ${JSON.stringify(app)}`,
    );
  if (isOwn(app)) return own(app);
  if (isExternal(app)) return external(app);
  if (!('containerPorts' in app)) {
    if (!('metadata' in app && 'ports' in app))
      throw new ConstructError(
        route,
        `${where} must lead to a microservice or a Service, got a ${(app as object).constructor.name}`,
      );
    return ofCdk8sPlus(app);
  }
  const target = app as ServiceTarget<string>;
  if (Object.keys(target.containerPorts).length === 0)
    throw new ConstructError(route, `${where} leads to ${target.name}, which has no ports`);
  const exposing = target.services.filter((service) => !service.headless);
  const service =
    exposing.find(
      ({ ports }) =>
        port === undefined || ports.some((candidate) => candidate.name === port || candidate.port === port),
    ) ??
    exposing[0] ??
    new ClusterIpService(route, `Service ${target.name}`, { app: target, name: target.name });
  return own(service);
}

/** Not by `instanceof`: cdk8s answers that with yes for every ApiObject. */
function isOwn(app: object): app is BaseService {
  return 'opensNodePorts' in app;
}

function isExternal(app: object): app is ExternalNameService<string> {
  return 'namedPorts' in app;
}

/** The targets of `backend` with their weights, and which requests are meant. */
export function spellOut(backend: RouteBackend): {
  readonly targets: readonly (PortOfTarget & { readonly weight?: number })[];
  readonly match: RouteMatch;
} {
  if (backend === null || typeof backend !== 'object' || 'node' in backend)
    return { targets: [{ app: backend }], match: {} };
  return { targets: 'split' in backend ? backend.split : [backend], match: backend };
}
