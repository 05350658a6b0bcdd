import type { Graph } from '../check/graph';
import { at, type Fields, fieldsOf, listOf, numberOf, textOf } from '../check/graph/fields';
import type { GraphObject } from '../check/graph/graph-object';
import type { Pod } from '../check/graph/pod';
import { idOf, type TopologyEdge } from './topology';

/** A host or node port, which is no object of its own. */
interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

type Found = TopologyEdge & { readonly entry?: Entry };

/** All edges between the objects of a graph, those from hosts and node ports among them. */
export function* edgesOf(graph: Graph): Generator<Found> {
  for (const object of graph.objects) {
    const pod = graph.podOf(object);
    if (object.kind === 'Ingress') yield* fromIngress(object);
    else if (object.kind === 'HTTPRoute') yield* fromHttpRoute(object);
    else if (object.kind === 'Service') yield* fromService(graph, object);
    else if (object.kind === 'HorizontalPodAutoscaler') yield* toScaled(graph, object);
    else if (object.kind === 'PodDisruptionBudget' || object.kind === 'NetworkPolicy') {
      for (const guarded of graph.podsSelectedBy(object)) yield edge(object, guarded.owner, '', 'guard');
    }
    if (pod) yield* fromPod(graph, pod);
  }
}

function edge(
  from: GraphObject | string,
  to: GraphObject | string,
  label: string,
  kind: TopologyEdge['kind'],
): TopologyEdge {
  const id = (end: GraphObject | string) => (typeof end === 'string' ? end : idOf(end));
  return { from: id(from), to: id(to), label, kind };
}

const serviceId = (namespace: string, name: string | undefined) =>
  idOf({ type: 'Service', namespace, name: name ?? '' });

function* fromHost(host: string, route: GraphObject): Generator<Found> {
  const name = host || 'any host';
  const entry = { id: `Host//${name}`, kind: 'Host', name, namespace: '' };
  yield { ...edge(entry.id, route, '', 'flow'), entry };
}

function* fromIngress(ingress: GraphObject): Generator<Found> {
  const { namespace, spec } = ingress;
  for (const rule of listOf(spec.rules).map(fieldsOf)) {
    yield* fromHost(textOf(rule.host) ?? '', ingress);
    for (const path of listOf(at(rule, 'http', 'paths')).map(fieldsOf)) {
      const service = textOf(at(path, 'backend', 'service', 'name'));
      yield edge(ingress, serviceId(namespace, service), textOf(path.path) ?? '', 'flow');
    }
  }
  const byDefault = textOf(at(spec, 'defaultBackend', 'service', 'name'));
  if (byDefault !== undefined) yield edge(ingress, serviceId(namespace, byDefault), 'otherwise', 'flow');
  for (const tls of listOf(spec.tls).map(fieldsOf)) {
    yield edge(
      ingress,
      idOf({ type: 'Secret', namespace, name: textOf(tls.secretName) ?? '' }),
      'tls',
      'use',
    );
  }
}

function* fromHttpRoute(route: GraphObject): Generator<Found> {
  const { namespace, spec } = route;
  for (const parent of listOf(spec.parentRefs).map(fieldsOf)) {
    const gateway = {
      type: 'gateway.networking.k8s.io/Gateway',
      namespace: textOf(parent.namespace) ?? namespace,
      name: textOf(parent.name) ?? '',
    };
    yield edge(idOf(gateway), route, textOf(parent.sectionName) ?? '', 'flow');
  }
  const hosts = listOf(spec.hostnames).map((host) => textOf(host) ?? '');
  for (const host of hosts.length > 0 ? hosts : ['']) yield* fromHost(host, route);
  for (const rule of listOf(spec.rules).map(fieldsOf)) {
    const path = listOf(rule.matches).map((match) => textOf(at(fieldsOf(match), 'path', 'value')))[0] ?? '';
    for (const backend of listOf(rule.backendRefs).map(fieldsOf)) {
      const weight = numberOf(backend.weight);
      const label = weight === undefined ? path : `${path} ×${weight}`;
      yield edge(
        route,
        serviceId(textOf(backend.namespace) ?? namespace, textOf(backend.name)),
        label,
        'flow',
      );
    }
  }
}

function* fromService(graph: Graph, service: GraphObject): Generator<Found> {
  for (const port of listOf(service.spec.ports).map(fieldsOf)) {
    const nodePort = numberOf(port.nodePort);
    if (nodePort === undefined) continue;
    const entry = { id: `NodePort//${nodePort}`, kind: 'Node port', name: String(nodePort), namespace: '' };
    yield { ...edge(entry.id, service, '', 'flow'), entry };
  }
  const ports = listOf(service.spec.ports).map((port) => fieldsOf(port).port);
  for (const pod of graph.podsSelectedBy(service)) yield edge(service, pod.owner, ports.join(', '), 'flow');
}

function* toScaled(graph: Graph, autoscaler: GraphObject): Generator<Found> {
  const target = fieldsOf(autoscaler.spec.scaleTargetRef);
  for (const type of [`apps/${textOf(target.kind)}`, textOf(target.kind) ?? '']) {
    const scaled = graph.find(type, autoscaler.namespace, textOf(target.name) ?? '');
    if (scaled) yield edge(autoscaler, scaled, '', 'guard');
  }
}

function* fromPod(graph: Graph, pod: Pod): Generator<Found> {
  const { owner, namespace } = pod;
  const uses = function* (source: Fields, label: string): Generator<Found> {
    for (const [type, name] of referencesIn(source))
      yield edge(owner, idOf({ type, namespace, name }), label, 'use');
  };
  for (const { fields } of pod.volumes) {
    yield* uses(fields, '');
    for (const projected of listOf(at(fields, 'projected', 'sources'))) yield* uses(fieldsOf(projected), '');
  }
  for (const container of pod.containers) {
    for (const { fields } of container.elements('envFrom')) yield* uses(fields, 'env');
    for (const { fields } of container.elements('env')) {
      yield* uses(fieldsOf(fields.valueFrom), 'env');
      const service = serviceIn(graph, namespace, textOf(fields.value) ?? '');
      if (service && service !== owner) yield edge(owner, service, textOf(fields.name) ?? '', 'depends');
    }
  }
}

const NAMED: Readonly<Record<string, readonly [type: string, field: string]>> = {
  configMap: ['ConfigMap', 'name'],
  configMapRef: ['ConfigMap', 'name'],
  configMapKeyRef: ['ConfigMap', 'name'],
  secret: ['Secret', 'secretName'],
  secretRef: ['Secret', 'name'],
  secretKeyRef: ['Secret', 'name'],
  persistentVolumeClaim: ['PersistentVolumeClaim', 'claimName'],
};

function* referencesIn(source: Fields): Generator<[type: string, name: string]> {
  for (const [field, [type, key]] of Object.entries(NAMED)) {
    const reference = fieldsOf(source[field]);
    // Projected Secrets say `name`, those of volumes `secretName`.
    const name = textOf(reference[key]) ?? textOf(reference.name);
    if (name !== undefined) yield [type, name];
  }
}

/** The Service that a value such as `http://db.shop.svc:5432/` leads to. */
function serviceIn(graph: Graph, home: string, value: string): GraphObject | undefined {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?)?([a-z0-9.-]+)(?::\d+)?(?:[/?].*)?$/.exec(value)?.[1];
  if (host === undefined || (!value.includes(':') && !host.includes('.svc'))) return undefined;
  const [name, namespace = home, svc = 'svc'] = host.split('.');
  return svc === 'svc' ? graph.service(namespace, name) : undefined;
}
