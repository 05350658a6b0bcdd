import { ingressBackends } from '../graph/backend';
import { missingServices } from '../graph/backend-problems';
import type { Rule } from '../rule';

const example = (service: string) => `apiVersion: networking.k8s.io/v1
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
                name: ${service}
                port:
                  number: 80
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

export const ingressBackend: Rule = {
  id: 'ingress-backend',
  level: 'error',
  title: 'An Ingress to a Service that does not exist',
  why: 'Requests are answered with 503. An Ingress reaches the Services of its own namespace only.',
  wrong: example('website'),
  right: example('web'),
  *check(graph) {
    for (const ingress of graph.all('networking.k8s.io/Ingress'))
      yield* missingServices(graph, ingress, ingressBackends(ingress));
  },
};
