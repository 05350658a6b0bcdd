import { dns1035LabelProblem, dnsLabelProblem, dnsSubdomainProblem } from '../../names';

type NameRule = (name: string) => string | undefined;

/** Names that are nothing but a part of a path, such as `system:node`. */
const PATH_SEGMENTS = new Set([
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/RoleBinding',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'certificates.k8s.io/CertificateSigningRequest',
]);

const RULES: Readonly<Record<string, NameRule>> = {
  '/Namespace': dnsLabelProblem,
  '/Service': dns1035LabelProblem,
  // The names of its Jobs end in 11 more characters and must be at most 63 themselves.
  'batch/CronJob': limited(52, 'Kubernetes appends 11 to name its Jobs'),
  'batch/Job': limited(63, 'it labels its pods with its name'),
  // Pods carry the name and a hash as their label controller-revision-hash.
  'apps/StatefulSet': limited(52, 'it labels its pods with its name and a hash'),
};

/** What is wrong with the name of an object of a kind, in words that continue "the name …", or `undefined`. */
export function objectNameProblem(apiVersion: string, kind: string, name: string): string | undefined {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const key = `${group}/${kind}`;
  if (PATH_SEGMENTS.has(key) || group.endsWith('openshift.io')) return pathSegmentProblem(name);
  return Object.hasOwn(RULES, key) ? RULES[key](name) : dnsSubdomainProblem(name);
}

function pathSegmentProblem(name: string): string | undefined {
  return name === '.' || name === '..' || /[/%]/.test(name)
    ? 'must not be "." or "..", nor contain "/" or "%"'
    : undefined;
}

function limited(length: number, reason: string): NameRule {
  return (name) =>
    dnsSubdomainProblem(name) ??
    (name.length > length
      ? `must be at most ${length} characters (${reason}), has ${name.length}`
      : undefined);
}
