import { placed } from '../graph/container';
import { textOf } from '../graph/fields';
import { missing } from '../graph/missing';
import type { Rule } from '../rule';

const example = (account: string) => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: web-views
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
  - kind: ServiceAccount
    name: ${account}
    namespace: default
`;

/** Controllers of the control plane run as accounts that the cluster makes. */
const SYSTEM = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

export const roleSubject: Rule = {
  id: 'role-subject',
  level: 'error',
  title: 'A binding for a ServiceAccount that does not exist',
  why: 'The binding is accepted and nobody gets its permissions: requests of the pods are answered with Forbidden. ServiceAccounts are looked up in the `namespace` of the subject.',
  wrong: example('website'),
  right: example('web'),
  *check(graph) {
    for (const kind of ['RoleBinding', 'ClusterRoleBinding']) {
      for (const binding of graph.all(`rbac.authorization.k8s.io/${kind}`)) {
        for (const { path, fields } of placed(binding.manifest.subjects, 'subjects')) {
          const name = textOf(fields.name);
          if (fields.kind !== 'ServiceAccount' || !name || name === 'default') continue;
          const namespace = textOf(fields.namespace) || binding.namespace;
          if (namespace === '' || SYSTEM.has(namespace)) continue;
          const absence = missing(graph, 'ServiceAccount', namespace, name);
          if (!absence) continue;
          const message = `${binding} is for ServiceAccount "${name}", which namespace "${namespace}" does not have.`;
          const misplaced = absence.because && absence.because.namespace !== namespace;
          yield {
            object: binding,
            field: `${path}.${misplaced ? 'namespace' : 'name'}`,
            message,
            ...absence,
          };
        }
      }
    }
  },
};
