import type { GraphObject } from '../graph/graph-object';
import { opensNodePorts, servicePorts } from '../graph/service-port';
import type { Rule } from '../rule';

const example = (nodePort: number) => `apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: 30080
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: ${nodePort}
`;

export const nodePortCollision: Rule = {
  id: 'node-port-collision',
  level: 'error',
  title: 'Two Services with one node port',
  why: 'A node port belongs to one Service of the whole cluster: the second one is refused.',
  wrong: example(30080),
  right: example(30081),
  *check(graph) {
    const owners = new Map<string, GraphObject>();
    for (const service of graph.all('Service')) {
      if (!opensNodePorts(service)) continue;
      for (const { path, nodePort, protocol } of servicePorts(service)) {
        if (nodePort === undefined) continue;
        const key = `${nodePort}/${protocol}`;
        const owner = owners.get(key);
        if (!owner) owners.set(key, service);
        // Of two objects of one name, only one will exist.
        else if (owner === service || owner.name !== service.name || owner.namespace !== service.namespace)
          yield {
            object: service,
            field: `${path}.nodePort`,
            message: `Service "${service.name}" takes node port ${key}, which ${place(owner, service)} has.`,
            hint: 'Choose another, or leave it out to be given a free one.',
          };
      }
    }
  },
};

function place(owner: GraphObject, other: GraphObject): string {
  if (owner === other) return 'another of its ports';
  return owner.namespace === other.namespace ? String(owner) : `${owner} in namespace "${owner.namespace}"`;
}
