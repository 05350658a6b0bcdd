/**
 * Fields that cdk8s-plus writes out though the API server would fill in the same, by kind. `*` stands for each
 * element of a list. Left alone: `replicas`, which says something about autoscaling by being there, and
 * `imagePullPolicy`, of which the default depends on the image's tag.
 *
 * @see https://github.com/kubernetes/kubernetes/tree/v1.28.0/pkg/apis `defaults.go` of core/v1, apps/v1 and batch/v1
 * @see https://kubernetes.io/docs/reference/kubernetes-api/ for what is `false` or empty when absent
 */
type Defaults = Readonly<Record<string, unknown>>;

const CONTAINER: Defaults = {
  'ports.*.protocol': 'TCP',
  'securityContext.privileged': false,
  ...under('livenessProbe', probe()),
  ...under('readinessProbe', probe()),
  ...under('startupProbe', probe()),
};

const POD: Defaults = {
  dnsPolicy: 'ClusterFirst',
  hostNetwork: false,
  restartPolicy: 'Always',
  setHostnameAsFQDN: false,
  shareProcessNamespace: false,
  terminationGracePeriodSeconds: 30,
  'securityContext.fsGroupChangePolicy': 'Always',
  ...under('containers.*', CONTAINER),
  ...under('initContainers.*', CONTAINER),
};

const SERVER_DEFAULTS: Readonly<Record<string, Defaults>> = {
  'core/ConfigMap': { immutable: false },
  'core/Secret': { immutable: false },
  'core/Namespace': { spec: {} },
  'core/PersistentVolumeClaim': { 'spec.volumeMode': 'Filesystem' },
  'core/Service': {
    'spec.externalIPs': [],
    'spec.selector': {},
    'spec.type': 'ClusterIP',
    'spec.ports.*.protocol': 'TCP',
  },
  'core/Pod': under('spec', POD),
  'apps/Deployment': {
    'spec.minReadySeconds': 0,
    'spec.progressDeadlineSeconds': 600,
    'spec.strategy.type': 'RollingUpdate',
    'spec.strategy.rollingUpdate.maxSurge': '25%',
    'spec.strategy.rollingUpdate.maxUnavailable': '25%',
    ...under('spec.template.spec', POD),
  },
  'apps/StatefulSet': {
    'spec.minReadySeconds': 0,
    'spec.podManagementPolicy': 'OrderedReady',
    'spec.updateStrategy.type': 'RollingUpdate',
    'spec.updateStrategy.rollingUpdate.partition': 0,
    ...under('spec.template.spec', POD),
  },
  'apps/DaemonSet': { 'spec.minReadySeconds': 0, ...under('spec.template.spec', POD) },
  'batch/Job': under('spec.template.spec', POD),
  'batch/CronJob': {
    'spec.concurrencyPolicy': 'Allow',
    'spec.failedJobsHistoryLimit': 1,
    'spec.successfulJobsHistoryLimit': 3,
    'spec.suspend': false,
    ...under('spec.jobTemplate.spec.template.spec', POD),
  },
  'networking.k8s.io/NetworkPolicy': { 'spec.egress.*.ports': [], 'spec.ingress.*.ports': [] },
  'rbac.authorization.k8s.io/ClusterRole': { 'rules.*.resourceNames': [] },
  'rbac.authorization.k8s.io/Role': { 'rules.*.resourceNames': [] },
};

/** The defaults of a kind, each as a path and the value that needs no saying. */
export function serverDefaults(
  group: string,
  kind: string,
): readonly [path: readonly string[], value: unknown][] {
  return Object.entries(SERVER_DEFAULTS[`${group}/${kind}`] ?? {}).map(([path, value]) => [
    path.split('.'),
    value,
  ]);
}

function probe(): Defaults {
  return {
    failureThreshold: 3,
    periodSeconds: 10,
    successThreshold: 1,
    timeoutSeconds: 1,
    'httpGet.scheme': 'HTTP',
  };
}

function under(prefix: string, defaults: Defaults): Defaults {
  return Object.fromEntries(Object.entries(defaults).map(([path, value]) => [`${prefix}.${path}`, value]));
}
