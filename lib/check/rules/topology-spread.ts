import { placed } from '../graph/container';
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
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels: { app: ${app} }
      containers:
        - name: web
          image: web:1.0.0
`;

export const topologySpread: Rule = {
  id: 'topology-spread',
  level: 'warning',
  title: 'A topology spread that does not count its own pods',
  why: 'Pods that the selector does not count are not spread: they may all land in one zone.',
  wrong: example('website'),
  right: example('web'),
  *check(graph) {
    for (const pod of graph.pods) {
      const constraints = placed(
        pod.spec.topologySpreadConstraints,
        pod.at('spec.topologySpreadConstraints'),
      );
      for (const { path, fields } of constraints) {
        const selector = Selector.of(fields.labelSelector);
        if (selector.isEmpty || selector.matches(pod.labels, pod.generatedLabels)) continue;
        const own = [...selector.labels.keys()].map((key) => `${key}=${pod.labels.get(key) ?? ''}`).join(',');
        yield {
          object: pod.owner,
          field: `${path}.labelSelector`,
          message: `${pod.owner} spreads pods with ${selector}, which its own do not carry.`,
          hint: own === '' ? undefined : `They carry ${own}.`,
        };
      }
    }
  },
};
