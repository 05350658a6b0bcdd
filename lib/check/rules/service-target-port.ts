import { nearest } from '../../nearest';
import type { Pod } from '../graph/pod';
import { declaredPorts, portList, type ServicePort, servicePorts } from '../graph/service-port';
import type { Rule } from '../rule';

const example = (targetPort: string) => `apiVersion: v1
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
        - name: http
          containerPort: 8080
`;

export const serviceTargetPort: Rule = {
  id: 'service-target-port',
  level: 'error',
  title: 'A Service that leads to a port name which its pods do not have',
  why: 'Kubernetes looks the name up in the ports of each pod, and leaves out the pods that lack it: the Service has no endpoints.',
  wrong: example('htpp'),
  right: example('http'),
  *check(graph) {
    for (const service of graph.all('Service')) {
      for (const port of servicePorts(service)) {
        if (typeof port.target !== 'string') continue;
        const pods: Pod[] = [];
        let resolved = false;
        for (const pod of graph.podsSelectedBy(service)) {
          pods.push(pod);
          resolved = !pod.hasSpec || declaredPorts(pod).some(({ name }) => name === port.target);
          if (resolved) break;
        }
        if (resolved || pods.length === 0) continue;
        yield {
          object: service,
          field: `${port.path}.targetPort`,
          message: `Service "${service.name}" leads to port "${port.target}", but ${pods[0].owner} has no port of that name.`,
          hint: hint(port, pods[0]),
        };
      }
    }
  },
};

function hint({ target, number }: ServicePort, pod: Pod): string {
  const ports = declaredPorts(pod);
  const names = ports.flatMap(({ name }) => name ?? []);
  const meant = nearest(String(target), names) ?? ports.find((port) => port.number === number)?.name;
  if (meant !== undefined) return `Did you mean "${meant}"?`;
  return ports.length > 0 ? `It has ${portList(ports)}.` : `Declare it in the container's ports.`;
}
