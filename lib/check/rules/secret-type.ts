import { objectRule } from '../object-rule';
import { fieldsOf, textOf } from '../graph/fields';

/** The keys that a type asks for; of those in one row, one is enough. */
const KEYS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'kubernetes.io/tls': [['tls.crt'], ['tls.key']],
  'kubernetes.io/dockercfg': [['.dockercfg']],
  'kubernetes.io/dockerconfigjson': [['.dockerconfigjson']],
  'kubernetes.io/basic-auth': [['username', 'password']],
  'kubernetes.io/ssh-auth': [['ssh-privatekey']],
};

export const secretType = objectRule({
  id: 'secret-type',
  level: 'error',
  title: 'A Secret that lacks the keys of its type',
  why: 'The cluster refuses a typed Secret without them.',
  wrong: `apiVersion: v1
kind: Secret
metadata:
  name: web
type: kubernetes.io/basic-auth
stringData:
  user: admin
`,
  right: `apiVersion: v1
kind: Secret
metadata:
  name: web
type: kubernetes.io/basic-auth
stringData:
  username: admin
`,
  check(manifest) {
    if (manifest.apiVersion !== 'v1' || manifest.kind !== 'Secret') return [];
    const type = textOf(manifest.type) ?? '';
    if (!Object.hasOwn(KEYS, type)) return [];
    const keys = { ...fieldsOf(manifest.data), ...fieldsOf(manifest.stringData) };
    const missing = KEYS[type].filter(
      (alternatives) => !alternatives.some((key) => Object.hasOwn(keys, key)),
    );
    if (missing.length === 0) return [];
    const wanted = missing.map((alternatives) => alternatives.join(' or ')).join(' and ');
    return [{ field: 'type', message: `a Secret of type ${type} must have ${wanted}` }];
  },
});
