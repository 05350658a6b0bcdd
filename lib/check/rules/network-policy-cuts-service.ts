import type { Graph } from '../graph';
import { at, fieldsOf, listOf, numberOf } from '../graph/fields';
import { groupBy } from '../graph/group-by';
import type { GraphObject } from '../graph/graph-object';
import type { Pod } from '../graph/pod';
import { declaredPorts, servicePorts } from '../graph/service-port';
import type { Rule } from '../rule';

const example = (port: number) => `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: 8080
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
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes: [Ingress]
  ingress:
    - ports:
        - port: ${port}
`;

export const networkPolicyCutsService: Rule = {
  id: 'network-policy-cuts-service',
  level: 'warning',
  title: 'A Service whose pods nobody is let in to',
  why: 'Once a NetworkPolicy selects a pod for ingress, the pod takes only what some policy permits. Policies see the port of the pod, not of the Service.',
  wrong: example(80),
  right: example(8080),
  *check(graph) {
    const policies = new Map<Pod, GraphObject[]>();
    const inForce = graph.all('networking.k8s.io/NetworkPolicy').filter(isForIngress);
    for (const [namespace, ofNamespace] of groupBy(inForce, (policy) => policy.namespace)) {
      // Policies of another maker may permit what these do not.
      if (graph.all('cilium.io/CiliumNetworkPolicy').some((other) => other.namespace === namespace)) continue;
      for (const policy of ofNamespace) {
        for (const pod of graph.podsSelectedBy(policy))
          policies.set(pod, [...(policies.get(pod) ?? []), policy]);
      }
    }
    if (policies.size === 0) return;
    for (const service of graph.all('Service')) {
      const cuts = servicePorts(service).map(({ target, protocol }) =>
        cutOff(graph, service, target, protocol, policies),
      );
      const cut = cuts[0];
      // Some ports may be shut on purpose, and so may all where no policy speaks of a port at all.
      if (!cut || cuts.includes(undefined) || !cut.policies.some(namesPorts)) continue;
      yield {
        object: cut.policies.find(namesPorts)!,
        field: 'spec.ingress',
        message: `${cut.policies.join(' and ')} let nobody in to port ${cut.number} of ${cut.pod.owner}, to which Service "${service.name}" leads.`,
        hint: `Permit port ${cut.number}: a policy is about the port of the pod.`,
      };
    }
  },
};

/** A pod of the Service that cannot be reached, if none can be. */
function cutOff(
  graph: Graph,
  service: GraphObject,
  target: string | number | undefined,
  protocol: string,
  policies: ReadonlyMap<Pod, readonly GraphObject[]>,
) {
  let cut: { pod: Pod; policies: readonly GraphObject[]; number: number } | undefined;
  for (const pod of graph.podsSelectedBy(service)) {
    const own = policies.get(pod);
    if (!own || target === undefined) return undefined;
    const ports = declaredPorts(pod);
    const number = typeof target === 'number' ? target : ports.find(({ name }) => name === target)?.number;
    const names = ports.filter((port) => port.number === number).flatMap(({ name }) => name ?? []);
    if (number === undefined || own.some((policy) => admits(policy, number, names, protocol)))
      return undefined;
    cut ??= { pod, policies: own, number };
  }
  return cut;
}

function namesPorts({ spec }: GraphObject): boolean {
  return listOf(spec.ingress).some((rule) => listOf(at(rule, 'ports')).length > 0);
}

function isForIngress({ spec }: GraphObject): boolean {
  return spec.policyTypes === undefined || listOf(spec.policyTypes).includes('Ingress');
}

function admits({ spec }: GraphObject, number: number, names: readonly string[], protocol: string): boolean {
  return listOf(spec.ingress).some((rule) => {
    const ports = at(rule, 'ports');
    if (!Array.isArray(ports) || ports.length === 0) return true;
    return ports.some((item) => {
      const { port, endPort, protocol: own = 'TCP' } = fieldsOf(item);
      if (own !== protocol) return false;
      if (port === undefined) return true;
      if (typeof port === 'string') return names.includes(port);
      return (
        numberOf(port) !== undefined &&
        number >= Number(port) &&
        number <= (numberOf(endPort) ?? Number(port))
      );
    });
  });
}
