import type { Graph } from '../check/graph';
import { ingressBackends, ingressPaths } from '../check/graph/backend';
import { at, fieldsOf, listOf, numberOf, textOf } from '../check/graph/fields';
import type { GraphObject } from '../check/graph/graph-object';
import type { Pod } from '../check/graph/pod';
import { referencesOf } from '../check/graph/references';
import { dependenciesOf } from './dependencies';
import type { TopologyEdge } from './topology';

/** One end of a link: an object, in the set or not, or a host or node port. */
export interface End {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Whether it is a host or node port, which is no object of its own. */
  readonly isEntry: boolean;
}

/** What hangs together, and how. */
export interface Link {
  readonly from: End;
  readonly to: End;
  readonly label: string;
  readonly kind: TopologyEdge['kind'];
}

const GATEWAY = 'gateway.networking.k8s.io/Gateway';
/** A policy for all pods of a namespace is drawn without lines when there are more of them. */
const MOST_GUARDED = 4;

/** All links between the objects of a graph, and from the hosts and node ports that lead to them. */
export function* linksOf(graph: Graph): Generator<Link> {
  for (const object of graph.objects) {
    const pod = graph.podOf(object);
    if (object.kind === 'Ingress') yield* fromIngress(object);
    else if (/^(HTTP|GRPC|TLS|TCP)Route$/.test(object.kind)) yield* fromRoute(object);
    else if (object.kind === 'Gateway') yield* fromGateway(object);
    else if (object.type === 'Service') yield* fromService(graph, object);
    else if (object.kind === 'HorizontalPodAutoscaler') yield* toScaled(graph, object);
    else if (object.kind === 'PodDisruptionBudget' || object.kind === 'NetworkPolicy')
      yield* toGuarded(graph, object);
    if (pod) yield* fromPod(graph, pod);
  }
}

function end({ type, namespace, name }: Pick<GraphObject, 'type' | 'namespace' | 'name'>): End {
  const kind = type.slice(type.lastIndexOf('/') + 1);
  return { id: JSON.stringify([type, namespace, name]), kind, name, namespace, isEntry: false };
}

function entry(kind: 'Host' | 'Node port', name: string): End {
  return { id: JSON.stringify([kind, name]), kind, name, namespace: '', isEntry: true };
}

function* fromIngress(ingress: GraphObject): Generator<Link> {
  const { namespace } = ingress;
  const to = end(ingress);
  const paths = ingressPaths(ingress);
  const hosts = [...paths.map(({ host }) => host), ...(ingress.spec.defaultBackend ? [''] : [])];
  for (const host of hosts) yield { from: entry('Host', host || 'any host'), to, label: '', kind: 'flow' };
  for (const { service, serviceField } of ingressBackends(ingress)) {
    const path = paths.find((candidate) => serviceField.startsWith(`${candidate.path}.`));
    const label = path ? path.prefix : 'otherwise';
    yield { from: to, to: end({ type: 'Service', namespace, name: service }), label, kind: 'flow' };
  }
  for (const { secretName } of listOf(ingress.spec.tls).map(fieldsOf)) {
    const name = textOf(secretName);
    if (name) yield { from: to, to: end({ type: 'Secret', namespace, name }), label: 'tls', kind: 'use' };
  }
}

function* fromRoute(route: GraphObject): Generator<Link> {
  const { namespace: home, spec } = route;
  const to = end(route);
  for (const parent of listOf(spec.parentRefs).map(fieldsOf)) {
    const [name, namespace = home] = [textOf(parent.name), textOf(parent.namespace)];
    if (!name || (parent.kind ?? 'Gateway') !== 'Gateway') continue;
    yield {
      from: end({ type: GATEWAY, namespace, name }),
      to,
      label: textOf(parent.sectionName) ?? '',
      kind: 'flow',
    };
  }
  for (const host of listOf(spec.hostnames))
    if (textOf(host)) yield { from: entry('Host', host as string), to, label: '', kind: 'flow' };
  for (const rule of listOf(spec.rules).map(fieldsOf)) {
    const paths = listOf(rule.matches).map((match) => textOf(at(match, 'path', 'value')));
    for (const backend of listOf(rule.backendRefs).map(fieldsOf)) {
      const [name, namespace = home, weight] = [
        textOf(backend.name),
        textOf(backend.namespace),
        numberOf(backend.weight),
      ];
      if (!name || (backend.kind ?? 'Service') !== 'Service') continue;
      const share = weight === undefined || listOf(rule.backendRefs).length < 2 ? '' : ` ×${weight}`;
      yield {
        from: to,
        to: end({ type: 'Service', namespace, name }),
        label: `${paths[0] ?? ''}${share}`,
        kind: 'flow',
      };
    }
  }
}

function* fromGateway(gateway: GraphObject): Generator<Link> {
  for (const listener of listOf(gateway.spec.listeners)) {
    for (const reference of listOf(at(listener, 'tls', 'certificateRefs')).map(fieldsOf)) {
      const [name, namespace = gateway.namespace] = [textOf(reference.name), textOf(reference.namespace)];
      if (name)
        yield { from: end(gateway), to: end({ type: 'Secret', namespace, name }), label: 'tls', kind: 'use' };
    }
  }
}

function* fromService(graph: Graph, service: GraphObject): Generator<Link> {
  const ports = listOf(service.spec.ports).map(fieldsOf);
  for (const port of ports) {
    const nodePort = numberOf(port.nodePort);
    if (nodePort !== undefined)
      yield { from: entry('Node port', String(nodePort)), to: end(service), label: '', kind: 'flow' };
  }
  const label = ports
    .map(({ port }) => numberOf(port))
    .filter((port) => port !== undefined)
    .join(', ');
  for (const pod of graph.podsSelectedBy(service))
    yield { from: end(service), to: end(pod.owner), label, kind: 'flow' };
}

function* toScaled(graph: Graph, autoscaler: GraphObject): Generator<Link> {
  const { namespace, spec } = autoscaler;
  const { kind, name } = fieldsOf(spec.scaleTargetRef);
  const scaled = graph.podsIn(namespace).find(({ owner }) => owner.kind === kind && owner.name === name);
  if (scaled) yield { from: end(autoscaler), to: end(scaled.owner), label: '', kind: 'guard' };
}

function* toGuarded(graph: Graph, policy: GraphObject): Generator<Link> {
  const guarded = [...graph.podsSelectedBy(policy)];
  if (guarded.length > MOST_GUARDED && guarded.length === graph.podsIn(policy.namespace).length) return;
  for (const { owner } of guarded) yield { from: end(policy), to: end(owner), label: '', kind: 'guard' };
}

function* fromPod(graph: Graph, pod: Pod): Generator<Link> {
  const { owner, namespace } = pod;
  for (const { type, name, optional } of referencesOf(pod)) {
    if (optional && !graph.find(type, namespace, name)) continue;
    yield { from: end(owner), to: end({ type, namespace, name }), label: '', kind: 'use' };
  }
  for (const service of dependenciesOf(graph, pod))
    yield { from: end(owner), to: end(service), label: '', kind: 'depends' };
}
