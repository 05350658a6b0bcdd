import { textOf } from '../graph/fields';
import type { Rule } from '../rule';

export const duplicateMountPath: Rule = {
  id: 'duplicate-mount-path',
  level: 'error',
  title: 'Two volumes mounted at one path',
  why: 'The cluster refuses the pod: a container can see one volume at a path.',
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
          mountPath: /data
        - name: cache
          mountPath: /data
  volumes:
    - name: temp
      emptyDir: {}
    - name: cache
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
          mountPath: /data
        - name: cache
          mountPath: /cache
  volumes:
    - name: temp
      emptyDir: {}
    - name: cache
      emptyDir: {}
`,
  *check(graph) {
    for (const pod of graph.pods) {
      for (const container of pod.containers) {
        const taken = new Map<string, string>();
        for (const { path, fields } of container.elements('volumeMounts')) {
          const mountPath = textOf(fields.mountPath);
          if (!mountPath) continue;
          const other = taken.get(mountPath);
          if (other === undefined) taken.set(mountPath, textOf(fields.name) ?? '');
          else
            yield {
              object: pod.owner,
              field: `${path}.mountPath`,
              message: `Container "${container.name}" mounts volume "${textOf(fields.name) ?? ''}" at ${mountPath}, where volume "${other}" is mounted already.`,
              hint: 'Mount it at another path, or join both sources in one projected volume.',
            };
        }
      }
    }
  },
};
