import { fieldsOf, textOf } from '../graph/fields';
import { missing } from '../graph/missing';
import type { Rule } from '../rule';

const RBAC = 'rbac.authorization.k8s.io';

const example = (role: string) => `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: config-reader
rules:
  - apiGroups: ['']
    resources: [configmaps]
    verbs: [get]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: web-reads-config
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ${role}
subjects:
  - kind: User
    apiGroup: rbac.authorization.k8s.io
    name: jane
`;

/** ClusterRoles that every cluster has; more come with `system:` in front. */
const BUILT_IN = new Set(['cluster-admin', 'admin', 'edit', 'view']);

export const roleRef: Rule = {
  id: 'role-ref',
  level: 'error',
  title: 'A binding of a role that does not exist',
  why: 'The binding is accepted and grants nothing: requests are answered with Forbidden. A RoleBinding finds Roles of its own namespace, and ClusterRoles; a ClusterRoleBinding finds ClusterRoles only.',
  wrong: example('config-read'),
  right: example('config-reader'),
  *check(graph) {
    for (const bindingKind of ['RoleBinding', 'ClusterRoleBinding']) {
      for (const binding of graph.all(`${RBAC}/${bindingKind}`)) {
        const { kind, name } = fieldsOf(binding.manifest.roleRef);
        const role = textOf(name);
        if (!role || (kind !== 'Role' && kind !== 'ClusterRole')) continue;
        if (kind === 'ClusterRole' && (BUILT_IN.has(role) || role.includes(':'))) continue;
        const namespace = kind === 'Role' ? binding.namespace : '';
        if (kind === 'Role' && bindingKind === 'ClusterRoleBinding') {
          yield {
            object: binding,
            field: 'roleRef.kind',
            message: `${binding} refers to Role "${role}", but a ClusterRoleBinding grants ClusterRoles only.`,
            hint: 'Make it a RoleBinding, or refer to a ClusterRole.',
          };
          continue;
        }
        const absence = missing(graph, `${RBAC}/${kind}`, namespace, role);
        if (!absence) continue;
        const otherKind = kind === 'Role' ? 'ClusterRole' : 'Role';
        const other = graph.find(`${RBAC}/${otherKind}`, kind === 'Role' ? '' : binding.namespace, role);
        const place =
          kind === 'Role' ? `which namespace "${namespace}" does not have` : 'which does not exist';
        yield {
          object: binding,
          field: 'roleRef.name',
          message: `${binding} grants ${kind} "${role}", ${place}.`,
          ...absence,
          ...(other && { hint: `There is a ${otherKind} of that name: set roleRef.kind.` }),
        };
      }
    }
  },
};
