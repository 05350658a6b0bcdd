import { isClusterScoped } from '../syntax/cluster-scoped';
import { at, type Fields, fieldsOf, stringsOf, textOf } from './fields';

/** The namespace of objects that name none. */
export const DEFAULT_NAMESPACE = 'default';

/** Where the kinds that the wiring is about belong, whichever (old or wrong) version a manifest gives them. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  apps: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
  batch: ['Job', 'CronJob'],
  autoscaling: ['HorizontalPodAutoscaler'],
  policy: ['PodDisruptionBudget'],
  'networking.k8s.io': ['Ingress', 'IngressClass', 'NetworkPolicy'],
};
const GROUP_OF = new Map(
  Object.entries(GROUPS).flatMap(([group, kinds]) => kinds.map((kind) => [kind, group])),
);

function typeOf(group: string, kind: string): string {
  // Groups without a dot are Kubernetes' own.
  const home = group.includes('.') && !group.endsWith('.k8s.io') ? group : (GROUP_OF.get(kind) ?? group);
  return home === '' ? kind : `${home}/${kind}`;
}

/** A Kubernetes object of the set, read for what identifies it. */
export class GraphObject {
  readonly apiVersion: string;
  /** What stands before the `/` of the version; empty for the core kinds. */
  readonly group: string;
  readonly kind: string;
  /** Group and kind, whatever the version: `Service`, `apps/Deployment`, `example.org/Widget`. */
  readonly type: string;
  /** `default` where none is written; empty for cluster-scoped objects. */
  readonly namespace: string;
  /** Empty where none is written. */
  readonly name: string;

  constructor(
    /** As given, of any shape. */
    readonly manifest: Fields,
    clusterScopedKinds: ReadonlySet<string>,
  ) {
    const metadata = fieldsOf(manifest.metadata);
    this.apiVersion = textOf(manifest.apiVersion) ?? '';
    this.kind = textOf(manifest.kind) ?? '';
    const slash = this.apiVersion.indexOf('/');
    this.group = slash < 0 ? '' : this.apiVersion.slice(0, slash);
    this.type = typeOf(this.group, this.kind);
    const clusterScoped =
      isClusterScoped(this.apiVersion, this.kind) || clusterScopedKinds.has(`${this.group}/${this.kind}`);
    this.namespace = clusterScoped ? '' : textOf(metadata.namespace) || DEFAULT_NAMESPACE;
    this.name = textOf(metadata.name) ?? '';
  }

  get spec(): Fields {
    return fieldsOf(this.manifest.spec);
  }

  get labels(): ReadonlyMap<string, string> {
    return stringsOf(at(this.manifest, 'metadata', 'labels'));
  }

  get annotations(): ReadonlyMap<string, string> {
    return stringsOf(at(this.manifest, 'metadata', 'annotations'));
  }

  /** For messages: `Service "web"`. */
  toString(): string {
    return `${this.kind} "${this.name}"`;
  }
}
