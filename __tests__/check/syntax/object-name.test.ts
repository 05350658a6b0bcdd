import { isClusterScoped } from '../../../lib/check/syntax/cluster-scoped';
import { objectNameProblem } from '../../../lib/check/syntax/object-name';
import { removedApi } from '../../../lib/check/syntax/removed-apis';

describe('objectNameProblem', () => {
  it.each([
    [
      'v1',
      'Service',
      '1web',
      'must be lower-case letters, digits and "-", start with a letter and not end with "-"',
    ],
    [
      'v1',
      'Namespace',
      'a.b',
      'must be lower-case letters, digits and "-", with a letter or digit at both ends',
    ],
    [
      'batch/v1',
      'CronJob',
      'c'.repeat(53),
      'must be at most 52 characters (Kubernetes appends 11 to name its Jobs), has 53',
    ],
    [
      'batch/v1',
      'Job',
      'j'.repeat(64),
      'must be at most 63 characters (it labels its pods with its name), has 64',
    ],
    [
      'apps/v1',
      'StatefulSet',
      's'.repeat(53),
      'must be at most 52 characters (it labels its pods with its name and a hash), has 53',
    ],
    ['rbac.authorization.k8s.io/v1', 'Role', 'a/b', 'must not be "." or "..", nor contain "/" or "%"'],
  ])('refuses the name of a %s %s: %s', (apiVersion, kind, name, problem) => {
    expect(objectNameProblem(apiVersion, kind, name)).toBe(problem);
  });

  it.each([
    ['v1', 'ConfigMap', 'a.b.c'],
    ['v1', 'Service', 'web-1'],
    ['batch/v1', 'CronJob', 'c'.repeat(52)],
    ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:node'],
    ['image.openshift.io/v1', 'ImageStreamTag', 'web:1'],
    ['serving.knative.dev/v1', 'Service', '1web'],
  ])('takes the name of a %s %s: %s', (apiVersion, kind, name) => {
    expect(objectNameProblem(apiVersion, kind, name)).toBeUndefined();
  });
});

describe('isClusterScoped', () => {
  it('tells kinds of one name apart by their group', () => {
    expect(isClusterScoped('v1', 'Namespace')).toBe(true);
    expect(isClusterScoped('rbac.authorization.k8s.io/v1', 'ClusterRole')).toBe(true);
    expect(isClusterScoped('apps/v1', 'Deployment')).toBe(false);
    expect(isClusterScoped('example.org/v1', 'Namespace')).toBe(false);
    expect(isClusterScoped('constructor/v1', 'name')).toBe(false);
  });
});

describe('removedApi', () => {
  it('knows when an API version went and what took its place', () => {
    expect(removedApi('batch/v1beta1', 'CronJob')).toEqual({
      minor: 25,
      replacement: 'batch/v1',
      note: undefined,
    });
    expect(removedApi('extensions/v1beta1', 'Ingress')?.minor).toBe(22);
    expect(removedApi('extensions/v1beta1', 'Deployment')?.minor).toBe(16);
    expect(removedApi('policy/v1beta1', 'PodSecurityPolicy')).toEqual({
      minor: 25,
      replacement: undefined,
      note: 'Label namespaces with pod-security.kubernetes.io/enforce instead.',
    });
    expect(removedApi('batch/v1', 'CronJob')).toBeUndefined();
  });
});
