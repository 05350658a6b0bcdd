import { at, fieldsOf, listOf, numberOf } from '../graph/fields';
import type { GraphObject } from '../graph/graph-object';
import type { Pod } from '../graph/pod';
import type { Rule } from '../rule';

const example = (dns: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: web
      image: web:1.0.0
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes: [Egress]
  egress:
    - ports:
        - port: 5432${dns}
`;

export const networkPolicyDns: Rule = {
  id: 'network-policy-dns',
  level: 'warning',
  title: 'A NetworkPolicy that lets connections out but not DNS',
  why: 'The pods cannot look up the names of what they may call. DNS is port 53, UDP and TCP. A policy that lets nothing out at all is taken to mean it.',
  wrong: example(''),
  right: example(
    '\n        - port: 53\n          protocol: UDP\n        - port: 53\n          protocol: TCP',
  ),
  *check(graph) {
    const policies = new Map<Pod, GraphObject[]>();
    for (const policy of graph.all('networking.k8s.io/NetworkPolicy')) {
      const { policyTypes, egress } = policy.spec;
      if (policyTypes === undefined ? egress === undefined : !listOf(policyTypes).includes('Egress'))
        continue;
      for (const pod of graph.podsSelectedBy(policy))
        policies.set(pod, [...(policies.get(pod) ?? []), policy]);
    }
    const told = new Set<GraphObject>();
    for (const [pod, own] of policies) {
      const speaking = own.find(({ spec }) => listOf(spec.egress).length > 0);
      if (!speaking || told.has(speaking) || own.some(permitsDns)) continue;
      told.add(speaking);
      yield {
        object: speaking,
        field: 'spec.egress',
        message: `${speaking} lets ${pod.owner} call others, but not look up their names.`,
        hint: 'Permit port 53, UDP and TCP.',
      };
    }
  },
};

function permitsDns({ spec }: GraphObject): boolean {
  return listOf(spec.egress).some((rule) => {
    const ports = at(rule, 'ports');
    if (!Array.isArray(ports) || ports.length === 0) {
      // To addresses and chosen pods only: DNS may or may not be among them, but no port is shut.
      return true;
    }
    return ports.some((item) => {
      const { port, endPort, protocol = 'TCP' } = fieldsOf(item);
      if (protocol !== 'UDP') return false;
      if (port === undefined || typeof port === 'string') return true;
      const first = numberOf(port) ?? 0;
      const last = numberOf(endPort) ?? first;
      // Node-local caches and CoreDNS on OpenShift listen on 5353.
      return [53, 5353].some((dns) => dns >= first && dns <= last);
    });
  });
}
