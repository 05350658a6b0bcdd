import type { AbstractPod } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Service, ServiceSpec } from 'kubernetes-types/core/v1';
import { ConstructError } from '../errors';
import { dns1035LabelProblem } from '../names';
import { ManifestObject } from '../synth/manifest-object';
import { checkLabels, type Labels } from '../workload/labels';
import { plusTarget, type ServedPods, type ServiceTarget } from './service-target';
import { type PodGroup, type PodPort, Wiring } from './wiring';
import { type PortOfService, type ServicePortProps, servicePorts } from './service-ports';

/** Properties that all kinds of Services have. */
export interface ServiceProps<Port extends string> extends ServicePortProps<Port> {
  /** The microservice or sidecar whose pods receive the traffic, or a workload of cdk8s-plus. Give this or `selector`. */
  readonly app?: ServiceTarget<Port> | AbstractPod;
  /** Labels of the pods that receive the traffic, for those who insist. Nothing but the checker sees whether pods carry them. */
  readonly selector?: Labels;
  /** Name of the Service, which is also its DNS name. @default - the id */
  readonly name?: string;
  /** @default - the namespace of `app` */
  readonly namespace?: string;
  /** Labels of the Service. @default - none */
  readonly labels?: Labels;
  /** Annotations of the Service, by which clouds are told about load balancers. @default - none */
  readonly annotations?: Labels;
  /** Clients stay with one pod, by their address. @default false */
  readonly sticky?: boolean;
  /** Keep traffic close to where it comes from. @default - unsaid @see https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution */
  readonly trafficDistribution?: 'PreferClose' | 'PreferSameZone' | 'PreferSameNode';
}

/** What the kinds of Services have in common: pods, chosen by reference, and ports. */
export abstract class BaseService<Port extends string = string> extends ManifestObject<Service> {
  /** Whether the type of the Service opens ports on the nodes. */
  readonly opensNodePorts: boolean;
  /** Whether its name stands for the pods themselves instead of an address of its own. */
  readonly headless: boolean;
  private readonly portProps: Pick<ServiceProps<string>, 'selector'> & ServicePortProps<string>;
  private readonly target: ServedPods<string> | undefined;

  constructor(scope: Construct, id: string, props: ServiceProps<Port>, spec: ServiceSpec) {
    const { app, selector, name = id, labels, annotations } = props;
    const target = app && ('containerPorts' in app ? app : plusTarget(app));
    super(scope, id, {
      apiVersion: 'v1',
      kind: 'Service',
      name,
      namespace: props.namespace ?? target?.namespace,
      labels,
      annotations,
      build: () => ({ spec: this.spec(spec, props) }),
    });
    const problem = dns1035LabelProblem(name);
    if (problem)
      throw new ConstructError(this, `name of the Service ${problem}, got ${JSON.stringify(name)}`);
    if ((target === undefined) === (selector === undefined)) {
      throw new ConstructError(
        this,
        target
          ? 'takes app or selector, got both'
          : 'needs the app that it stands in front of, or a selector',
      );
    }
    checkLabels(this, { ...labels, ...selector });
    this.headless = spec.clusterIP === 'None';
    this.opensNodePorts = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
    this.target = target;
    this.portProps = props;
    // Throws what is wrong by now; rendering looks again, since a proxy may come in front later.
    servicePorts(this, props, target);
    target?.services.push(this);
    if (this.opensNodePorts) this.openToAnyone();
  }

  /** The ports as they will be written. */
  get ports(): readonly PortOfService[] {
    return servicePorts(this, this.portProps, this.target);
  }

  /** The pods behind it. */
  get pods(): PodGroup {
    const { namespace } = this.metadata;
    return { namespace, selectorLabels: this.portProps.selector ?? this.target?.selectorLabels ?? {} };
  }

  /** What has become of a port of the Service: a proxy may have come in front of it. @internal */
  portNow({ name, port }: Pick<PortOfService, 'name' | 'port'>): PortOfService {
    const now = this.ports.find((known) => (name === undefined ? known.port === port : known.name === name));
    return now ?? { name, port };
  }

  /** Where the pods listen for what comes in on a port of the Service. @internal */
  podPort({ port, targetPort = port, protocol = 'TCP' }: PortOfService): PodPort {
    const { containerPorts = {}, front } = this.target ?? {};
    const fronts = Object.values({ ...front?.instead, ...front?.also });
    const named = fronts.find(({ name }) => name === targetPort) ?? containerPorts[targetPort];
    return { number: named?.number ?? targetPort, protocol };
  }

  /** Inside the cluster, the host under which the Service is found from any namespace that has no search path to it. */
  get host(): string {
    const namespace = this.metadata.namespace;
    return namespace ? `${this.name}.${namespace}.svc` : this.name;
  }

  private openToAnyone(): void {
    for (const port of this.ports) {
      const now = () => this.podPort(this.portNow(port));
      Wiring.of(this).add({ from: 'anyone', to: () => this.pods, port: now });
    }
  }

  private spec(
    spec: ServiceSpec,
    { selector, sticky, trafficDistribution }: ServiceProps<Port>,
  ): ServiceSpec {
    const ports = this.ports.map(({ name, port, targetPort, nodePort, protocol, appProtocol }) => ({
      name,
      protocol,
      appProtocol,
      port,
      targetPort,
      nodePort,
    }));
    return {
      ...spec,
      selector: { ...(selector ?? this.target?.selectorLabels) },
      ports: ports.length > 0 ? ports : undefined,
      sessionAffinity: sticky ? 'ClientIP' : undefined,
      trafficDistribution,
    };
  }
}

/** Reached from inside the cluster only. @see https://kubernetes.io/docs/concepts/services-networking/service/#type-clusterip */
export class ClusterIpService<Port extends string = string> extends BaseService<Port> {
  constructor(scope: Construct, id: string, props: ServiceProps<Port>) {
    super(scope, id, props, {});
  }
}

/** No address of its own: its DNS name stands for the pods themselves. @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services */
export class HeadlessService<Port extends string = string> extends BaseService<Port> {
  constructor(
    scope: Construct,
    id: string,
    props: ServiceProps<Port> & {
      /** Whether pods are listed before they are ready. @default false */ readonly publishNotReady?: boolean;
    },
  ) {
    super(scope, id, props, {
      clusterIP: 'None',
      publishNotReadyAddresses: props.publishNotReady || undefined,
    });
  }
}
