import type { Graph } from '../check/graph';
import { listOf, textOf } from '../check/graph/fields';
import type { GraphObject } from '../check/graph/graph-object';
import type { Pod } from '../check/graph/pod';

/** `scheme://user@host:port/path`, of which only the host must be there; long texts are no addresses. */
const ADDRESS =
  /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/)?(?:[^/@\s]{0,200}@)?([a-z0-9][a-z0-9.-]{0,252})(:\d{1,5})?(?:[/?,]|$)/;

/** The Services that a pod is told the address of, in environment and arguments, those in front of itself left out. */
export function* dependenciesOf(graph: Graph, pod: Pod): Generator<GraphObject> {
  const own = new Set(graph.servicesOf(pod));
  for (const text of textsOf(pod)) {
    const service = serviceAt(graph, pod.namespace, text);
    if (service && !own.has(service)) yield service;
  }
}

function* textsOf(pod: Pod): Generator<string> {
  for (const container of pod.containers) {
    for (const { fields } of container.elements('env')) yield textOf(fields.value) ?? '';
    for (const list of [container.fields.args, container.fields.command])
      for (const item of listOf(list)) yield (textOf(item) ?? '').replace(/^--?[\w.-]+=/, '');
  }
}

function serviceAt(graph: Graph, home: string, text: string): GraphObject | undefined {
  const match = ADDRESS.exec(text);
  if (!match) return undefined;
  const [, host, port] = match;
  const [name, namespace = home, svc = 'svc'] = host.split('.');
  // A bare word may mean anything; with a scheme, a port or a domain, it is an address.
  const isAddress = port !== undefined || text.includes('://') || host.includes('.svc');
  return isAddress && svc === 'svc' ? graph.service(namespace, name) : undefined;
}
