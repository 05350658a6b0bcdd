import { isGranted, routeBackends, routesOf } from '../graph/gateway';
import type { Rule } from '../rule';

const example = (namespace: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: entry
  namespace: front
spec:
  rules:
    - backendRefs:
        - name: web
          namespace: shop
          port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  ports:
    - port: 80
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: from-front
  namespace: shop
spec:
  from:
    - group: gateway.networking.k8s.io
      kind: HTTPRoute
      namespace: ${namespace}
  to:
    - group: ''
      kind: Service
`;

export const referenceGrant: Rule = {
  id: 'reference-grant',
  level: 'error',
  title: 'A route into another namespace that does not let it in',
  why: 'The Gateway answers with 500: a namespace has to permit references from outside with a ReferenceGrant.',
  wrong: example('frontend'),
  right: example('front'),
  *check(graph) {
    for (const route of routesOf(graph)) {
      const told = new Set<string>();
      for (const { service, namespace, serviceField } of routeBackends(route)) {
        if (told.has(namespace) || !graph.service(namespace, service)) continue;
        if (isGranted(graph, route, 'Service', namespace, service)) continue;
        if (graph.isExternal('ReferenceGrant', namespace, '*')) continue;
        told.add(namespace);
        yield {
          object: route,
          field: serviceField.replace(/\.name$/, '.namespace'),
          message: `${route} refers to Service "${service}" in namespace "${namespace}", which grants ${route.kind}s of namespace "${route.namespace}" no references.`,
          hint: `Add a ReferenceGrant to namespace "${namespace}".`,
        };
      }
    }
  },
};
