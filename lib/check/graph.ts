import { Externals, type CheckOptions, minorOf } from './options';
import { type Fields, fieldsOf } from './graph/fields';
import { GraphObject } from './graph/graph-object';
import { LabelIndex } from './graph/label-index';
import { type Pod, podOf } from './graph/pod';
import { Selector } from './graph/selector';
import { groupBy, push } from './graph/group-by';
import { definedClusterScoped, unwrap } from './graph/unwrap';

/**
 * Manifests and how they hang together. Built once, in time linear in their number (but for the sorting), from
 * documents of any shape; their order makes no difference.
 */
export class Graph {
  /** All objects, by kind, namespace and name. */
  readonly objects: readonly GraphObject[];
  /** The Kubernetes 1.x of the cluster, if known. */
  readonly minor: number | undefined;
  /** Whether the manifests are all there is. */
  readonly isComplete: boolean;
  private readonly externals: Externals;
  private readonly byType = new Map<string, GraphObject[]>();
  private readonly byName = new Map<string, GraphObject>();
  private readonly podOfObject = new Map<GraphObject, Pod>();
  private readonly podIndex: LabelIndex<Pod>;
  private namespacesByLabel: LabelIndex<NamespaceEntry> | undefined;
  private readonly memory = new Map<unknown, unknown>();

  constructor(documents: Iterable<unknown>, options: CheckOptions = {}) {
    const manifests = unwrap(documents);
    const clusterScoped = definedClusterScoped(manifests);
    this.objects = manifests.map((manifest) => new GraphObject(manifest, clusterScoped)).sort(byIdentity);
    this.minor = options.kubernetes === undefined ? undefined : minorOf(options.kubernetes);
    this.isComplete = options.known === 'all';
    this.externals = new Externals(options.external ?? []);
    for (const object of this.objects) this.index(object);
    this.podIndex = new LabelIndex(this.podOfObject.values());
  }

  /** All objects of a type such as `Service`, `apps/Deployment` or `gateway.networking.k8s.io/HTTPRoute`. */
  all(type: string): readonly GraphObject[] {
    return this.byType.get(type) ?? [];
  }

  /** The object of a type with this namespace (empty for cluster-scoped types) and name. */
  find(type: string, namespace: string, name: string): GraphObject | undefined {
    return this.byName.get(`${type}/${namespace}/${name}`);
  }

  /** The objects of a type that have a name, whatever their namespace. */
  named(type: string, name: string): readonly GraphObject[] {
    const byName = this.once(`named ${type}`, () => groupBy(this.all(type), (object) => object.name));
    return byName.get(name) ?? [];
  }

  /** The names of the objects of a type in a namespace. */
  namesIn(type: string, namespace: string): readonly string[] {
    const names = this.once(`names of ${type}`, () =>
      groupBy(
        this.all(type),
        (object) => object.namespace,
        ({ name }) => name,
      ),
    );
    return names.get(namespace) ?? [];
  }

  /** Whether an object is declared to exist outside of the manifests. */
  isExternal(type: string, namespace: string, name: string): boolean {
    return this.externals.has(type.slice(type.lastIndexOf('/') + 1), namespace, name);
  }

  service(namespace: string, name: string): GraphObject | undefined {
    return this.find('Service', namespace, name);
  }

  configMap(namespace: string, name: string): GraphObject | undefined {
    return this.find('ConfigMap', namespace, name);
  }

  secret(namespace: string, name: string): GraphObject | undefined {
    return this.find('Secret', namespace, name);
  }

  /** Every Pod and pod template. */
  get pods(): Iterable<Pod> {
    return this.podOfObject.values();
  }

  /** The pod that an object is or makes. */
  podOf(object: GraphObject): Pod | undefined {
    return this.podOfObject.get(object);
  }

  podsIn(namespace: string): readonly Pod[] {
    return this.podIndex.allIn(namespace);
  }

  /** The pods of a namespace that a selector selects, found one by one. */
  podsSelected(namespace: string, selector: Selector): Generator<Pod> {
    return this.podIndex.selected(namespace, selector);
  }

