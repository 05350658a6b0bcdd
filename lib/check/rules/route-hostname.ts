import { nearest } from '../../nearest';
import { listOf, textOf } from '../graph/fields';
import { listenersOf, parentRefs, routesOf } from '../graph/gateway';
import type { Rule } from '../rule';

const example = (host: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
spec:
  gatewayClassName: example
  listeners:
    - name: http
      protocol: HTTP
      port: 80
      hostname: '*.example.org'
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: entry
spec:
  parentRefs:
    - name: public
  hostnames:
    - ${host}
`;

export const routeHostname: Rule = {
  id: 'route-hostname',
  level: 'error',
  title: 'A route whose hosts its Gateway does not serve',
  why: 'The listener accepts a route only where their hosts intersect; this one is not attached and receives no requests.',
  wrong: example('shop.example.com'),
  right: example('shop.example.org'),
  *check(graph) {
    for (const route of routesOf(graph)) {
      const hosts = listOf(route.spec.hostnames).filter((host) => typeof host === 'string');
      if (hosts.length === 0) continue;
      for (const { name, namespace, sectionName, port } of parentRefs(route)) {
        const gateway = graph.find('gateway.networking.k8s.io/Gateway', namespace, name);
        if (!gateway) continue;
        const listeners = listenersOf(gateway).filter(
          ({ fields }) =>
            (sectionName === undefined || fields.name === sectionName) &&
            (port === undefined || fields.port === port),
        );
        const served = listeners.map(({ fields }) => textOf(fields.hostname) ?? '');
        if (
          served.length === 0 ||
          served.some((wide) => wide === '' || hosts.some((host) => intersect(wide, host)))
        )
          continue;
        const meant = nearest(hosts[0], served);
        yield {
          object: route,
          field: 'spec.hostnames',
          message: `${route} is for ${hosts.join(', ')}, but Gateway "${name}" listens for ${served.join(', ')}.`,
          hint: meant === undefined || meant.startsWith('*') ? undefined : `Did you mean ${meant}?`,
        };
      }
    }
  },
};

/** `*.` stands for one or more parts of a name. */
function intersect(a: string, b: string): boolean {
  if (a === b) return true;
  const within = (wide: string, narrow: string) => wide.startsWith('*.') && narrow.endsWith(wide.slice(1));
  return within(a, b) || within(b, a);
}
