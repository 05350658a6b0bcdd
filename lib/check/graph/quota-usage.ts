import type { Graph } from '../graph';
import { placed } from './container';
import { at } from './fields';
import type { GraphObject } from './graph-object';
import { push } from './group-by';
import { defaultsIn } from './limit-ranges';
import type { Pod } from './pod';
import { type Amounts, amountsOf, resourcesOf, withDefaults } from './resources';

/** What a ResourceQuota calls the objects that it counts. */
const COUNTED: Readonly<Record<string, string>> = {
  ConfigMap: 'configmaps',
  PersistentVolumeClaim: 'persistentvolumeclaims',
  ReplicationController: 'replicationcontrollers',
  ResourceQuota: 'resourcequotas',
  Secret: 'secrets',
  Service: 'services',
};

/** What the objects of a namespace take of its quota at least, by the names that quotas use. */
export function usageIn(graph: Graph, namespace: string): Amounts {
  const objects = graph.once('objects by namespace', () => {
    const byNamespace = new Map<string, GraphObject[]>();
    for (const object of graph.objects) push(byNamespace, object.namespace, object);
    return byNamespace;
  });
  const usage = new Map<string, number>();
  const add = (resource: string, amount: number) => usage.set(resource, (usage.get(resource) ?? 0) + amount);
  for (const object of objects.get(namespace) ?? []) {
    addCounts(object, add);
    const pod = graph.podOf(object);
    if (pod?.hasSpec) addPods(graph, pod, add);
  }
  return usage;
}

type Add = (resource: string, amount: number) => void;

function addCounts(object: GraphObject, add: Add): void {
  const { type, spec } = object;
  if (Object.hasOwn(COUNTED, type)) {
    add(COUNTED[type], 1);
    add(`count/${COUNTED[type]}`, 1);
  } else if (type.startsWith('apps/')) add(`count/${type.slice(5).toLowerCase()}s.apps`, 1);
  if (type === 'PersistentVolumeClaim') addStorage(spec, 1, add);
  if (type === 'Service') addService(object, add);
}

function addStorage(spec: unknown, copies: number, add: Add): void {
  const storage = amountsOf(at(spec, 'resources', 'requests')).get('storage');
  if (storage !== undefined) add('requests.storage', storage * copies);
}

function addService({ spec }: GraphObject, add: Add): void {
  if (spec.type === 'LoadBalancer') add('services.loadbalancers', 1);
  const takesNodePorts =
    spec.type === 'NodePort' ||
    (spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false);
  if (takesNodePorts) add('services.nodeports', placed(spec.ports, 'spec.ports').length);
}

function addPods(graph: Graph, pod: Pod, add: Add): void {
  // How often a job runs, and on how many nodes a daemon, is not known: once at least.
  const copies = pod.owner.kind === 'CronJob' || pod.owner.kind === 'PodTemplate' ? 0 : (pod.replicas ?? 1);
  add('pods', copies);
  add('count/pods', copies);
  for (const claim of placed(pod.owner.spec.volumeClaimTemplates, '')) {
    add('persistentvolumeclaims', copies);
    addStorage(claim.fields.spec, copies, add);
  }
  for (const list of ['requests', 'limits'] as const) {
    for (const [resource, amount] of podAmounts(graph, pod, list)) {
      add(`${list}.${resource}`, amount * copies);
      if (list === 'requests') add(resource, amount * copies);
    }
  }
}

/** What one pod takes: all that runs side by side, or the hungriest init container where that is more. */
function podAmounts(graph: Graph, pod: Pod, list: 'requests' | 'limits'): Amounts {
  const defaults = defaultsIn(graph, pod.namespace);
  const together = new Map<string, number>();
  const alone = new Map<string, number>();
  for (const container of pod.containers) {
    if (container.list === 'ephemeralContainers') continue;
    for (const [resource, amount] of withDefaults(resourcesOf(container), defaults)[list]) {
      if (container.keepsRunning) together.set(resource, (together.get(resource) ?? 0) + amount);
      else alone.set(resource, Math.max(alone.get(resource) ?? 0, amount));
    }
  }
  for (const [resource, amount] of alone)
    together.set(resource, Math.max(together.get(resource) ?? 0, amount));
  return together;
}
