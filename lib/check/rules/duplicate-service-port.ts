import { servicePorts } from '../graph/service-port';
import type { Rule } from '../rule';

const example = (port: number) => `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: ExternalName
  externalName: web.example.org
  ports:
    - name: http
      port: 80
    - name: admin
      port: ${port}
`;

export const duplicateServicePort: Rule = {
  id: 'duplicate-service-port',
  level: 'error',
  title: 'Two ports of a Service with one number and protocol, or one name',
  why: 'The cluster refuses the Service.',
  wrong: example(80),
  right: example(81),
  *check(graph) {
    for (const service of graph.all('Service')) {
      const numbers = new Map<string, number>();
      const names = new Set<string>();
      for (const [index, { path, name, number, protocol }] of servicePorts(service).entries()) {
        const key = `${number}/${protocol}`;
        const twin = numbers.get(key);
        if (number !== undefined && twin !== undefined)
          yield {
            object: service,
            field: `${path}.port`,
            message: `Service "${service.name}" has port ${key} twice: spec.ports[${twin}] has it already.`,
            hint: 'Give each port a number of its own; several may lead to one targetPort.',
          };
        else if (name !== undefined && names.has(name))
          yield {
            object: service,
            field: `${path}.name`,
            message: `Service "${service.name}" has two ports named "${name}".`,
            hint: 'Give each port a name of its own.',
          };
        if (!numbers.has(key)) numbers.set(key, index);
        if (name !== undefined) names.add(name);
      }
    }
  },
};
