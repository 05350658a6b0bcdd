import { healthyShop, type Loose } from './healthy-shop';

/** A healthy app with one mistake in it, and who has to find it. */
export interface Mutant {
  readonly name: string;
  readonly manifests: Loose[];
  readonly rule: string;
  /** `Kind/name` of the object to be blamed. */
  readonly at: string;
}

type Path = readonly (string | number)[];
type Site = readonly [rule: string, at: string, path: string, ...values: unknown[]];

const POD = 'spec.template.spec';
const WEB = `${POD}.containers.0`;
const CLAIM = 'spec.volumeClaimTemplates.0.spec';

/** Fields that name something; each gets several names that nothing has. */
const NAMES: readonly Site[] = [
  ['missing-service-account', 'Deployment/web', `${POD}.serviceAccountName`],
  ['missing-class', 'Deployment/web', `${POD}.priorityClassName`],
  ['missing-class', 'Deployment/web', `${POD}.runtimeClassName`],
  ['missing-class', 'PersistentVolumeClaim/uploads', 'spec.storageClassName'],
  ['missing-class', 'StatefulSet/db', `${CLAIM}.storageClassName`],
  ['missing-class', 'Ingress/entry', 'spec.ingressClassName'],
  ['missing-class', 'Gateway/public', 'spec.gatewayClassName'],
  ['missing-secret', 'Deployment/web', `${POD}.imagePullSecrets.0.name`],
  ['missing-secret', 'Deployment/web', `${WEB}.env.0.valueFrom.secretKeyRef.name`],
  ['missing-secret', 'Job/migrate', `${WEB}.envFrom.0.secretRef.name`],
  ['missing-config-map', 'Deployment/web', `${WEB}.env.3.valueFrom.configMapKeyRef.name`],
  ['missing-config-map', 'Deployment/web', `${POD}.volumes.0.configMap.name`],
  ['missing-config-map', 'CronJob/report', `spec.jobTemplate.${WEB}.envFrom.0.configMapRef.name`],
  ['missing-claim', 'Deployment/web', `${POD}.volumes.1.persistentVolumeClaim.claimName`],
  ['missing-key', 'Deployment/web', `${WEB}.env.0.valueFrom.secretKeyRef.key`],
  ['missing-key', 'Deployment/web', `${WEB}.env.3.valueFrom.configMapKeyRef.key`],
  ['missing-key', 'Deployment/web', `${WEB}.volumeMounts.0.subPath`],
  ['volume-mount', 'Deployment/web', `${WEB}.volumeMounts.0.name`],
  ['volume-mount', 'StatefulSet/db', `${WEB}.volumeMounts.0.name`],
  ['probe-port', 'Deployment/web', `${WEB}.readinessProbe.httpGet.port`],
  ['field-ref', 'Deployment/web', `${WEB}.env.5.valueFrom.resourceFieldRef.containerName`],
  ['service-selects-nothing', 'Service/web', 'spec.selector.app'],
  ['service-selects-nothing', 'Service/agent', 'spec.selector.app'],
  ['service-target-port', 'Service/web', 'spec.ports.0.targetPort'],
  ['service-target-port', 'Service/db', 'spec.ports.0.targetPort'],
  ['service-target-port', 'Service/agent', 'spec.ports.0.targetPort'],
  ['workload-selector', 'Deployment/web', 'spec.selector.matchLabels.app'],
  ['workload-selector', 'StatefulSet/db', 'spec.selector.matchLabels.app'],
  ['workload-selector', 'DaemonSet/agent', 'spec.selector.matchLabels.app'],
  ['stateful-set-service', 'StatefulSet/db', 'spec.serviceName'],
  ['topology-spread', 'Deployment/web', `${POD}.topologySpreadConstraints.0.labelSelector.matchLabels.app`],
  [
    'pod-affinity',
    'Deployment/web',
    `${POD}.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution.0.podAffinityTerm.labelSelector.matchLabels.app`,
  ],
  ['autoscaler-target', 'HorizontalPodAutoscaler/web', 'spec.scaleTargetRef.name'],
  ['autoscaler-container', 'HorizontalPodAutoscaler/web', 'spec.metrics.0.containerResource.container'],
  ['budget-selects-nothing', 'PodDisruptionBudget/web', 'spec.selector.matchLabels.app'],
  ['budget-selects-nothing', 'PodDisruptionBudget/db', 'spec.selector.matchLabels.app'],
  ['network-policy-selects-nothing', 'NetworkPolicy/db', 'spec.podSelector.matchLabels.app'],
  ['network-policy-selects-nothing', 'NetworkPolicy/db', 'spec.ingress.0.from.0.podSelector.matchLabels.app'],
  ['ingress-backend', 'Ingress/entry', 'spec.rules.0.http.paths.0.backend.service.name'],
  ['ingress-backend-port', 'Ingress/entry', 'spec.rules.0.http.paths.1.backend.service.port.name'],
  ['tls-secret', 'Ingress/entry', 'spec.tls.0.secretName'],
  ['route-backend', 'HTTPRoute/web', 'spec.rules.0.backendRefs.0.name'],
  ['route-parent', 'HTTPRoute/web', 'spec.parentRefs.0.name'],
  ['route-parent', 'HTTPRoute/web', 'spec.parentRefs.0.sectionName'],
  ['role-ref', 'RoleBinding/web-reads', 'roleRef.name'],
  ['role-ref', 'ClusterRoleBinding/web-reads-nodes', 'roleRef.name'],
  ['role-subject', 'RoleBinding/web-reads', 'subjects.0.name'],
  ['role-subject', 'ClusterRoleBinding/web-reads-nodes', 'subjects.0.name'],
  ['monitor-target', 'ServiceMonitor/web', 'spec.endpoints.0.port'],
  ['monitor-target', 'ServiceMonitor/web', 'spec.selector.matchLabels.app'],
  ['monitor-target', 'PodMonitor/web', 'spec.podMetricsEndpoints.0.port'],
  ['monitor-target', 'PodMonitor/web', 'spec.selector.matchLabels.app'],
  ['webhook-service', 'ValidatingWebhookConfiguration/policy', 'webhooks.0.clientConfig.service.name'],
];

