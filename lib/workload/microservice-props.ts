import type { DaemonSet, Deployment, DeploymentSpec, StatefulSet } from 'kubernetes-types/apps/v1';
import type { Pod } from 'kubernetes-types/core/v1';
import type { IsolationOptions } from '../network/isolation';
import type { ServiceProps } from '../network/service';
import type { ContainerProps } from './container';
import type { KubernetesVersion } from './kubernetes-version';
import type { Labels } from './labels';
import type { Security } from './security';

/** The manifest of each kind of workload. */
export interface WorkloadManifests {
  Deployment: Deployment;
  StatefulSet: StatefulSet;
  DaemonSet: DaemonSet;
  Pod: Pod;
}

/** The kinds of workload. */
export type WorkloadKind = keyof WorkloadManifests;

/** A fixed number of pods, or a range that an autoscaler moves in. */
export type Scale =
  | { /** Pods, 0 or more. */ readonly replicas: number }
  | {
      /** Fewest pods, 1 or more. */
      readonly min: number;
      /** Most pods. */
      readonly max: number;
      /** Average use of the CPU request to aim at, in percent. @default 80, where `memoryPercent` is not given either */
      readonly cpuPercent?: number;
      /** Average use of the memory request to aim at, in percent. @default - memory is not looked at */
      readonly memoryPercent?: number;
    };

/** How pods leave: they sleep while proxies forget them, then get the signal to stop. */
export interface Drain {
  /** Seconds between leaving the Services and the signal to stop, 0 or more. @default 5 */
  readonly sleepSeconds?: number;
  /** Seconds from the beginning of the sleep until the pod is killed; longer than the sleep. @default 30, or 25 more than the sleep */
  readonly graceSeconds?: number;
}

/** The pieces of a {@link Microservice} that can be set for a whole chart or app by `Defaults`. */
export interface SharedProps {
  /** @default 'restricted' */
  readonly security?: Security;
  /** Numeric user and group that the containers run as under `restricted`. @default 65532 */
  readonly user?: number;
  /** Own labels, on the object and its pods. @default - none */
  readonly labels?: Labels;
  /** Whether the `app.kubernetes.io/…` labels are written. Without them, `selector` must be given. @default true */
  readonly standardLabels?: boolean;
  /** `app.kubernetes.io/part-of`. @default - unsaid */
  readonly partOf?: string;
  /** A ClusterIP Service over all ports, `false` for none, or its properties. @default true, where there are ports */
  readonly service?: boolean | Omit<ServiceProps<never>, 'app' | 'port' | 'targetPort'>;
  /** A ServiceAccount of its own, the name of another one, or `false` to say nothing. @default true */
  readonly serviceAccount?: boolean | string;
  /** Whether the account's token is mounted, for services that talk to the Kubernetes API. @default false */
  readonly mountToken?: boolean;
  /** Whether an environment variable tells each Service of the namespace. @default false */
  readonly serviceLinks?: boolean;
  /** Names of Secrets with registry credentials. @default - none */
  readonly imagePullSecrets?: readonly string[];
  /** How pods leave, or `false` for Kubernetes' own way. @default - where there are ports */
  readonly drain?: Drain | false;
  /** How a Deployment replaces its pods; `false` for Kubernetes' own way. @default - never fewer than wanted; one after the other where a volume can be mounted once only */
  readonly strategy?: DeploymentSpec['strategy'] | false;
  /** Whether pods are spread over hosts and zones, where that is possible. @default - where there are two or more */
  readonly spread?: boolean;
  /** How many pods may be gone while nodes are drained; `false` for no budget. @default - one, where there are two or more */
  readonly disruptionBudget?:
    | { readonly maxUnavailable: number | `${number}%` }
    | { readonly minAvailable: number | `${number}%` }
    | false;
  /** Whether a NetworkPolicy shuts out all but declared neighbours and DNS. For a whole namespace, see `Isolation`. @default false */
  readonly isolate?: boolean | IsolationOptions;
  /** The Kubernetes that is written for; newer fields are left out. @default '1.32' */
  readonly kubernetes?: KubernetesVersion;
  /** Size of the containers, under what each says itself. @default 'small' */
  readonly resources?: ContainerProps<never>['resources'];
  /** @default - Kubernetes' own */
  readonly imagePullPolicy?: ContainerProps<never>['imagePullPolicy'];
  /** Number of pods. Give this or `scale`. @default - two for a Deployment behind a Service, else one */
  readonly replicas?: number;
  /** Number or range of pods. @default - as `replicas` */
  readonly scale?: Scale;
}

/** Properties of a {@link Microservice}. */
export interface MicroserviceProps<Port extends string, Kind extends WorkloadKind = 'Deployment'>
  extends ContainerProps<Port>, Omit<SharedProps, 'resources' | 'imagePullPolicy'> {
  /** Name of the workload and of all that belongs to it. @default - the id */
  readonly name?: string;
  /** @default - the chart's */
  readonly namespace?: string;
  /** @default 'Deployment' */
  readonly workload?: Kind;
  /** Labels by which its pods are selected: names of keys in `labels`. @default - `app.kubernetes.io/name` and `/instance` */
  readonly selector?: readonly string[];
  /** Annotations of the workload. @default - none */
  readonly annotations?: Labels;
  /** Annotations of the pods. @default - checksums of the configs they use */
  readonly podAnnotations?: Labels;
  /** `app.kubernetes.io/component`. @default - unsaid */
  readonly component?: string;
  /** `app.kubernetes.io/version`. @default - the image's tag */
  readonly version?: string;
  /** Name of the headless Service that gives the pods of a StatefulSet their names. @default - one is made */
  readonly serviceName?: string;
}
