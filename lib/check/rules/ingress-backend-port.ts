import { ingressBackends } from '../graph/backend';
import { missingPorts } from '../graph/backend-problems';
import type { Rule } from '../rule';

const example = (port: number) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: entry
spec:
  rules:
    - host: shop.example.org
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: ${port}
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: 8080
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: web
      image: web:1.0.0
`;

export const ingressBackendPort: Rule = {
  id: 'ingress-backend-port',
  level: 'error',
  title: 'An Ingress to a port that the Service does not have',
  why: 'Requests are answered with 503. The port is one of the Service, by number or name, not of the container behind it.',
  wrong: example(8080),
  right: example(80),
  *check(graph) {
    for (const ingress of graph.all('networking.k8s.io/Ingress'))
      yield* missingPorts(graph, ingress, ingressBackends(ingress));
  },
};
