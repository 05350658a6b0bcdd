import { servicePorts } from '../graph/service-port';
import type { Rule } from '../rule';

const example = (name: string) => `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: ExternalName
  externalName: web.example.org
  ports:
    - name: http
      port: 80
    - ${name}port: 443
`;

export const unnamedServicePort: Rule = {
  id: 'unnamed-service-port',
  level: 'error',
  title: 'A Service with several ports, one of them without a name',
  why: 'The cluster refuses the Service: from two ports on, each needs a name.',
  wrong: example(''),
  right: example('name: https\n      '),
  *check(graph) {
    for (const service of graph.all('Service')) {
      const ports = servicePorts(service);
      const unnamed = ports.filter(({ name }) => name === undefined || name === '');
      if (ports.length < 2 || unnamed.length === 0) continue;
      const numbers = unnamed.map(({ number }) => number).join(', ');
      yield {
        object: service,
        field: unnamed[0].path,
        message: `Service "${service.name}" has ${ports.length} ports, but ${numbers} has no name.`,
        hint: 'Add a name such as http.',
      };
    }
  },
};