/** Fields with the values that are mistakes there. */
const VALUES: readonly Site[] = [
  [
    'undefined-variable',
    'Deployment/web',
    `${WEB}.args.0`,
    '--user=$(DB_USR)',
    '--port=$(HTTP_PORT)',
    '$(TOKEN)',
  ],
  ['undefined-variable', 'Deployment/web', `${WEB}.env.2.value`, 'postgres://$(DBHOST)/', '$(LOG_LEVEL)'],
  [
    'dns-name',
    'Deployment/web',
    `${WEB}.env.1.value`,
    'dbs.shop.svc.cluster.local:5432',
    'http://api.shop.svc/',
  ],
  [
    'dns-name',
    'Deployment/web',
    `${WEB}.env.1.value`,
    'http://web.shop.svc:8080/',
    'web.shop.svc.cluster.local:81',
  ],
  [
    'field-ref',
    'Deployment/web',
    `${WEB}.env.4.valueFrom.fieldRef.fieldPath`,
    'status.podIp',
    'metadata.nam',
    'spec.replicas',
  ],
  ['field-ref', 'Deployment/web', `${WEB}.env.5.valueFrom.resourceFieldRef.resource`, 'limits.mem', 'memory'],
  ['duplicate-mount-path', 'Deployment/web', `${WEB}.volumeMounts.1.mountPath`, '/etc/web/app.conf'],
  ['undeclared-probe-port', 'Deployment/web', `${WEB}.livenessProbe.httpGet.port`, 80, 8081],
  ['undeclared-target-port', 'Service/web', 'spec.ports.1.targetPort', 9091, 80],
  ['service-target-protocol', 'Service/web', 'spec.ports.1.protocol', 'UDP', 'SCTP'],
  ['service-target-protocol', 'Service/agent', 'spec.ports.0.protocol', 'TCP', 'SCTP'],
  ['node-port-range', 'Service/web', 'spec.ports.0.nodePort', 80, 29999, 32768],
  ['node-port-type', 'Service/web', 'spec.type', 'ClusterIP', undefined],
  ['duplicate-service-port', 'Service/web', 'spec.ports.1.port', 80],
  ['unnamed-service-port', 'Service/web', 'spec.ports.0.name', undefined],
  ['shared-claim', 'PersistentVolumeClaim/uploads', 'spec.accessModes', []],
  ['stateful-set-service', 'StatefulSet/db', 'spec.serviceName', 'web', 'agent'],
  ['autoscaler-range', 'HorizontalPodAutoscaler/web', 'spec.minReplicas', 6, 50],
  [
    'autoscaler-requests',
    'HorizontalPodAutoscaler/web',
    'spec.metrics.0.containerResource.name',
    'ephemeral-storage',
  ],
  ['autoscaler-replicas', 'Deployment/web', 'spec.replicas', 1, 3],
  ['budget-blocks-eviction', 'PodDisruptionBudget/web', 'spec.minAvailable', 2, 5, '100%', '51%'],
  ['budget-blocks-eviction', 'PodDisruptionBudget/db', 'spec.maxUnavailable', 0, '0%'],
  ['budget-overlap', 'PodDisruptionBudget/web', 'spec.selector.matchLabels', { app: 'db' }],
  ['network-policy-cuts-service', 'NetworkPolicy/db', 'spec.ingress.0.ports.0.port', 5433, 80],
  ['network-policy-dns', 'NetworkPolicy/db', 'spec.egress.0.ports', [{ port: 5432 }], [{ port: 53 }]],
  [
    'ingress-backend-port',
    'Ingress/entry',
    'spec.rules.0.http.paths.0.backend.service.port.number',
    8080,
    443,
  ],
  ['ingress-path-collision', 'Ingress/entry', 'spec.rules.0.http.paths.1.path', '/'],
  ['ingress-tls-host', 'Ingress/entry', 'spec.tls.0.hosts.0', 'shop.example.com', 'example.org'],
  ['route-backend-port', 'HTTPRoute/web', 'spec.rules.0.backendRefs.0.port', 8080, 443],
  ['route-parent', 'HTTPRoute/web', 'spec.parentRefs.0.port', 443],
  ['route-hostname', 'HTTPRoute/web', 'spec.hostnames.0', 'web.example.com', 'example.org'],
  ['role-subject', 'RoleBinding/web-reads', 'subjects.0.namespace', 'default', 'shopp'],
  [
    'webhook-service',
    'ValidatingWebhookConfiguration/policy',
    'webhooks.0.clientConfig.service.port',
    443,
    8080,
  ],
  [
    'webhook-service',
    'ValidatingWebhookConfiguration/policy',
    'webhooks.0.clientConfig.service.namespace',
    'default',
  ],
  ['image-pull-secret-type', 'Deployment/web', `${POD}.imagePullSecrets.0.name`, 'db-login', 'shop-tls'],
  ['tls-secret', 'Ingress/entry', 'spec.tls.0.secretName', 'db-login', 'registry'],
  [
    'exception-without-reason',
    'ConfigMap/web',
    'metadata.annotations',
    { 'cdk8s-microservices.dev/allow.data-key': '' },
  ],
  [
    'unused-exception',
    'ConfigMap/web',
    'metadata.annotations',
    { 'cdk8s-microservices.dev/allow.data-key': 'tried' },
  ],
  ['workload-selector', 'DaemonSet/agent', 'spec.template.metadata.labels.app', 'agnet'],
  ['workload-selector', 'StatefulSet/db', 'spec.template.metadata.labels.app', 'database'],
];

