import type { ApiObject } from 'cdk8s';
import type { ConstructTree } from './construct-tree';

/**
 * The built-in kinds that live outside of namespaces, and those of the Gateway API, by API group.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/ where their paths have no `/namespaces/{namespace}`
 */
const CLUSTER_SCOPED: Readonly<Record<string, readonly string[]>> = {
  core: ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume'],
  'admissionregistration.k8s.io': [
    'MutatingAdmissionPolicy',
    'MutatingAdmissionPolicyBinding',
    'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
    'ValidatingWebhookConfiguration',
  ],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'authentication.k8s.io': ['SelfSubjectReview', 'TokenReview'],
  'authorization.k8s.io': ['SelfSubjectAccessReview', 'SelfSubjectRulesReview', 'SubjectAccessReview'],
  'certificates.k8s.io': ['CertificateSigningRequest', 'ClusterTrustBundle'],
  'flowcontrol.apiserver.k8s.io': ['FlowSchema', 'PriorityLevelConfiguration'],
  'gateway.networking.k8s.io': ['GatewayClass'],
  'internal.apiserver.k8s.io': ['StorageVersion'],
  'networking.k8s.io': ['IngressClass', 'IPAddress', 'ServiceCIDR'],
  'node.k8s.io': ['RuntimeClass'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'resource.k8s.io': ['DeviceClass', 'DeviceTaintRule', 'ResourceSlice'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'],
  'storagemigration.k8s.io': ['StorageVersionMigration'],
};

const BUILT_IN: ReadonlySet<string> = new Set(
  Object.entries(CLUSTER_SCOPED).flatMap(([group, kinds]) => kinds.map((kind) => `${group}/${kind}`)),
);

/** Tells whether an object lives outside of namespaces, by its kind or by a CustomResourceDefinition in the app. */
export function clusterScope(tree: ConstructTree): (object: ApiObject) => boolean {
  const defined = new Set<string>();
  for (const { objects } of tree.charts) {
    for (const object of objects) {
      if (object.kind !== 'CustomResourceDefinition' || object.apiGroup !== 'apiextensions.k8s.io') continue;
      const { spec } = object.toJson() as {
        spec?: { scope?: string; group?: string; names?: { kind?: string } };
      };
      if (spec?.scope === 'Cluster') defined.add(`${spec.group}/${spec.names?.kind}`);
    }
  }
  return ({ apiGroup, kind }) => {
    const key = `${apiGroup}/${kind}`;
    return BUILT_IN.has(key) || defined.has(key);
  };
}
