import type {
  MutatingWebhookConfiguration,
  ValidatingWebhookConfiguration,
} from 'kubernetes-types/admissionregistration/v1';
import type { CustomResourceDefinition } from 'kubernetes-types/apiextensions/v1';
import type { DaemonSet, Deployment, ReplicaSet, StatefulSet } from 'kubernetes-types/apps/v1';
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2';
import type { CronJob, Job } from 'kubernetes-types/batch/v1';
import type {
  ConfigMap,
  LimitRange,
  Namespace,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  ResourceQuota,
  Secret,
  Service,
  ServiceAccount,
} from 'kubernetes-types/core/v1';
import type { ObjectMeta } from 'kubernetes-types/meta/v1';
import type { Ingress, IngressClass, NetworkPolicy } from 'kubernetes-types/networking/v1';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1';
import type { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from 'kubernetes-types/rbac/v1';
import type { PriorityClass } from 'kubernetes-types/scheduling/v1';
import type { StorageClass } from 'kubernetes-types/storage/v1';

/** The kinds whose fields the compiler knows. */
export interface KnownKinds {
  ClusterRole: ClusterRole;
  ClusterRoleBinding: ClusterRoleBinding;
  ConfigMap: ConfigMap;
  CronJob: CronJob;
  CustomResourceDefinition: CustomResourceDefinition;
  DaemonSet: DaemonSet;
  Deployment: Deployment;
  HorizontalPodAutoscaler: HorizontalPodAutoscaler;
  Ingress: Ingress;
  IngressClass: IngressClass;
  Job: Job;
  LimitRange: LimitRange;
  MutatingWebhookConfiguration: MutatingWebhookConfiguration;
  Namespace: Namespace;
  NetworkPolicy: NetworkPolicy;
  PersistentVolume: PersistentVolume;
  PersistentVolumeClaim: PersistentVolumeClaim;
  Pod: Pod;
  PodDisruptionBudget: PodDisruptionBudget;
  PriorityClass: PriorityClass;
  ReplicaSet: ReplicaSet;
  ResourceQuota: ResourceQuota;
  Role: Role;
  RoleBinding: RoleBinding;
  Secret: Secret;
  Service: Service;
  ServiceAccount: ServiceAccount;
  StatefulSet: StatefulSet;
  StorageClass: StorageClass;
  ValidatingWebhookConfiguration: ValidatingWebhookConfiguration;
}

/** A manifest of a kind that the compiler does not know. */
export interface GenericManifest {
  apiVersion: string;
  kind: string;
  metadata: Written<ObjectMeta>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test looks into it field by field
  [field: string]: any;
}

/** A kind by name; any string will do. */
export type Kind = keyof KnownKinds | (string & {});

/** What a kind looks like in a test, in which a field that is not there fails the test anyway. */
export type ManifestOf<K extends string> = K extends keyof KnownKinds
  ? Written<KnownKinds[K]>
  : GenericManifest;

/** All fields there, however deep. */
export type Written<T> = T extends Scalar
  ? T
  : T extends readonly (infer Element)[]
    ? Written<Element>[]
    : { [Field in keyof T]-?: Written<T[Field]> };

/** Any fields missing, however deep. */
export type Partially<T> = T extends Scalar
  ? T
  : T extends readonly (infer Element)[]
    ? Partially<Element>[]
    : { [Field in keyof T]?: Partially<T[Field]> };

type Scalar = string | number | boolean | null | undefined;
