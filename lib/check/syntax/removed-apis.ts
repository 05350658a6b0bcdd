/** An API version of a kind that Kubernetes serves no more. */
export interface RemovedApi {
  /** The Kubernetes 1.x that was the first without it. */
  readonly minor: number;
  /** The API version to use now; `undefined` when nothing took its place. */
  readonly replacement?: string;
  /** What else to know. */
  readonly note?: string;
}

const WORKLOADS = ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'];
const WEBHOOKS = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];
const REVIEWS = [
  'LocalSubjectAccessReview',
  'SelfSubjectAccessReview',
  'SelfSubjectRulesReview',
  'SubjectAccessReview',
];
const RBAC = ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'];
const FLOW_CONTROL = ['FlowSchema', 'PriorityLevelConfiguration'];
const INGRESS_NOTE = 'Backends are written service.name and service.port there, and pathType is required.';
const POD_SECURITY_NOTE = 'Label namespaces with pod-security.kubernetes.io/enforce instead.';

type Row = readonly [
  apiVersion: string,
  kinds: readonly string[],
  minor: number,
  replacement?: string,
  note?: string,
];

/** @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const ROWS: readonly Row[] = [
  ['apps/v1beta1', WORKLOADS, 16, 'apps/v1'],
  ['apps/v1beta2', WORKLOADS, 16, 'apps/v1'],
  ['extensions/v1beta1', ['DaemonSet', 'Deployment', 'ReplicaSet'], 16, 'apps/v1'],
  ['extensions/v1beta1', ['NetworkPolicy'], 16, 'networking.k8s.io/v1'],
  ['extensions/v1beta1', ['PodSecurityPolicy'], 16, undefined, POD_SECURITY_NOTE],
  ['batch/v2alpha1', ['CronJob'], 21, 'batch/v1'],
  ['admissionregistration.k8s.io/v1beta1', WEBHOOKS, 22, 'admissionregistration.k8s.io/v1'],
  ['apiextensions.k8s.io/v1beta1', ['CustomResourceDefinition'], 22, 'apiextensions.k8s.io/v1'],
  ['apiregistration.k8s.io/v1beta1', ['APIService'], 22, 'apiregistration.k8s.io/v1'],
  ['authentication.k8s.io/v1beta1', ['TokenReview'], 22, 'authentication.k8s.io/v1'],
  ['authorization.k8s.io/v1beta1', REVIEWS, 22, 'authorization.k8s.io/v1'],
  ['certificates.k8s.io/v1beta1', ['CertificateSigningRequest'], 22, 'certificates.k8s.io/v1'],
  ['coordination.k8s.io/v1beta1', ['Lease'], 22, 'coordination.k8s.io/v1'],
  ['extensions/v1beta1', ['Ingress'], 22, 'networking.k8s.io/v1', INGRESS_NOTE],
  ['networking.k8s.io/v1beta1', ['Ingress'], 22, 'networking.k8s.io/v1', INGRESS_NOTE],
  ['networking.k8s.io/v1beta1', ['IngressClass'], 22, 'networking.k8s.io/v1'],
  ['rbac.authorization.k8s.io/v1alpha1', RBAC, 22, 'rbac.authorization.k8s.io/v1'],
  ['rbac.authorization.k8s.io/v1beta1', RBAC, 22, 'rbac.authorization.k8s.io/v1'],
  ['scheduling.k8s.io/v1alpha1', ['PriorityClass'], 22, 'scheduling.k8s.io/v1'],
  ['scheduling.k8s.io/v1beta1', ['PriorityClass'], 22, 'scheduling.k8s.io/v1'],
  [
    'storage.k8s.io/v1beta1',
    ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
    22,
    'storage.k8s.io/v1',
  ],
  [
    'autoscaling/v2beta1',
    ['HorizontalPodAutoscaler'],
    25,
    'autoscaling/v2',
    'Metrics name their target differently there.',
  ],
  ['batch/v1beta1', ['CronJob'], 25, 'batch/v1'],
  ['discovery.k8s.io/v1beta1', ['EndpointSlice'], 25, 'discovery.k8s.io/v1'],
  ['events.k8s.io/v1beta1', ['Event'], 25, 'events.k8s.io/v1'],
  ['node.k8s.io/v1beta1', ['RuntimeClass'], 25, 'node.k8s.io/v1'],
  ['policy/v1beta1', ['PodDisruptionBudget'], 25, 'policy/v1', 'An empty selector selects every pod there.'],
  ['policy/v1beta1', ['PodSecurityPolicy'], 25, undefined, POD_SECURITY_NOTE],
  ['autoscaling/v2beta2', ['HorizontalPodAutoscaler'], 26, 'autoscaling/v2'],
  ['flowcontrol.apiserver.k8s.io/v1beta1', FLOW_CONTROL, 26, 'flowcontrol.apiserver.k8s.io/v1'],
  ['storage.k8s.io/v1beta1', ['CSIStorageCapacity'], 27, 'storage.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta2', FLOW_CONTROL, 29, 'flowcontrol.apiserver.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta3', FLOW_CONTROL, 32, 'flowcontrol.apiserver.k8s.io/v1'],
];

const REMOVED = new Map<string, RemovedApi>(
  ROWS.flatMap(([apiVersion, kinds, minor, replacement, note]) =>
    kinds.map((kind) => [`${apiVersion}/${kind}`, { minor, replacement, note }] as const),
  ),
);

/** When the API version of a kind went, and what took its place; `undefined` when it never went. */
export function removedApi(apiVersion: string, kind: string): RemovedApi | undefined {
  return REMOVED.get(`${apiVersion}/${kind}`);
}
