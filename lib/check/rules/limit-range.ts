import type { Graph } from '../graph';
import type { Container } from '../graph/container';
import { at } from '../graph/fields';
import { defaultsIn, type Limit, limitsIn } from '../graph/limit-ranges';
import type { Pod } from '../graph/pod';
import { amountsOf, resourcesOf, withDefaults } from '../graph/resources';
import type { Rule, Violation } from '../rule';
import { fieldPath } from '../schema/field-path';

const example = (memory: string) => `apiVersion: v1
kind: LimitRange
metadata:
  name: limits
spec:
  limits:
    - type: Container
      max:
        memory: 1Gi
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      resources:
        limits:
          memory: ${memory}
`;

export const limitRange: Rule = {
  id: 'limit-range',
  level: 'error',
  title: 'A container or claim outside of the limits of its namespace',
  why: 'The cluster refuses the pod or claim. A LimitRange also gives containers what they do not write, and a request above a limit so given is refused too.',
  wrong: example('2Gi'),
  right: example('512Mi'),
  *check(graph) {
    for (const pod of graph.pods) {
      if (limitsIn(graph, pod.namespace).length > 0) yield* podViolations(graph, pod);
    }
    for (const claim of graph.all('PersistentVolumeClaim')) {
      const requests = amountsOf(at(claim.spec, 'resources', 'requests'));
      for (const limit of limitsIn(graph, claim.namespace)) {
        if (limit.type !== 'PersistentVolumeClaim') continue;
        for (const [resource, amount] of requests) {
          const problem = outside(limit, resource, amount, amount);
          const field = fieldPath('spec.resources.requests', resource);
          if (problem) yield { object: claim, field, message: `${claim.toString()} asks for ${problem}.` };
        }
      }
    }
  },
};

function* podViolations(graph: Graph, pod: Pod): Generator<Violation> {
  for (const container of pod.containers) {
    if (container.list === 'ephemeralContainers') continue;
    const problem = containerProblem(graph, pod, container);
    if (!problem) continue;
    yield {
      object: pod.owner,
      field: fieldPath(`${container.path}.resources.${problem.list}`, problem.resource),
      message: `Container "${container.name}" of ${pod.owner.toString()} ${problem.message}.`,
    };
  }
}

function containerProblem(graph: Graph, pod: Pod, container: Container) {
  const own = resourcesOf(container);
  const { requests, limits } = withDefaults(own, defaultsIn(graph, pod.namespace));
  for (const limit of limitsIn(graph, pod.namespace)) {
    if (limit.type !== 'Container') continue;
    for (const resource of new Set([...limit.min.keys(), ...limit.max.keys()])) {
      const message = outside(limit, resource, requests.get(resource), limits.get(resource));
      const list = own.limits.has(resource) ? 'limits' : 'requests';
      if (message) return { resource, list, message: `asks for ${message}` };
    }
  }
  for (const [resource, request] of own.requests) {
    const limit = limits.get(resource);
    if (own.limits.has(resource) || limit === undefined || request <= limit) continue;
    const message = `requests more ${resource} than the limit that the LimitRange gives it`;
    return { resource, list: 'requests', message };
  }
  return undefined;
}

function outside(limit: Limit, resource: string, request = 0, most = request): string | undefined {
  const min = limit.min.get(resource);
  const max = limit.max.get(resource);
  if (min !== undefined && Math.min(request, most) < min)
    return `less ${resource} than the minimum of the namespace`;
  if (max !== undefined && Math.max(request, most) > max)
    return `more ${resource} than the maximum of the namespace`;
  return undefined;
}
