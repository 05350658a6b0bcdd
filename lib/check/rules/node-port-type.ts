import { opensNodePorts, servicePorts } from '../graph/service-port';
import type { Rule } from '../rule';

const example = (type: string) => `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: ${type}
  ports:
    - port: 80
      nodePort: 30080
`;

export const nodePortType: Rule = {
  id: 'node-port-type',
  level: 'error',
  title: 'A node port on a Service that opens none',
  why: 'The cluster refuses the Service: only the types NodePort and LoadBalancer open ports on nodes. Without a type, a Service is a ClusterIP.',
  wrong: example('ClusterIP'),
  right: example('NodePort'),
  *check(graph) {
    for (const service of graph.all('Service')) {
      if (opensNodePorts(service)) continue;
      for (const { path, nodePort } of servicePorts(service)) {
        if (nodePort === undefined) continue;
        const type = typeof service.spec.type === 'string' ? service.spec.type : 'ClusterIP';
        yield {
          object: service,
          field: `${path}.nodePort`,
          message: `Service "${service.name}" has a nodePort, but is of type ${type}.`,
          hint: 'Set type: NodePort, or remove the nodePort.',
        };
        break;
      }
    }
  },
};
