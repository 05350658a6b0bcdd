import { missing } from '../graph/missing';
import { serviceAccountOf } from '../graph/pod';
import type { Rule } from '../rule';

const example = (account: string) => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  serviceAccountName: ${account}
  containers:
    - name: web
      image: web:1.0.0
`;

export const missingServiceAccount: Rule = {
  id: 'missing-service-account',
  level: 'error',
  title: 'A ServiceAccount that does not exist',
  why: 'The cluster refuses to create the pods, and the workload stays without any. Every namespace has the account `default`; others must be made.',
  wrong: example('website'),
  right: example('web'),
  *check(graph) {
    for (const pod of graph.pods) {
      const name = serviceAccountOf(pod);
      const absence = name === 'default' ? undefined : missing(graph, 'ServiceAccount', pod.namespace, name);
      if (!absence) continue;
      yield {
        object: pod.owner,
        field: pod.at(`spec.${pod.spec.serviceAccountName ? 'serviceAccountName' : 'serviceAccount'}`),
        message: `${pod.owner} runs as ServiceAccount "${name}", which namespace "${pod.namespace}" does not have.`,
        ...absence,
      };
    }
  },
};
