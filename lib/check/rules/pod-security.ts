import type { Graph } from '../graph';
import { at, fieldsOf } from '../graph/fields';
import type { Pod } from '../graph/pod';
import { podSecurityViolations } from '../pod-security/pod-security';
import type { Rule, Violation } from '../rule';
import { ENFORCE, isPodSecurityLevel } from './pod-security-level';

const example = (securityContext: string) => `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: baseline
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  containers:
    - name: web
      image: web:1.0.0
      securityContext:
        ${securityContext}
`;

export const podSecurity: Rule = {
  id: 'pod-security',
  level: 'error',
  group: 'security',
  title: 'A pod that its namespace does not admit',
  why: 'A namespace labelled `pod-security.kubernetes.io/enforce` refuses pods below that level of the Pod Security Standards. A workload is taken, and then never gets a pod: only its events tell why.',
  wrong: example('privileged: true'),
  right: example('privileged: false'),
  *check(graph) {
    for (const namespace of graph.all('Namespace')) {
      const level = namespace.labels.get(ENFORCE);
      if (!isPodSecurityLevel(level)) continue;
      const minor = minorOf(namespace.labels.get(`${ENFORCE}-version`), graph);
      for (const pod of graph.podsIn(namespace.name)) {
        if (!pod.hasSpec || pod.owner.kind === 'PodTemplate') continue;
        const [first, ...more] = podSecurityViolations(level, podLike(pod), minor);
        if (first) yield refusal(pod, level, [first, ...more]);
      }
    }
  },
};

function refusal(pod: Pod, level: string, violations: ReturnType<typeof podSecurityViolations>): Violation {
  const { owner, namespace } = pod;
  const reasons = violations.map(({ control, message }) => `${message} (${control})`).join('; ');
  return {
    object: owner,
    field: pod.at(violations[0].field),
    message: `Namespace "${namespace}" admits no pod of ${owner.toString()} at level ${level}: ${reasons}.`,
  };
}

function podLike(pod: Pod) {
  const steps = pod.path.split('.').filter(Boolean);
  return { metadata: fieldsOf(at(pod.owner.manifest, ...steps, 'metadata')), spec: pod.spec };
}

/** The version that the namespace asks for, or the cluster's where that is older. */
function minorOf(version: string | undefined, { minor = Infinity }: Graph): number {
  const asked = /^v1\.(\d+)$/.exec(version ?? '')?.[1];
  return Math.min(asked === undefined ? Infinity : Number(asked), minor);
}
