import { objectRule } from '../object-rule';
import { dnsLabelProblem } from '../../names';
import { elementsOf, podSpecOf, type Placed } from '../syntax/pod-parts';

export const podPartName = objectRule({
  id: 'pod-part-name',
  level: 'error',
  title: 'A container or volume whose name is malformed or taken',
  why: 'The cluster refuses the pod. Init and ephemeral containers share one set of names with the others.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
    - name: web
      image: proxy:1.0.0
`,
  right: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
    - name: proxy
      image: proxy:1.0.0
`,
  check(_manifest, { pod }) {
    if (!pod) return [];
    return [
      ...nameProblems('container', pod?.containers ?? []),
      ...nameProblems('volume', elementsOf(podSpecOf(pod), 'volumes')),
    ];
  },
});

function nameProblems(noun: string, parts: readonly Placed[]) {
  const first = new Map<string, string>();
  return parts.flatMap(({ path, fields: { name } }) => {
    if (typeof name !== 'string') return [];
    const field = `${path}.name`;
    const taken = first.get(name);
    if (taken) return [{ field, message: `the ${noun} name "${name}" is taken by ${taken}` }];
    first.set(name, path);
    const problem = dnsLabelProblem(name);
    return problem
      ? [{ field, message: `the name of a ${noun} ${problem}, got ${JSON.stringify(name)}` }]
      : [];
  });
}
