import { autoscalersOf, utilizationOf } from '../graph/autoscaler';
import { at } from '../graph/fields';
import type { Container } from '../graph/container';
import type { Rule } from '../rule';

const example = (resources: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: web:1.0.0${resources}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 2
  maxReplicas: 5
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 80
`;

export const autoscalerRequests: Rule = {
  id: 'autoscaler-requests',
  level: 'error',
  title: 'An autoscaler by utilization of containers that request nothing',
  why: 'Utilization is a share of what the containers request. Where one of them requests none, the autoscaler knows no share and does not scale.',
  wrong: example(''),
  right: example('\n          resources:\n            requests:\n              cpu: 100m'),
  *check(graph) {
    for (const { object, target, metrics } of autoscalersOf(graph)) {
      const pod = target && graph.podOf(target);
      if (!pod) continue;
      const told = new Set<string>();
      for (const metric of metrics) {
        const utilization = utilizationOf(metric);
        if (!utilization || told.has(utilization.resource)) continue;
        const { resource, container, path } = utilization;
        // What a LimitRange adds is not to be seen in the pods.
        if (graph.all('LimitRange').some(({ namespace }) => namespace === object.namespace)) continue;
        const lacking = pod.containers.find(
          (candidate) =>
            candidate.keepsRunning &&
            candidate.list !== 'ephemeralContainers' &&
            (container === undefined || candidate.name === container) &&
            !requests(candidate, resource),
        );
        if (!lacking || at(pod.spec, 'resources', 'requests', resource) !== undefined) continue;
        told.add(resource);
        yield {
          object,
          field: `${path}.name`,
          message: `${object} scales by the utilization of ${resource}, of which container "${lacking.name}" of ${target} requests none.`,
          hint: `Set resources.requests.${resource} in the container, or scale by an averageValue.`,
        };
      }
    }
  },
};

/** A limit alone is the request as well. */
function requests({ fields }: Container, resource: string): boolean {
  return (
    at(fields, 'resources', 'requests', resource) !== undefined ||
    at(fields, 'resources', 'limits', resource) !== undefined
  );
}
