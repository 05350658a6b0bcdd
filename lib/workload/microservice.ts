import { type ApiObjectMetadataDefinition, Chart } from 'cdk8s';
import type {
  INetworkPolicyPeer,
  IPodSelector,
  IScalable,
  NetworkPolicyPeerConfig,
  PodSelectorConfig,
  ScalingTarget,
  SubjectConfiguration,
} from 'cdk8s-plus-28';
import { Construct, type IConstruct } from 'constructs';
import { ConstructError } from '../errors';
import { dnsLabelProblem } from '../names';
import { type Dependency, type DependencyOptions, dependOn } from '../network/depends-on';
import { isolate } from '../network/isolation';
import type { BaseService } from '../network/service';
import type { Front, ServiceTarget } from '../network/service-target';
import type { ManifestObject } from '../synth/manifest-object';
import type { Patch } from '../synth/override';
import { draining, type Size, sizeOf } from './availability';
import { fromCdk8sPlus } from './cdk8s-plus';
import { Companions } from './companions';
import type { ContainerProps } from './container';
import { Defaults, withDefaults } from './defaults';
import type { EnvSource } from './env';
import { imageReference, imageVersion } from './image';
import { DEFAULT_KUBERNETES, supports } from './kubernetes-version';
import { type Labels, labelsOf } from './labels';
import type { MicroserviceProps, WorkloadKind, WorkloadManifests } from './microservice-props';
import type { Mounts } from './mounts';
import { PodTemplate } from './pod-template';
import type { NamedPorts } from './ports';
import { Sidecar, type SidecarProps } from './sidecar';
import { workload } from './workload';

/**
 * One service of many: its workload, and what a workload needs around it to survive production. Every piece can
 * be turned off or tuned by a prop of its own, or for many at once by `Defaults`.
 */
