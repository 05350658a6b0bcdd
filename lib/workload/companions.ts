import type { Construct } from 'constructs';
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2';
import type { PersistentVolumeClaim, ServiceAccount } from 'kubernetes-types/core/v1';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1';
import { type BaseService, ClusterIpService, HeadlessService } from '../network/service';
import type { ServiceTarget } from '../network/service-target';
import { type Manifest, ManifestObject } from '../synth/manifest-object';
import { autoscaler, disruptionBudget, type Size } from './availability';
import type { Labels } from './labels';
import type { SharedProps } from './microservice-props';
import type { PodVolumes } from './mounts';

/** The objects around a workload, each of them a child of its microservice. */
export class Companions {
  constructor(
    private readonly owner: ServiceTarget<string> & Construct,
    private readonly props: SharedProps,
    private readonly labels: Labels,
  ) {}

  /** Name of the ServiceAccount of the pods; one is made unless it is another's. */
  serviceAccount(): string | undefined {
    const { serviceAccount = true, mountToken } = this.props;
    if (serviceAccount === false) return undefined;
    if (typeof serviceAccount === 'string') return serviceAccount;
    this.object<ServiceAccount>('ServiceAccount', 'v1', () => ({
      automountServiceAccountToken: mountToken ?? false,
    }));
    return this.owner.name;
  }

  /** The claims that outlive the pods. */
  claims(claims: PodVolumes['claims']): void {
    for (const { name, spec } of claims) {
      this.object<PersistentVolumeClaim>('PersistentVolumeClaim', 'v1', () => ({ spec }), name);
    }
  }

  /** The ClusterIP Service over all ports. */
  service(props: SharedProps['service']): BaseService {
    const { owner, labels } = this;
    const options = typeof props === 'object' ? props : {};
    return new ClusterIpService(owner, 'Service', {
      name: owner.name,
      ...options,
      labels: { ...labels, ...options.labels },
      app: owner,
    });
  }

  /** The Service through which the pods of a StatefulSet find each other, ready or not. */
  headlessService(): BaseService {
    const { owner, labels } = this;
    return new HeadlessService(owner, 'Pods', {
      name: `${owner.name}-pods`,
      app: owner,
      labels,
      publishNotReady: true,
    });
  }

  /** What keeps enough pods alive, and makes more of them. */
  availability(size: Size, workload: ManifestObject): void {
    const { apiVersion, kind, name } = workload;
    const budget = disruptionBudget(this.props.disruptionBudget, size, this.owner.selectorLabels);
    if (budget)
      this.object<PodDisruptionBudget>('PodDisruptionBudget', 'policy/v1', () => ({ spec: budget }));
    const { range } = size;
    if (range) {
      this.object<HorizontalPodAutoscaler>('HorizontalPodAutoscaler', 'autoscaling/v2', () => ({
        spec: autoscaler(range, { apiVersion, kind, name }),
      }));
    }
  }

  private object<T extends Manifest>(
    kind: string,
    apiVersion: string,
    build: () => Omit<T, 'apiVersion' | 'kind' | 'metadata'>,
    name = this.owner.name,
  ): void {
    const id = name === this.owner.name ? kind : `${kind} ${name}`;
    new ManifestObject<T>(this.owner, id, {
      apiVersion,
      kind,
      name,
      namespace: this.owner.namespace,
      labels: this.labels,
      build,
    });
  }
}
