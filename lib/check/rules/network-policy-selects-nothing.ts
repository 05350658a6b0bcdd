import { placed } from '../graph/container';
import type { Graph } from '../graph';
import type { GraphObject } from '../graph/graph-object';
import { nearestPod } from '../graph/nearest-pod';
import { Selector } from '../graph/selector';
import type { Rule, Violation } from '../rule';

const example = (app: string) => `apiVersion: v1
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
      app: ${app}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
`;

export const networkPolicySelectsNothing: Rule = {
  id: 'network-policy-selects-nothing',
  level: 'warning',
  title: 'A NetworkPolicy that is about no pod, or whose peer is none',
  why: 'The pods that were meant stay open to everybody, or those that were to be let in stay out. Without a `namespaceSelector`, a peer is one of the namespace of the policy.',
  wrong: example('website'),
  right: example('web'),
  *check(graph) {
    for (const policy of graph.all('networking.k8s.io/NetworkPolicy')) {
      const selector = Selector.of(policy.spec.podSelector);
      const { namespace } = policy;
      if (!selector.isEmpty && graph.podsSelected(namespace, selector).next().done) {
        yield* lonely(graph, policy, selector, 'spec.podSelector', 'is about pods with');
        continue;
      }
      for (const [list, side] of [
        ['ingress', 'from'],
        ['egress', 'to'],
      ]) {
        for (const rule of placed(policy.spec[list], `spec.${list}`)) {
          for (const { path, fields } of placed(rule.fields[side], `${rule.path}.${side}`)) {
            const peer = Selector.of(fields.podSelector);
            // Pods of other namespaces are mostly other people's.
            if (peer.isEmpty || fields.namespaceSelector !== undefined) continue;
            if (!graph.podsSelected(namespace, peer).next().done) continue;
            const verb = side === 'from' ? 'lets in pods with' : 'lets out to pods with';
            yield* lonely(graph, policy, peer, `${path}.podSelector`, verb);
          }
        }
      }
    }
  },
};

function* lonely(
  graph: Graph,
  policy: GraphObject,
  selector: Selector,
  field: string,
  verb: string,
): Generator<Violation> {
  if (graph.isExternal('Pod', policy.namespace, policy.name)) return;
  // Where there are no pods at all, they are made elsewhere.
  if (!graph.isComplete && graph.podsIn(policy.namespace).length === 0) return;
  yield {
    object: policy,
    field,
    message: `${policy} ${verb} ${selector}, but no pod carries it.`,
    ...nearestPod(graph, policy.namespace, selector, 'podSelector'),
    level: 'warning',
  };
}
