import { objectRule } from '../object-rule';
import { fieldsOf } from '../graph/fields';
import { isClusterScoped } from '../syntax/cluster-scoped';

export const clusterScopedNamespace = objectRule({
  id: 'cluster-scoped-namespace',
  level: 'warning',
  title: 'A namespace on an object that lives outside of namespaces',
  why: 'The namespace is ignored: the object holds for the whole cluster, and one of the same name for another namespace overwrites it.',
  wrong: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: reader
  namespace: shop
rules:
  - apiGroups: ['']
    resources: [pods]
    verbs: [get]
`,
  right: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: reader
  namespace: shop
rules:
  - apiGroups: ['']
    resources: [pods]
    verbs: [get]
`,
  check(manifest, { object: { apiVersion, kind } }) {
    const { namespace } = fieldsOf(manifest.metadata);
    if (typeof namespace !== 'string' || namespace === '') return [];
    if (!isClusterScoped(apiVersion, kind)) return [];
    const local = kind.startsWith('Cluster') ? `, or make it a ${kind.slice('Cluster'.length)}` : '';
    return [
      {
        field: 'metadata.namespace',
        message: `a ${kind} lives outside of namespaces, got "${namespace}"`,
        hint: `Remove the namespace${/^Cluster(Role|RoleBinding|Issuer|SecretStore)$/.test(kind) ? local : ''}.`,
      },
    ];
  },
});
