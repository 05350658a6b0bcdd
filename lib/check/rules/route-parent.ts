import { nearest } from '../../nearest';
import { textOf } from '../graph/fields';
import { listenersOf, parentRefs, routesOf } from '../graph/gateway';
import { missing } from '../graph/missing';
import type { Rule } from '../rule';

const example = (section: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
spec:
  gatewayClassName: example
  listeners:
    - name: http
      protocol: HTTP
      port: 80
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: entry
spec:
  parentRefs:
    - name: public
      sectionName: ${section}
`;

export const routeParent: Rule = {
  id: 'route-parent',
  level: 'error',
  title: 'A route to a Gateway or listener that does not exist',
  why: 'The route belongs to nothing and receives no requests. Gateways that the set has none of are taken to be somebody else’s.',
  wrong: example('https'),
  right: example('http'),
  *check(graph) {
    for (const route of routesOf(graph)) {
      for (const { path, name, namespace, sectionName, port } of parentRefs(route)) {
        const gateway = graph.find('gateway.networking.k8s.io/Gateway', namespace, name);
        if (!gateway) {
          // Gateways mostly belong to the platform, so the set has to have some to be judged by them.
          if (graph.all('gateway.networking.k8s.io/Gateway').length === 0) continue;
          const absence = missing(graph, 'gateway.networking.k8s.io/Gateway', namespace, name);
          const message = `${route} wants to belong to Gateway "${name}", which namespace "${namespace}" does not have.`;
          if (absence) yield { object: route, field: `${path}.name`, message, ...absence };
          continue;
        }
        const listeners = listenersOf(gateway);
        const names = listeners.map(({ fields }) => textOf(fields.name) ?? '');
        if (sectionName !== undefined && !names.includes(sectionName)) {
          const meant = nearest(sectionName, names);
          yield {
            object: route,
            field: `${path}.sectionName`,
            message: `${route} wants listener "${sectionName}" of Gateway "${name}", which has ${names.join(', ') || 'none'}.`,
            hint: meant === undefined ? undefined : `Did you mean "${meant}"?`,
          };
        } else if (port !== undefined && !listeners.some(({ fields }) => fields.port === port)) {
          yield {
            object: route,
            field: `${path}.port`,
            message: `${route} wants a listener on port ${port} of Gateway "${name}", which has ${listeners.map(({ fields }) => fields.port).join(', ') || 'none'}.`,
          };
        }
      }
    }
  },
};
