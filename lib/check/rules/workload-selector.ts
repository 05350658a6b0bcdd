import { selectorOf } from '../graph';
import type { Pod } from '../graph/pod';
import type { Selector } from '../graph/selector';
import type { Rule } from '../rule';

const example = (label: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: ${label}
    spec:
      containers:
        - name: web
          image: web:1.0.0
`;

/** Kinds whose selector has to be there, and is about the pods of their template. */
export const SELECTING = new Set([
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'apps/ReplicaSet',
  'ReplicationController',
  'argoproj.io/Rollout',
]);

export const workloadSelector: Rule = {
  id: 'workload-selector',
  level: 'error',
  title: 'A workload that does not select its own pods',
  why: 'The cluster refuses it: the selector must match the labels of the template, all of them.',
  wrong: example('website'),
  right: example('web'),
  *check(graph) {
    for (const pod of graph.pods) {
      if (!SELECTING.has(pod.owner.type)) continue;
      const selector = selectorOf(pod.owner);
      if (!selector || selector.matches(pod.labels)) continue;
      yield {
        object: pod.owner,
        field: pod.at('metadata.labels'),
        message: `${pod.owner} selects ${selector}, but its own pods carry ${carried(pod, selector)}.`,
        hint: 'Make the labels of the template and the selector agree.',
      };
    }
  },
};

function carried(pod: Pod, selector: Selector): string {
  const labels = [...selector.labels]
    .filter(([key, value]) => pod.labels.get(key) !== value)
    .map(([key]) => (pod.labels.has(key) ? `${key}=${pod.labels.get(key)}` : `no ${key}`));
  return labels.join(', ') || 'other labels';
}
