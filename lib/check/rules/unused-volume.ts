import { textOf } from '../graph/fields';
import { volumeNames } from '../graph/volumes';
import type { Rule } from '../rule';

export const unusedVolume: Rule = {
  id: 'unused-volume',
  level: 'warning',
  title: 'A volume that no container mounts',
  why: 'Nothing can read it, and the pod still waits for it: a missing Secret behind it keeps the pod from starting.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
  volumes:
    - name: temp
      emptyDir: {}
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
      if (pod.volumes.length === 0) continue;
      const mounted = new Set<string>();
      for (const container of pod.containers) {
        for (const list of ['volumeMounts', 'volumeDevices'])
          for (const { fields } of container.elements(list)) mounted.add(textOf(fields.name) ?? '');
      }
      const names = volumeNames(pod);
      // A mount with a typing error in its name is a finding of its own.
      if ([...mounted].some((name) => !names.has(name))) continue;
      for (const { path, fields } of pod.volumes) {
        const name = textOf(fields.name);
        if (!name || mounted.has(name)) continue;
        yield {
          object: pod.owner,
          field: path,
          message: `No container of ${pod.owner} mounts volume "${name}".`,
          hint: 'Mount it, or remove it.',
        };
      }
    }
  },
};
