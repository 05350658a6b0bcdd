import { missingPorts } from '../graph/backend-problems';
import { routeBackends, routesOf } from '../graph/gateway';
import type { Rule } from '../rule';

const example = (port: number) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: entry
spec:
  rules:
    - backendRefs:
        - name: web
          port: ${port}
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
      targetPort: 8080
`;

export const routeBackendPort: Rule = {
  id: 'route-backend-port',
  level: 'error',
  title: 'A route to a port that the Service does not have',
  why: 'The Gateway answers with 500. The port is one of the Service, not of the container behind it.',
  wrong: example(8080),
  right: example(80),
  *check(graph) {
    for (const route of routesOf(graph)) yield* missingPorts(graph, route, routeBackends(route));
  },
};
