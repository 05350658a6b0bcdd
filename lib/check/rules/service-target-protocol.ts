import { declaredPorts, servicePorts } from '../graph/service-port';
import type { Rule } from '../rule';

const example = (protocol: string) => `apiVersion: v1
kind: Service
metadata:
  name: dns
spec:
  selector:
    app: dns
  ports:
    - port: 53
      protocol: ${protocol}
---
apiVersion: v1
kind: Pod
metadata:
  name: dns
  labels:
    app: dns
spec:
  containers:
    - name: dns
      image: dns:1.0.0
      ports:
        - containerPort: 53
          protocol: UDP
`;

export const serviceTargetProtocol: Rule = {
  id: 'service-target-protocol',
  level: 'error',
  title: 'A Service and a port of its pods with different protocols',
  why: 'TCP, UDP and SCTP ports of one number are different ports. A named port of another protocol yields no endpoint; a numbered one leads to where nobody listens.',
  wrong: example('TCP'),
  right: example('UDP'),
  *check(graph) {
    for (const service of graph.all('Service')) {
      for (const port of servicePorts(service)) {
        if (port.target === undefined) continue;
        const found = new Map<string, string>();
        for (const pod of graph.podsSelectedBy(service)) {
          for (const { name, number, protocol } of declaredPorts(pod)) {
            if (port.target === name || port.target === number) found.set(protocol, String(pod.owner));
          }
          if (found.has(port.protocol)) break;
        }
        if (found.size === 0 || found.has(port.protocol)) continue;
        const [[protocol, owner]] = found;
        yield {
          object: service,
          field: `${port.path}.${port.fields.protocol === undefined ? 'port' : 'protocol'}`,
          message: `Service "${service.name}" sends ${port.protocol} to port ${port.target}, which ${owner} declares for ${protocol}.`,
          hint: `Set protocol: ${protocol} in the Service, or declare the port for ${port.protocol} as well.`,
        };
      }
    }
  },
};
