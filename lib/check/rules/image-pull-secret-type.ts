import { textOf } from '../graph/fields';
import { referencesOf } from '../graph/references';
import type { Rule } from '../rule';

const example = (type: string, key: string) => `apiVersion: v1
kind: Secret
metadata:
  name: registry
type: ${type}
stringData:
  ${key}: '{"auths":{}}'
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  imagePullSecrets:
    - name: registry
  containers:
    - name: web
      image: registry.example.org/web:1.0.0
`;

const TYPES = new Set(['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg']);

export const imagePullSecretType: Rule = {
  id: 'image-pull-secret-type',
  level: 'error',
  title: 'A pull secret that holds no registry login',
  why: 'The kubelet passes over Secrets of other types, so that a private image cannot be pulled.',
  wrong: example('Opaque', 'config.json'),
  right: example('kubernetes.io/dockerconfigjson', '.dockerconfigjson'),
  *check(graph) {
    for (const pod of graph.pods) {
      for (const { type, name, field } of referencesOf(pod)) {
        if (type !== 'Secret' || !field.includes('imagePullSecrets')) continue;
        const secret = graph.secret(pod.namespace, name);
        const secretType = textOf(secret?.manifest.type) ?? 'Opaque';
        if (!secret || TYPES.has(secretType)) continue;
        yield {
          object: pod.owner,
          field,
          message: `${pod.owner} pulls images with Secret "${name}", which is of type ${secretType}.`,
          hint: 'It must be of type kubernetes.io/dockerconfigjson (kubectl create secret docker-registry).',
        };
      }
    }
  },
};
