import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ConstructError } from '../errors';
import { type Manifest, ManifestObject } from '../synth/manifest-object';
import type { Labels } from '../workload/labels';
import type { Dependency } from './depends-on';
import { resolveBackend, type RouteTarget } from './route-backends';
import { Wiring } from './wiring';

/** Properties of a {@link ServiceMonitor}. */
export interface ServiceMonitorProps<Port extends string> {
  /** The microservice, sidecar or Service that has metrics to show. */
  readonly app: Dependency<Port>;
  /** The port, by name. @default - the only one, or the one called `http` */
  readonly port?: NoInfer<Port>;
  /** @default '/metrics' */
  readonly path?: string;
  /** Time from scrape to scrape, such as `30s`. @default - that of Prometheus */
  readonly interval?: string;
  /** Time that a scrape may take, at most `interval`. @default - that of Prometheus */
  readonly scrapeTimeout?: string;
  /** Namespace of Prometheus, which isolated microservices let in. @default 'monitoring' */
  readonly prometheusNamespace?: string;
  /** @default - the id */
  readonly name?: string;
  /** @default - the chart's */
  readonly namespace?: string;
  /** Labels, by which Prometheus is often told which monitors are its own, as in `release: prometheus`. @default - none */
  readonly labels?: Labels;
  /** @default - none */
  readonly annotations?: Labels;
}

/** The manifest of a ServiceMonitor, as far as it is written. */
interface MonitorManifest extends Manifest {
  readonly spec: {
    readonly selector: { readonly matchLabels: Labels };
    readonly namespaceSelector?: { readonly matchNames: readonly string[] };
    readonly endpoints: readonly object[];
  };
}

/** Labels that are enough to tell a Service from others, where it has them. */
const TELLING = ['app.kubernetes.io/name', 'app.kubernetes.io/instance'];

const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400 };

/**
 * Tells the Prometheus operator where metrics are.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor
 */
export class ServiceMonitor<Port extends string = string> extends ManifestObject<MonitorManifest> {
  constructor(scope: Construct, id: string, props: ServiceMonitorProps<Port>) {
    const { name = id, namespace = Chart.of(scope).namespace, labels, annotations } = props;
    super(scope, id, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      name,
      namespace,
      labels,
      annotations,
      build: () => ({
        spec: {
          selector: { matchLabels: telling(backend.labels()) },
          namespaceSelector: apart ? { matchNames: [home] } : undefined,
          endpoints: [{ port, path, interval, scrapeTimeout, relabelings: [only(backend.service.name)] }],
        },
      }),
    });
    const { path = '/metrics', interval, scrapeTimeout, prometheusNamespace = 'monitoring' } = props;
    const backend = resolveBackend(this, 'app', { app: props.app as RouteTarget, port: props.port });
    const home = backend.namespace ?? 'default';
    const apart = home !== (namespace ?? 'default');
    const port = backend.service.port.name;
    if (port === undefined)
      throw new ConstructError(this, `port must have a name, that of ${backend.service.name} has none`);
    if (!path.startsWith('/')) throw new ConstructError(this, `path must start with "/", got "${path}"`);
    const [every, most] = [this.seconds('interval', interval), this.seconds('scrapeTimeout', scrapeTimeout)];
    if (every !== undefined && most !== undefined && most > every)
      throw new ConstructError(
        this,
        `scrapeTimeout must be at most interval, got ${scrapeTimeout} > ${interval}`,
      );
    this.node.addValidation({
      validate: () =>
        Object.keys(backend.labels()).length > 0
          ? []
          : [`finds Services by their labels, but ${backend.service.name} has none`],
    });
    const prometheus = { namespace: prometheusNamespace, selectorLabels: {} };
    Wiring.of(this).add({ from: prometheus, to: backend.pods, port: backend.podPort });
  }

  private seconds(field: string, duration: string | undefined): number | undefined {
    if (duration === undefined) return undefined;
    if (!/^(\d+(ms|s|m|h|d))+$/.test(duration))
      throw new ConstructError(
        this,
        `${field} must be a duration such as 30s or 1m30s, got ${JSON.stringify(duration)}`,
      );
    const parts = [...duration.matchAll(/(\d+)([a-z]+)/g)];
    return parts.reduce((sum, [, count, unit]) => sum + Number(count) * SECONDS[unit], 0);
  }
}

/** Services of one microservice share their labels; without this, pods behind two would be scraped twice. */
function only(service: string): object {
  return { action: 'keep', sourceLabels: ['__meta_kubernetes_service_name'], regex: service };
}

function telling(labels: Labels): Labels {
  const known = TELLING.filter((key) => labels[key] !== undefined);
  return known.length > 0 ? Object.fromEntries(known.map((key) => [key, labels[key]])) : labels;
}
