import { nearest } from '../../nearest';
import { handlerPorts } from '../graph/handler-ports';
import { portList } from '../graph/service-port';
import type { Rule } from '../rule';

const example = (port: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      ports:
        - name: http
          containerPort: 8080
      readinessProbe:
        httpGet:
          path: /ready
          port: ${port}
`;

export const probePort: Rule = {
  id: 'probe-port',
  level: 'error',
  title: 'A probe or hook at a port name that its container does not have',
  why: 'The probe fails for ever: the pod never becomes ready, or is restarted again and again. Names are looked up in the ports of the same container.',
  wrong: example('htpp'),
  right: example('http'),
  *check(graph) {
    for (const pod of graph.pods) {
      for (const container of pod.containers) {
        const names = container.ports.flatMap(({ name }) => name ?? []);
        for (const { handler, field, port } of handlerPorts(container)) {
          if (typeof port !== 'string' || names.includes(port)) continue;
          const other = pod.containers.find((candidate) => candidate.ports.some(({ name }) => name === port));
          const meant = nearest(port, names);
          yield {
            object: pod.owner,
            field,
            message: `The ${handler} of container "${container.name}" calls port "${port}", which the container does not have.`,
            hint: other
              ? `Container "${other.name}" has it; a probe reaches the ports of its own container by name, and those of others by number.`
              : meant !== undefined
                ? `Did you mean "${meant}"?`
                : `It has ${portList(container.ports) || 'none'}.`,
          };
        }
      }
    }
  },
};