  /**
   * The pods that a Service, workload, PodDisruptionBudget or NetworkPolicy selects. A Service with an empty selector
   * selects none, a policy or budget with an empty one all of its namespace.
   */
  *podsSelectedBy(object: GraphObject): Generator<Pod> {
    const selector = selectorOf(object);
    if (selector) yield* this.podsSelected(object.namespace, selector);
  }

  podsWithLabel(namespace: string, key: string, value: string): readonly Pod[] {
    return this.podIndex.withLabel(namespace, key, value);
  }

  /** The values that a label has on the pods of a namespace. */
  podLabelValues(namespace: string, key: string): Iterable<string> {
    return this.podIndex.valuesOf(namespace, key);
  }

  /** The Services that send traffic to a pod. */
  servicesOf(pod: Pod): readonly GraphObject[] {
    const byPod = this.once('services', () => {
      const services = new Map<Pod, GraphObject[]>();
      for (const service of this.all('Service')) {
        for (const selected of this.podsSelectedBy(service)) {
          push(services, selected, service);
        }
      }
      return services;
    });
    return byPod.get(pod) ?? [];
  }

  /** The names of the namespaces that have objects, or are objects. */
  get namespaces(): ReadonlySet<string> {
    return this.once(
      'namespaces',
      () =>
        new Set([
          ...this.objects.map(({ namespace }) => namespace).filter((namespace) => namespace !== ''),
          ...this.all('Namespace').map(({ name }) => name),
        ]),
    );
  }

  /** The namespaces whose labels a selector selects, as far as their labels are known. */
  namespacesSelected(selector: Selector): readonly string[] {
    this.namespacesByLabel ??= new LabelIndex([...this.namespaces].map((name) => this.namespaceEntry(name)));
    return [...this.namespacesByLabel.selected('', selector)].map(({ name }) => name);
  }

  /** Computes something about the graph at the first question only. */
  once<T>(key: unknown, compute: () => T): T {
    if (!this.memory.has(key)) this.memory.set(key, compute());
    return this.memory.get(key) as T;
  }

  private namespaceEntry(name: string): NamespaceEntry {
    const labels = this.find('Namespace', '', name)?.labels ?? [];
    return { namespace: '', name, labels: new Map([...labels, ['kubernetes.io/metadata.name', name]]) };
  }

  private index(object: GraphObject): void {
    const { type, namespace, name } = object;
    push(this.byType, type, object);
    const key = `${type}/${namespace}/${name}`;
    // The first of a name is the one that counts; the others are duplicates.
    if (name !== '' && !this.byName.has(key)) this.byName.set(key, object);
    const pod = podOf(object);
    if (pod) this.podOfObject.set(object, pod);
  }
}

interface NamespaceEntry {
  readonly namespace: '';
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
}

/** What an object selects pods of its namespace by; `undefined` where it selects none. */
export function selectorOf({ type, spec }: GraphObject): Selector | undefined {
  switch (type) {
    case 'Service': {
      const selector = Selector.ofLabels(spec.selector);
      return selector.isEmpty || spec.type === 'ExternalName' ? undefined : selector;
    }
    case 'ReplicationController':
      return nonEmpty(Selector.ofLabels(spec.selector));
    case 'networking.k8s.io/NetworkPolicy':
      return Selector.of(spec.podSelector);
    case 'policy/PodDisruptionBudget':
      return isMap(spec.selector) ? Selector.of(spec.selector) : undefined;
    default:
      return nonEmpty(Selector.of(spec.selector));
  }
}

function nonEmpty(selector: Selector): Selector | undefined {
  return selector.isEmpty ? undefined : selector;
}

function isMap(value: unknown): value is Fields {
  return fieldsOf(value) === value;
}

function byIdentity(a: GraphObject, b: GraphObject): number {
  return (
    compare(a.kind, b.kind) ||
    compare(a.group, b.group) ||
    compare(a.namespace, b.namespace) ||
    compare(a.name, b.name) ||
    compare(fingerprint(a), fingerprint(b))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Tells twins apart, whatever order they came in. */
function fingerprint({ manifest }: GraphObject): string {
  try {
    return JSON.stringify(manifest);
  } catch {
    // It holds itself, or a bigint.
    return '';
  }
}
