import type { Graph } from '../check/graph';
import { type Fields, fieldsOf, listOf, numberOf, scalarOf, textOf } from '../check/graph/fields';
import type { GraphObject } from '../check/graph/graph-object';
import { type RouteEntry, routeEntries } from '../testing/route-entries';
import { inNamespace, type Note } from './note';

/** Where the node ports and load balancers are found. */
export function servicePlaces(graph: Graph, node: string): Note[] {
  return graph.all('Service').flatMap((service) => {
    const { type } = service.spec;
    const ports = listOf(service.spec.ports).map(fieldsOf);
    if (type === 'LoadBalancer') return [statusOf(service, '{.status.loadBalancer.ingress[0]}')];
    if (type !== 'NodePort') return [];
    return ports.map((port, index) => {
      const nodePort = numberOf(port.nodePort);
      if (nodePort === undefined) return statusOf(service, `{.spec.ports[${index}].nodePort}`);
      return { text: `${address(port, `${node}:${nodePort}`)}  ${service} port ${nameOf(port)}` };
    });
  });
}

/** The cluster alone knows. */
function statusOf({ name, namespace }: GraphObject, path: string): Note {
  return {
    command: ['kubectl', 'get', 'service', name, ...inNamespace(namespace), '-o', `jsonpath=${path}`],
  };
}

function address(port: Fields, place: string): string {
  const name = textOf(port.name) ?? '';
  const protocol = textOf(port.protocol) ?? 'TCP';
  if (protocol !== 'TCP') return `${protocol.toLowerCase()} ${place}`;
  const application = textOf(port.appProtocol) ?? name;
  if (application.startsWith('https') || port.port === 443) return `https://${place}/`;
  const isWeb =
    application === '' || /^(http|web)/.test(application) || port.port === 80 || port.port === 8080;
  return isWeb ? `http://${place}/` : place;
}

function nameOf({ name, port }: Fields): string {
  return scalarOf(name) ?? scalarOf(port) ?? '';
}

/** The URLs of Ingresses and HTTPRoutes. */
export function routeUrls(graph: Graph, node: string): Note[] {
  const urls = new Map<string, string>();
  for (const entry of routeEntries(graph)) {
    const scheme = isEncrypted(graph, entry) ? 'https' : 'http';
    const url = `${scheme}://${entry.host || node}${entry.path}`;
    const end = `${entry.route} → Service "${entry.backend.name}" port ${entry.backend.port}`;
    urls.set(url, urls.has(url) ? `${urls.get(url)}, "${entry.backend.name}"` : end);
  }
  return [...urls].map(([url, end]) => ({ text: `${url}  ${end}` }));
}

/** The hosts of the routes that a line of /etc/hosts can hold. */
export function routeHosts(graph: Graph): string[] {
  const hosts = routeEntries(graph).map(({ host }) => host);
  return [...new Set(hosts)].filter((host) => /^[a-z0-9][a-z0-9.-]*$/i.test(host)).sort();
}

function isEncrypted(graph: Graph, { route, host }: RouteEntry): boolean {
  if (route.kind === 'Ingress') {
    return listOf(route.spec.tls).some((item) => {
      const hosts = listOf(fieldsOf(item).hosts);
      return hosts.length === 0 || hosts.includes(host);
    });
  }
  return listOf(route.spec.parentRefs).some((item) => {
    const { name, namespace, sectionName } = fieldsOf(item);
    const gateway = graph.find(
      'gateway.networking.k8s.io/Gateway',
      textOf(namespace) ?? route.namespace,
      textOf(name) ?? '',
    );
    const listeners = listOf(gateway?.spec.listeners).map(fieldsOf);
    return listeners.some(
      (listener) =>
        listener.protocol === 'HTTPS' && (sectionName === undefined || listener.name === sectionName),
    );
  });
}
