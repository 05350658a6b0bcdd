import { type Placed, placed } from '../graph/container';
import { at, fieldsOf, listOf } from '../graph/fields';
import { nearestPod } from '../graph/nearest-pod';
import type { Pod } from '../graph/pod';
import { Selector } from '../graph/selector';
import type { Rule } from '../rule';

const example = (app: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm:
                topologyKey: kubernetes.io/hostname
                labelSelector:
                  matchLabels: { app: ${app} }
      containers:
        - name: web
          image: web:1.0.0
`;

export const podAffinity: Rule = {
  id: 'pod-affinity',
  level: 'warning',
  title: 'An affinity to pods that there are not',
  why: 'An anti-affinity keeps the pod away from nothing, so that replicas may share a node; a required affinity keeps it Pending for ever.',
  wrong: example('website'),
  right: example('web'),
  *check(graph) {
    for (const pod of graph.pods) {
      for (const { path, fields } of termsOf(pod)) {
        // Pods of other namespaces are mostly other people's.
        if (listOf(fields.namespaces).length > 0 || fields.namespaceSelector !== undefined) continue;
        const selector = Selector.of(fields.labelSelector);
        if (selector.isEmpty || !graph.podsSelected(pod.namespace, selector).next().done) continue;
        yield {
          object: pod.owner,
          field: `${path}.labelSelector`,
          message: `${pod.owner} is placed by pods with ${selector}, but no pod carries it.`,
          ...nearestPod(graph, pod.namespace, selector, 'term'),
          level: 'warning',
        };
      }
    }
  },
};

function termsOf(pod: Pod): Placed[] {
  return ['podAffinity', 'podAntiAffinity'].flatMap((kind) => {
    const path = pod.at(`spec.affinity.${kind}`);
    const { requiredDuringSchedulingIgnoredDuringExecution: required, ...rest } = fieldsOf(
      at(pod.spec, 'affinity', kind),
    );
    const preferred = rest.preferredDuringSchedulingIgnoredDuringExecution;
    return [
      ...placed(required, `${path}.requiredDuringSchedulingIgnoredDuringExecution`),
      ...placed(preferred, `${path}.preferredDuringSchedulingIgnoredDuringExecution`).map((term) => ({
        path: `${term.path}.podAffinityTerm`,
        fields: fieldsOf(term.fields.podAffinityTerm),
      })),
    ];
  });
}
