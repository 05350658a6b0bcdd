import { handlerPorts } from '../graph/handler-ports';
import { declaredPorts, portList } from '../graph/service-port';
import type { Rule } from '../rule';

const example = (port: number) => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      ports:
        - containerPort: 8080
      readinessProbe:
        httpGet:
          path: /ready
          port: ${port}
`;

export const undeclaredProbePort: Rule = {
  id: 'undeclared-probe-port',
  level: 'warning',
  title: 'A probe or hook at a port number that the pod does not declare',
  why: 'Declaring ports is voluntary, so the number may still be right. Where the container does declare ports and this one is not among them, it mostly is a mistake, and the pod never becomes ready.',
  wrong: example(8008),
  right: example(8080),
  *check(graph) {
    for (const pod of graph.pods) {
      for (const container of pod.containers) {
        if (container.ports.length === 0) continue;
        for (const { handler, field, port } of handlerPorts(container)) {
          // Containers of a pod share its address.
          if (typeof port !== 'number' || declaredPorts(pod).some(({ number }) => number === port)) continue;
          if (container.ports.some(({ number }) => number === port)) continue;
          yield {
            object: pod.owner,
            field,
            message: `The ${handler} of container "${container.name}" calls port ${port}, which the container does not declare.`,
            hint: `It declares ${portList(container.ports)}.`,
          };
        }
      }
    }
  },
};
