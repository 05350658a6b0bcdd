import { shown } from '../shown';
import { objectRule } from '../object-rule';
import { environmentNameProblem } from '../../names';
import { elementsOf } from '../syntax/pod-parts';

/** The first Kubernetes 1.x that lets a name be anything printable but "=". */
const RELAXED = 32;

export const environmentName = objectRule({
  id: 'environment-name',
  level: 'error',
  title: 'A malformed name of an environment variable',
  why: 'The cluster refuses the pod. From Kubernetes 1.32 it takes nearly every name, but shells and most programs do not; tell the version with `--kubernetes 1.32` to be asked for no more than the cluster does.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      env:
        - name: LOG LEVEL
          value: info
`,
  right: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      env:
        - name: LOG_LEVEL
          value: info
`,
  check(_manifest, { minor = 0, pod }) {
    const problemOf = minor < RELAXED ? environmentNameProblem : relaxedProblem;
    return (pod?.containers ?? []).flatMap((container) =>
      elementsOf(container, 'env').flatMap(({ path, fields: { name } }) => {
        const problem = typeof name === 'string' ? problemOf(name) : undefined;
        const message = `the name of an environment variable ${problem}, got ${shown(name)}`;
        return problem ? [{ field: `${path}.name`, message }] : [];
      }),
    );
  },
});

function relaxedProblem(name: string): string | undefined {
  return /^[ -<>-~]+$/.test(name) ? undefined : 'must be printable ASCII without "="';
}