const TWINS = [
  'ConfigMap/web',
  'ServiceAccount/web',
  'Role/reader',
  'PriorityClass/important',
  'Namespace/shop',
  'Job/migrate',
];

/** Every mistake that somebody thought of, one at a time. */
export function mutants(): Mutant[] {
  return [
    ...NAMES.flatMap(([rule, at, path]) =>
      misnamed(valueAt(find(healthyShop(), at), path)).map((name) => changed(rule, at, path, name)),
    ),
    ...VALUES.filter(([rule]) => rule !== 'shared-claim').flatMap(([rule, at, path, ...values]) =>
      values.map((value) => changed(rule, at, path, value)),
    ),
    ...TWINS.map((at) => {
      const manifests = healthyShop();
      manifests.push({ ...find(manifests, at) });
      return { name: `${at} twice`, manifests, rule: 'duplicate-object', at };
    }),
    {
      ...changed('shared-claim', 'PersistentVolumeClaim/uploads', 'spec.accessModes', ['ReadWriteOnce']),
      ...scaledWeb(),
    },
  ];
}

/** A claim for one node, and a fixed number of pods in place of the autoscaler. */
function scaledWeb() {
  const manifests = healthyShop().filter(({ kind }) => kind !== 'HorizontalPodAutoscaler');
  find(manifests, 'PersistentVolumeClaim/uploads').spec.accessModes = ['ReadWriteOnce'];
  find(manifests, 'Deployment/web').spec.replicas = 3;
  return { manifests, at: 'Deployment/web' };
}

function changed(rule: string, at: string, path: string, value: unknown): Mutant {
  const manifests = healthyShop();
  const steps = path.split('.');
  const last = steps.pop()!;
  (steps as Path).reduce<Loose>((parent, step) => parent[step], find(manifests, at))[last] = value;
  return { name: `${at} ${path} = ${JSON.stringify(value)}`, manifests, rule, at };
}

/** Slips of the finger, and a name that is nothing like it. */
function misnamed(name: string): string[] {
  const swapped = name.length > 2 ? name[0] + name[2] + name[1] + name.slice(3) : `${name}x`;
  const slips = [`${name}s`, swapped, `my-${name}`, 'elsewhere'];
  return [...new Set(slips)].filter((slip) => slip !== name);
}

function valueAt(object: Loose, path: string): string {
  return path.split('.').reduce((parent, step) => parent[step], object);
}

function find(manifests: Loose[], at: string): Loose {
  const found = manifests.find(({ kind, metadata }) => `${kind}/${metadata.name}` === at);
  if (!found) throw new Error(`the healthy shop has no ${at}`);
  return found;
}
