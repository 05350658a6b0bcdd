import { nearest } from '../../nearest';
import { volumeNames } from '../graph/volumes';
import { textOf } from '../graph/fields';
import type { Rule } from '../rule';

export const volumeMount: Rule = {
  id: 'volume-mount',
  level: 'error',
  title: 'A mount of a volume that the pod does not have',
  why: 'The cluster refuses the pod. Volumes come from `volumes`, or from `volumeClaimTemplates` of a StatefulSet.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      volumeMounts:
        - name: temp
          mountPath: /tmp
`,
  right: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      volumeMounts:
        - name: temp
          mountPath: /tmp
  volumes:
    - name: temp
      emptyDir: {}
`,
  *check(graph) {
    for (const pod of graph.pods) {
      const names = volumeNames(pod);
      for (const container of pod.containers) {
        for (const list of ['volumeMounts', 'volumeDevices']) {
          for (const { path, fields } of container.elements(list)) {
            const name = textOf(fields.name);
            if (!name || names.has(name)) continue;
            const closest = nearest(name, names);
            yield {
              object: pod.owner,
              field: `${path}.name`,
              message: `Container "${container.name}" mounts volume "${name}", which the pod does not have.`,
              hint:
                closest !== undefined
                  ? `Did you mean "${closest}"?`
                  : `Add it to ${pod.at('spec.volumes')}${names.size > 0 ? `, which has ${[...names].join(', ')}` : ''}.`,
            };
          }
        }
      }
    }
  },
};
