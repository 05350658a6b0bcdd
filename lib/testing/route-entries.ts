import type { Graph } from '../check/graph';
import { at, type Fields, fieldsOf, listOf, scalarOf, textOf } from '../check/graph/fields';
import type { GraphObject } from '../check/graph/graph-object';

/** One backend of a route: what leads where. */
export interface RouteEntry {
  readonly route: GraphObject;
  /** Empty for any host; may begin with `*.`. */
  readonly host: string;
  readonly path: string;
  readonly exact: boolean;
  readonly backend: { readonly namespace: string; readonly name: string; readonly port: string };
}

/** The backends of all Ingresses and HTTPRoutes. */
export function routeEntries(graph: Graph): RouteEntry[] {
  return [
    ...graph.all('networking.k8s.io/Ingress').flatMap(ofIngress),
    ...graph.all('gateway.networking.k8s.io/HTTPRoute').flatMap(ofHttpRoute),
  ];
}

function ofIngress(route: GraphObject): RouteEntry[] {
  const entries = listOf(route.spec.rules).flatMap((item) => {
    const rule = fieldsOf(item);
    return listOf(at(rule, 'http', 'paths')).map((path) => {
      const { pathType, backend, path: text } = fieldsOf(path);
      return {
        route,
        host: textOf(rule.host) ?? '',
        path: textOf(text) ?? '/',
        exact: pathType === 'Exact',
        backend: ingressBackend(route, backend),
      };
    });
  });
  const { defaultBackend } = route.spec;
  if (defaultBackend === undefined) return entries;
  return [
    ...entries,
    { route, host: '', path: '/', exact: false, backend: ingressBackend(route, defaultBackend) },
  ];
}

function ingressBackend({ namespace }: GraphObject, backend: unknown): RouteEntry['backend'] {
  const port = fieldsOf(at(backend, 'service', 'port'));
  return {
    namespace,
    name: textOf(at(backend, 'service', 'name')) ?? '',
    port: textOf(port.name) ?? scalarOf(port.number) ?? '',
  };
}

function ofHttpRoute(route: GraphObject): RouteEntry[] {
  const hosts = listOf(route.spec.hostnames).filter((host) => typeof host === 'string');
  return listOf(route.spec.rules).flatMap((item) => {
    const rule = fieldsOf(item);
    const matches = listOf(rule.matches).map(fieldsOf);
    const paths = matches.length === 0 ? [{}] : matches.map((match) => fieldsOf(match.path));
    const backends = listOf(rule.backendRefs).map((reference) => httpBackend(route, fieldsOf(reference)));
    return (hosts.length === 0 ? [''] : hosts).flatMap((host) =>
      paths.flatMap((path) =>
        backends.map((backend) => ({
          route,
          host,
          path: textOf(path.value) ?? '/',
          exact: path.type === 'Exact',
          backend,
        })),
      ),
    );
  });
}

function httpBackend(route: GraphObject, { name, namespace, port }: Fields): RouteEntry['backend'] {
  return {
    namespace: textOf(namespace) ?? route.namespace,
    name: textOf(name) ?? '',
    port: scalarOf(port) ?? '',
  };
}

/** The entries that a request to a host and path comes to: the most specific, of which a split has several. */
export function entriesFor(entries: readonly RouteEntry[], host: string, path: string): RouteEntry[] {
  const matching = entries.filter((entry) => hostMatches(entry.host, host) && pathMatches(entry, path));
  const best = Math.max(...matching.map(weight));
  return matching.filter((entry) => weight(entry) === best);
}

function hostMatches(pattern: string, host: string): boolean {
  if (pattern === '' || pattern === host) return true;
  return pattern.startsWith('*.') && host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1;
}

/** By whole elements: `/api` leads `/api/v1` along, and not `/apis`. */
function pathMatches({ exact, path }: RouteEntry, requested: string): boolean {
  if (path === requested) return true;
  const prefix = path.endsWith('/') ? path : `${path}/`;
  return !exact && (requested.startsWith(prefix) || `${requested}/` === prefix);
}

function weight({ host, exact, path }: RouteEntry): number {
  const hostWeight = host === '' ? 0 : host.startsWith('*.') ? 1 + host.length : 1000 + host.length;
  return hostWeight * 1e6 + (exact ? 1e5 : 0) + path.length;
}
