import type { ContainerPort } from '../graph/container';
import { declaredPorts, portList, servicePorts } from '../graph/service-port';
import type { Rule } from '../rule';

const example = (targetPort: number) => `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: ${targetPort}
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
      ports:
        - containerPort: 8080
`;

export const undeclaredTargetPort: Rule = {
  id: 'undeclared-target-port',
  level: 'warning',
  title: 'A Service that leads to a port number which its pods do not declare',
  why: 'Declaring ports is voluntary, so the number may still be right. Where the pods do declare ports and this one is not among them, it mostly is a mistake, and connections are refused.',
  wrong: example(8008),
  right: example(8080),
  *check(graph) {
    for (const service of graph.all('Service')) {
      for (const port of servicePorts(service)) {
        if (typeof port.target !== 'number') continue;
        let first: { owner: string; ports: readonly ContainerPort[] } | undefined;
        let possible = false;
        for (const pod of graph.podsSelectedBy(service)) {
          const ports = declaredPorts(pod);
          // Pods that declare nothing may listen anywhere.
          possible = ports.length === 0 || ports.some(({ number }) => number === port.target);
          if (possible) break;
          first ??= { owner: String(pod.owner), ports };
        }
        if (possible || !first) continue;
        yield {
          object: service,
          field: `${port.path}.${port.fields.targetPort === undefined ? 'port' : 'targetPort'}`,
          message: `Service "${service.name}" leads to port ${port.target}, which ${first.owner} does not declare.`,
          hint: `It declares ${portList(first.ports)}.`,
        };
      }
    }
  },
};