export class Microservice<Port extends string = never, Kind extends WorkloadKind = 'Deployment'>
  extends Construct
  implements ServiceTarget<Port>, IPodSelector, IScalable, INetworkPolicyPeer
{
  /** Name of the workload, and of all that belongs to it. */
  readonly name: string;
  readonly namespace: string | undefined;
  /** Labels that all of its pods carry and no others. */
  readonly selectorLabels: Labels;
  /** Its ports, by name. */
  readonly containerPorts: NamedPorts<Port>;
  /** The Services in front of it, in the order in which they were made. */
  readonly services: BaseService[] = [];
  /** The workload's own manifest. */
  readonly workload: ManifestObject<WorkloadManifests[Kind]>;
  /** Name of the ServiceAccount that its pods run as, where that is said. */
  readonly serviceAccountName: string | undefined;
  /** Whether an autoscaler decides about the number of pods. */
  hasAutoscaler = false;
  private readonly props: MicroserviceProps<Port, Kind>;
  private readonly pods: PodTemplate;
  private readonly size: Size;
  private proxy?: Front;

  constructor(scope: Construct, id: string, ownProps: MicroserviceProps<Port, Kind>) {
    super(scope, id);
    const props = withDefaults(ownProps, Defaults.at(this));
    const kind = (props.workload ?? 'Deployment') as Kind;
    const image = imageReference(this, props.image);
    this.props = props;
    this.name = props.name ?? id;
    const problem = dnsLabelProblem(this.name);
    if (problem) throw new ConstructError(this, `name ${problem}, got ${JSON.stringify(this.name)}`);
    this.namespace = props.namespace ?? Chart.of(this).namespace;

    const { name } = this;
    const { labels, selectorLabels } = labelsOf(
      this,
      {
        name,
        version: props.version ?? imageVersion(image),
        component: props.component,
        partOf: props.partOf,
      },
      props,
    );
    this.selectorLabels = selectorLabels;

    this.pods = new PodTemplate(this, {
      name,
      labels,
      annotations: props.podAnnotations,
      security: props.security,
      user: props.user,
      claimTemplates: kind === 'StatefulSet',
    });
    const served = Object.keys(props.ports ?? {}).length > 0;
    const version = props.kubernetes ?? DEFAULT_KUBERNETES;
    const { lifecycle, graceSeconds } = served || props.drain ? draining(this, props.drain, version) : {};
    this.containerPorts = this.pods.add(name, props, { lifecycle });

    const single = this.pods.volumes.claims.some(
      ({ spec }) => kind === 'Deployment' && !spec?.accessModes?.includes('ReadWriteMany'),
    );
    this.size = sizeOf(this, kind, props, served && props.service !== false, single);
    const companions = new Companions(this, props, labels);
    this.serviceAccountName = companions.serviceAccount();
    companions.claims(kind === 'StatefulSet' ? [] : this.pods.volumes.claims);
    this.workload = workload(this, kind, {
      props,
      labels,
      pods: this.pods,
      serviceName:
        kind === 'StatefulSet' ? (props.serviceName ?? companions.headlessService().name) : undefined,
      single,
      graceSeconds,
      serviceAccountName: this.serviceAccountName,
      spread:
        props.spread ??
        (kind !== 'Pod' && kind !== 'DaemonSet' && (this.size.range?.max ?? this.size.least) > 1),
      replicas: () => (this.hasAutoscaler ? undefined : this.size.replicas),
    });
    if (served && props.service !== false) companions.service(props.service);
    companions.availability(this.size, this.workload);
    this.node.defaultChild = this.workload;
    isolate(this, props.isolate, labels);
  }

  /** Metadata of the workload, to which labels and annotations can be added. */
  get metadata(): ApiObjectMetadataDefinition {
    return this.workload.metadata;
  }

  /** Has `dependencies` written before it. */
  addDependency(...dependencies: IConstruct[]): void {
    this.node.addDependency(...dependencies);
  }

  /** Its own Service, which other services and routes go by. */
  get service(): BaseService | undefined {
    return this.services.find(({ name }) => name === this.name) ?? this.services[0];
  }

  /** The proxy that takes its traffic, if there is one. */
  get front(): Front | undefined {
    return this.proxy;
  }

  /** Has the last word on the workload's manifest. See {@link ManifestObject.override}. */
  override(patch: Patch<WorkloadManifests[Kind]>): this {
    this.workload.override(patch);
    return this;
  }

  /** Adds environment variables to its container, after those there are. */
  addEnv(env: Readonly<Record<string, EnvSource>>): this {
    this.pods.addEnv(env);
    return this;
  }

  /** Mounts more in its container. */
  addMounts(mounts: Mounts): this {
    this.pods.addMounts(mounts);
    return this;
  }

  /**
   * Tells it by an environment variable where `target` is found. Where either is isolated, its NetworkPolicy lets
   * the two talk, on that port.
   */
  dependsOn<On extends string>(target: Dependency<On>, options: DependencyOptions<On> = {}): this {
    dependOn(this, target, options);
    return this;
  }

  /** Adds a container to the pods. */
  addSidecar<SidecarPort extends string = never>(
    name: string,
    props: SidecarProps<SidecarPort>,
  ): Sidecar<SidecarPort> {
    return new Sidecar(this, name, props);
  }

  /** @internal */
  attach<P extends string>(name: string, props: ContainerProps<P>, native: boolean): NamedPorts<P> {
    const init = native && supports(this, this.props.kubernetes ?? DEFAULT_KUBERNETES, 'native sidecars');
    const { resources = this.props.resources } = props;
    return this.pods.add(name, { ...props, resources }, init ? { init: 'native sidecar' } : {});
  }

  /** Lets a sidecar take the traffic. @internal */
  putInFront(front: Front): void {
    if (this.proxy) throw new ConstructError(this, 'has a proxy in front already');
    this.proxy = front;
  }

  /** For constructs of cdk8s-plus that select pods. */
  toPodSelectorConfig(): PodSelectorConfig {
    return fromCdk8sPlus().podSelectorConfig(this.selectorLabels, this.namespace);
  }

  /** For network policies of cdk8s-plus. */
  toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** For network policies of cdk8s-plus. */
  toPodSelector(): IPodSelector {
    return this;
  }

  /** For role bindings of cdk8s-plus. */
  toSubjectConfiguration(): SubjectConfiguration {
    return {
      apiGroup: '',
      kind: 'ServiceAccount',
      name: this.serviceAccountName ?? 'default',
      namespace: this.namespace,
    };
  }

  /** For autoscalers of cdk8s-plus: from here on, they alone decide about the number of pods. */
  markHasAutoscaler(): void {
    if (this.size.range) throw new ConstructError(this, 'has an autoscaler already, through scale');
    this.hasAutoscaler = true;
  }

  /** For autoscalers of cdk8s-plus. */
  toScalingTarget(): ScalingTarget {
    const { kind, apiVersion, name } = this.workload;
    if (kind !== 'Deployment' && kind !== 'StatefulSet')
      throw new ConstructError(this, `a ${kind} cannot be scaled`);
    const { replicas, scale } = this.props;
    return {
      kind,
      apiVersion,
      name,
      containers: fromCdk8sPlus().containers(this.pods.containers),
      replicas: replicas ?? (scale && 'replicas' in scale ? scale.replicas : undefined),
    };
  }
}
