import type { Graph } from '../graph';
import { at, fieldsOf, textOf } from '../graph/fields';
import { listenersOf, parentRefs, routesOf } from '../graph/gateway';
import type { GraphObject } from '../graph/graph-object';
import { Selector } from '../graph/selector';
import type { Rule } from '../rule';

const example = (from: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
  namespace: front
spec:
  gatewayClassName: example
  listeners:
    - name: http
      protocol: HTTP
      port: 80
      allowedRoutes:
        namespaces:
          from: ${from}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: entry
  namespace: shop
spec:
  parentRefs:
    - name: public
      namespace: front
`;

export const routeNamespace: Rule = {
  id: 'route-namespace',
  level: 'error',
  title: 'A route from a namespace that its Gateway does not admit',
  why: 'Without `allowedRoutes`, a listener admits routes of the namespace of its Gateway only. The route is not attached and receives no requests.',
  wrong: example('Same'),
  right: example('All'),
  *check(graph) {
    for (const route of routesOf(graph)) {
      for (const { path, name, namespace, sectionName } of parentRefs(route)) {
        const gateway = graph.find('gateway.networking.k8s.io/Gateway', namespace, name);
        if (!gateway) continue;
        const listeners = listenersOf(gateway).filter(
          ({ fields }) => sectionName === undefined || fields.name === sectionName,
        );
        if (listeners.length === 0 || listeners.some(({ fields }) => admits(graph, fields, gateway, route)))
          continue;
        yield {
          object: route,
          field: path,
          message: `${route} is in namespace "${route.namespace}", from which Gateway "${name}" in namespace "${namespace}" admits no routes.`,
          hint: `Set allowedRoutes.namespaces in ${listeners.map(({ path }) => path).join(' or ')} of the Gateway.`,
        };
      }
    }
  },
};

function admits(graph: Graph, listener: unknown, gateway: GraphObject, route: GraphObject): boolean {
  const { from, selector } = fieldsOf(at(listener, 'allowedRoutes', 'namespaces'));
  if (from === 'All') return true;
  if (from !== 'Selector')
    return gateway.namespace === route.namespace || (textOf(from) ?? 'Same') !== 'Same';
  // The labels of a Namespace that the set lacks are unknown.
  if (!graph.find('Namespace', '', route.namespace)) return true;
  return graph.namespacesSelected(Selector.of(selector)).includes(route.namespace);
}
