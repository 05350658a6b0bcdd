import { Container, type Placed, placed } from './container';
import { at, type Fields, fieldsOf, stringsOf, textOf } from './fields';
import type { GraphObject } from './graph-object';

const TEMPLATE_PATHS: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  PodTemplate: ['template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** Custom kinds have no replicas of their own, or theirs mean something else. */
const REPLICATED = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Rollout']);

/** A Pod, or the pods that the template of a workload makes. */
export class Pod {
  /** Where the pod stands in its owner: empty for a Pod, else such as `spec.template`. */
  readonly path: string;
  readonly namespace: string;
  /** The labels that the running pods carry: the template's and those that controllers are sure to add. */
  readonly labels: ReadonlyMap<string, string>;
  /** Label keys that controllers add with values of their own making. */
  readonly generatedLabels: ReadonlySet<string>;
  readonly spec: Fields;
  private parts: { containers: Container[]; volumes: Placed[] } | undefined;

  constructor(
    /** The Pod itself, or the workload. */
    readonly owner: GraphObject,
    fields: Fields,
    steps: readonly string[],
  ) {
    this.path = steps.join('.');
    this.namespace = owner.namespace;
    this.spec = fieldsOf(fields.spec);
    const { fixed, generated } = controllerLabels(owner);
    this.labels = new Map([...fixed, ...stringsOf(at(fields, 'metadata', 'labels'))]);
    this.generatedLabels = generated;
  }

  /** Init, regular and ephemeral containers. */
  get containers(): readonly Container[] {
    return this.read().containers;
  }

  get volumes(): readonly Placed[] {
    return this.read().volumes;
  }

  /** Whether its labels or spec stand in the workload, as opposed to one that makes pods of its own accord. */
  get hasSpec(): boolean {
    return Object.keys(this.spec).length > 0;
  }

  /** How many there are: 1 where nothing is written, `undefined` where the workload alone does not tell. */
  get replicas(): number | undefined {
    const { kind, spec } = this.owner;
    if (kind === 'Pod') return 1;
    if (!REPLICATED.has(kind)) return undefined;
    return typeof spec.replicas === 'number' ? spec.replicas : 1;
  }

  /** The path of a field of the pod in its owner. */
  at(field: string): string {
    return this.path === '' ? field : `${this.path}.${field}`;
  }

  private read(): { containers: Container[]; volumes: Placed[] } {
    this.parts ??= {
      containers: (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((list) =>
        placed(this.spec[list], this.at(`spec.${list}`)).map(
          ({ path, fields }) => new Container(path, fields, list),
        ),
      ),
      volumes: placed(this.spec.volumes, this.at('spec.volumes')),
    };
    return this.parts;
  }
}

/**
 * The pod that an object is or makes: of the built-in workloads, and of any other kind that has a
 * `spec.template` with labels or containers.
 */
export function podOf(object: GraphObject): Pod | undefined {
  const known = Object.hasOwn(TEMPLATE_PATHS, object.kind);
  const steps = known ? TEMPLATE_PATHS[object.kind] : ['spec', 'template'];
  const fields = fieldsOf(at(object.manifest, ...steps));
  const labels = at(fields, 'metadata', 'labels');
  const containers = at(fields, 'spec', 'containers');
  const isPod = known ? Object.keys(fields).length > 0 : isMap(labels) || Array.isArray(containers);
  // An ExternalSecret, a Certificate or a PVC template has labels in a template too.
  if (!isPod || (!known && isMap(fields.data)) || NO_WORKLOADS.has(object.kind)) return undefined;
  return new Pod(object, fields, steps);
}

const NO_WORKLOADS = new Set(['ExternalSecret', 'ClusterExternalSecret', 'SealedSecret']);

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function controllerLabels(owner: GraphObject): {
  fixed: [string, string][];
  generated: ReadonlySet<string>;
} {
  switch (owner.kind) {
    case 'Job':
      return {
        fixed: [
          ['batch.kubernetes.io/job-name', owner.name],
          ['job-name', owner.name],
        ],
        generated: JOB_LABELS,
      };
    case 'CronJob':
      return { fixed: [], generated: CRON_JOB_LABELS };
    case 'StatefulSet':
      return { fixed: [], generated: STATEFUL_SET_LABELS };
    case 'Deployment':
    case 'ReplicaSet':
    case 'DaemonSet':
    case 'Pod':
    case 'ReplicationController':
      return { fixed: [], generated: BUILT_IN_LABELS };
    default:
      return { fixed: knownCustomLabels(owner), generated: CUSTOM_LABELS };
  }
}

const BUILT_IN_LABELS = new Set(['pod-template-hash', 'controller-revision-hash', 'pod-template-generation']);
const JOB_LABELS = new Set([
  'batch.kubernetes.io/controller-uid',
  'controller-uid',
  'batch.kubernetes.io/job-completion-index',
]);
const CRON_JOB_LABELS = new Set([...JOB_LABELS, 'batch.kubernetes.io/job-name', 'job-name']);
const STATEFUL_SET_LABELS = new Set([
  'controller-revision-hash',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
]);
const CUSTOM_LABELS = new Set([
  ...BUILT_IN_LABELS,
  'rollouts-pod-template-hash',
  'serving.knative.dev/revision',
  'serving.knative.dev/configurationGeneration',
]);

function knownCustomLabels({ group, kind, name }: GraphObject): [string, string][] {
  if (group !== 'serving.knative.dev' || kind !== 'Service') return [];
  return [
    ['serving.knative.dev/service', name],
    ['serving.knative.dev/configuration', name],
  ];
}

/** The name of the ServiceAccount that a pod runs as. */
export function serviceAccountOf(pod: Pod): string {
  return textOf(pod.spec.serviceAccountName) || textOf(pod.spec.serviceAccount) || 'default';
}
