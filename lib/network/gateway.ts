import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { GatewaySpec, GatewaySpecListeners } from '../../imports/gateway.networking.k8s.io';
import { ConstructError } from '../errors';
import { hostProblem, portNumberProblem } from '../names';
import { nearest } from '../nearest';
import { type Manifest, ManifestObject } from '../synth/manifest-object';
import type { Patch } from '../synth/override';
import type { Labels } from '../workload/labels';
import { ReferenceGrants } from './reference-grants';
import { type RouteTls, secretNamespace, tlsSecret } from './tls';

/** The Gateway that a route hangs on: a `Gateway` of this library, or one that is made elsewhere. */
export interface GatewayRef {
  readonly name: string;
  /** @default - that of the route */
  readonly namespace?: string;
  /** The one listener that is meant. @default - all that the hosts fit */
  readonly listener?: string;
}

/** A port on which a {@link Gateway} takes requests. */
export interface ListenerOptions {
  /** Port number, 1-65535. */
  readonly port: number;
  /** The host it is for; `*.` may stand in front. @default - all hosts */
  readonly host?: string;
  /** Certificate, with which the listener speaks HTTPS. An issuer needs a host. @default - plain HTTP */
  readonly tls?: RouteTls;
}

/** Properties of a {@link Gateway}. */
export interface GatewayProps<Listener extends string> {
  /** Name of the GatewayClass, which is to say of the implementation. */
  readonly gatewayClass: string;
  /** Where requests come in, by name. */
  readonly listeners: Readonly<Record<Listener, ListenerOptions>>;
  /** Whose routes it takes: those of its own namespace, of all, or of namespaces with these labels. @default 'Same' */
  readonly routes?: 'Same' | 'All' | Labels;
  /** @default - the id */
  readonly name?: string;
  /** @default - the chart's */
  readonly namespace?: string;
  /** @default - none */
  readonly labels?: Labels;
  /** @default - none */
  readonly annotations?: Labels;
}

/** The manifest of a Gateway. */
interface GatewayManifest extends Manifest {
  readonly spec: GatewaySpec;
}

/**
 * Where requests come into the cluster; `IngressRoute`s hang on it.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/gateway/
 */
export class Gateway<Listener extends string = string> extends Construct implements GatewayRef {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly listeners: Readonly<Record<Listener, ListenerOptions>>;
  /** Whose routes it takes. */
  readonly routes: 'Same' | 'All' | Labels;
  private readonly object: ManifestObject<GatewayManifest>;
  private grants?: ReferenceGrants;

  constructor(scope: Construct, id: string, props: GatewayProps<Listener>) {
    super(scope, id);
    const { gatewayClass, listeners, routes = 'Same', name = id, labels, annotations } = props;
    const namespace = props.namespace ?? Chart.of(this).namespace;
    this.name = name;
    this.namespace = namespace;
    this.listeners = listeners;
    this.routes = routes;
    const written = Object.entries<ListenerOptions>(listeners).map(([key, options]) =>
      this.listenerSpec(key, options),
    );
    if (written.length === 0) throw new ConstructError(this, 'listeners must be at least one, got none');
    this.object = new ManifestObject<GatewayManifest>(this, 'Gateway', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      name,
      namespace,
      labels,
      annotations,
      build: () => ({ spec: { gatewayClassName: gatewayClass, listeners: written } }),
    });
  }

  /** One of its listeners, for the `gateway` of a route. */
  at(listener: Listener): GatewayRef & { readonly gateway: Gateway } {
    const { name, namespace } = this;
    if (!(listener in this.listeners)) {
      const names = Object.keys(this.listeners);
      const meant = nearest(listener, names);
      throw new ConstructError(
        this,
        `listener must be one of ${names.join(', ')}, got "${listener}"${meant ? `. Did you mean "${meant}"?` : ''}`,
      );
    }
    return { name, namespace, listener, gateway: this };
  }

  /** Has the last word on the manifest. See {@link ManifestObject.override}. */
  override(patch: Patch<GatewayManifest>): this {
    this.object.override(patch);
    return this;
  }

  private listenerSpec(name: string, { port, host, tls }: ListenerOptions): GatewaySpecListeners {
    const { routes, namespace } = this;
    const fail = (message: string) => new ConstructError(this, `listener ${name} ${message}`);
    const portProblem = portNumberProblem(port);
    if (portProblem) throw fail(`port ${portProblem}, got ${JSON.stringify(port)}`);
    const problem = host !== undefined && hostProblem(host);
    if (problem) throw fail(`host ${problem}, got "${host}"`);
    const secret =
      tls && tlsSecret(this, tls, () => (host === undefined ? [] : [host]), `${this.name}-${name}`);
    const elsewhere = tls && secretNamespace(tls);
    if (secret && elsewhere && elsewhere !== namespace) {
      const kind = { group: 'gateway.networking.k8s.io', kind: 'Gateway' };
      this.grants ??= new ReferenceGrants(this, { ...kind, namespace: namespace ?? 'default' }, 'Secret');
      this.grants.to(secret, elsewhere);
    }
    return {
      name,
      hostname: host,
      port,
      protocol: tls ? 'HTTPS' : 'HTTP',
      tls: secret
        ? {
            certificateRefs: [{ name: secret, namespace: elsewhere === namespace ? undefined : elsewhere }],
          }
        : undefined,
      allowedRoutes:
        routes === 'Same'
          ? undefined
          : {
              namespaces:
                routes === 'All'
                  ? { from: 'All' }
                  : { from: 'Selector', selector: { matchLabels: { ...routes } } },
            },
    };
  }
}

/** Why a route of `namespace` cannot hang on `gateway`, as far as it is known. */
export function gatewayProblem(
  ref: GatewayRef & Partial<Pick<Gateway, 'listeners' | 'routes'>> & { readonly gateway?: Gateway },
  namespace: string | undefined,
  redirectFrom: string | undefined,
): string | undefined {
  const { listener } = ref;
  if (redirectFrom !== undefined && (listener === undefined || listener === redirectFrom))
    return `redirectFrom needs a gateway with another listener for the route itself, got ${listener ?? 'none'}`;
  const { name, listeners, routes, namespace: home = 'default' } = ref.gateway ?? ref;
  // Of a Gateway that is made elsewhere, nothing is known.
  if (listeners === undefined) return undefined;
  if (redirectFrom !== undefined && !(redirectFrom in listeners))
    return `redirectFrom must be a listener of ${name}, which has ${Object.keys(listeners).join(', ')}; got "${redirectFrom}"`;
  return home !== (namespace ?? 'default') && routes === 'Same'
    ? `gateway ${name} takes routes of its own namespace alone, ${home}. Set its routes`
    : undefined;
}
