import { missingServices } from '../graph/backend-problems';
import { routeBackends, routesOf } from '../graph/gateway';
import type { Rule } from '../rule';

const example = (service: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: entry
spec:
  rules:
    - backendRefs:
        - name: ${service}
          port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
`;

export const routeBackend: Rule = {
  id: 'route-backend',
  level: 'error',
  title: 'A route to a Service that does not exist',
  why: 'The Gateway answers with 500 for the share of the requests that would go there. Without a `namespace`, a backend is looked up in the namespace of the route.',
  wrong: example('website'),
  right: example('web'),
  *check(graph) {
    for (const route of routesOf(graph)) yield* missingServices(graph, route, routeBackends(route));
  },
};
