import { missingReferences } from '../graph/missing-reference';
import type { Rule } from '../rule';

export const missingClaim: Rule = {
  id: 'missing-claim',
  level: 'error',
  title: 'A PersistentVolumeClaim that does not exist',
  why: 'The pod stays Pending until somebody makes the claim. Pods see claims of their own namespace only.',
  wrong: `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: uploads
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 1Gi
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      volumeMounts:
        - name: data
          mountPath: /data
  volumes:
    - name: data
      persistentVolumeClaim:
        claimName: upload
`,
  right: `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: uploads
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 1Gi
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      volumeMounts:
        - name: data
          mountPath: /data
  volumes:
    - name: data
      persistentVolumeClaim:
        claimName: uploads
`,
  check: (graph) => missingReferences(graph, 'PersistentVolumeClaim'),
};
