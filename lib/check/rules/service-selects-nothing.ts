import type { Graph } from '../graph';
import { selectorOf } from '../graph';
import type { GraphObject } from '../graph/graph-object';
import { nearestPod } from '../graph/nearest-pod';
import type { Rule, Violation } from '../rule';

export const serviceSelectsNothing: Rule = {
  id: 'service-selects-nothing',
  level: 'error',
  title: 'A Service whose selector matches no pod',
  why: 'The Service gets an address but no endpoints, and connections to it are refused or time out. A selector is compared with the labels of the pods, so those in a workload’s `spec.template.metadata.labels`, and all of its labels must match.',
  wrong: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-ui
spec:
  selector:
    matchLabels:
      app: web-ui
  template:
    metadata:
      labels:
        app: web-ui
    spec:
      containers:
        - name: web
          image: web:1.0.0
          ports:
            - name: http
              containerPort: 8080
`,
  right: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web-ui
  ports:
    - port: 80
      targetPort: http
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-ui
spec:
  selector:
    matchLabels:
      app: web-ui
  template:
    metadata:
      labels:
        app: web-ui
    spec:
      containers:
        - name: web
          image: web:1.0.0
          ports:
            - name: http
              containerPort: 8080
`,
  *check(graph) {
    for (const service of graph.all('Service')) {
      const violation = lonely(graph, service);
      if (violation) yield violation;
    }
  },
};

function lonely(graph: Graph, service: GraphObject): Violation | undefined {
  const { namespace, name } = service;
  const selector = selectorOf(service);
  if (!selector || !graph.podsSelectedBy(service).next().done) return undefined;
  if (graph.isExternal('Pod', namespace, name) || hasOwnEndpoints(graph, service)) return undefined;
  const missing = nearestPod(graph, namespace, selector, 'Service');
  return {
    object: service,
    field: 'spec.selector',
    message: `Service "${name}" selects ${selector}, but no pod carries ${selector.labels.size > 1 ? 'them' : 'it'}.`,
    ...missing,
  };
}

function hasOwnEndpoints(graph: Graph, { namespace, name }: GraphObject): boolean {
  return (
    graph.find('Endpoints', namespace, name) !== undefined ||
    endpointSlices(graph).has(`${namespace}/${name}`)
  );
}

function endpointSlices(graph: Graph): ReadonlySet<string> {
  return graph.once(
    'endpoint slices',
    () =>
      new Set(
        graph
          .all('discovery.k8s.io/EndpointSlice')
          .map(({ namespace, labels }) => `${namespace}/${labels.get('kubernetes.io/service-name')}`),
      ),
  );
}
