import { servicePorts } from '../graph/service-port';
import type { Rule } from '../rule';

const example = (nodePort: number) => `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: NodePort
  selector:
    app: web
  ports:
    - port: 80
      nodePort: ${nodePort}
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

export const nodePortRange: Rule = {
  id: 'node-port-range',
  level: 'error',
  title: 'A node port outside of 30000-32767',
  why: 'The cluster refuses the Service, unless its API server was started with another range.',
  wrong: example(8080),
  right: example(30080),
  *check(graph) {
    for (const service of graph.all('Service')) {
      for (const { path, nodePort } of servicePorts(service)) {
        if (nodePort === undefined || (nodePort >= 30000 && nodePort <= 32767)) continue;
        yield {
          object: service,
          field: `${path}.nodePort`,
          message: `The nodePort of Service "${service.name}" must be 30000-32767, got ${nodePort}.`,
          hint:
            nodePort < 2768
              ? `Such as ${30000 + nodePort}; or leave it out to be given a free one.`
              : 'Leave it out to be given a free one.',
        };
      }
    }
  },
};
