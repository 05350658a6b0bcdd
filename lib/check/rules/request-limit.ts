import { objectRule } from '../object-rule';
import { fieldPath } from '../schema/field-path';
import { partOf, podSpecOf, type Placed } from '../syntax/pod-parts';
import { quantityValue } from '../syntax/quantity';

export const requestLimit = objectRule({
  id: 'request-limit',
  level: 'error',
  title: 'A request above its limit',
  why: 'The cluster refuses the pod. Of huge pages and devices, request and limit must even be equal.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      resources:
        requests:
          cpu: 2
        limits:
          cpu: 500m
`,
  right: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      resources:
        requests:
          cpu: 250m
        limits:
          cpu: 500m
`,
  check(_manifest, { pod }) {
    if (!pod) return [];
    return [...(pod?.containers ?? []), podSpecOf(pod)].flatMap(overcommitted);
  },
});

function overcommitted(part: Placed) {
  const resources = partOf(part, 'resources');
  const requests = partOf(resources, 'requests');
  const limits = partOf(resources, 'limits').fields;
  return Object.keys(requests.fields).flatMap((resource) => {
    const request = quantityValue(requests.fields[resource]);
    const limit = quantityValue(limits[resource]);
    const field = fieldPath(requests.path, resource);
    if (request === undefined || (limits[resource] != null && limit === undefined)) return [];
    if (mustMatch(resource)) {
      if (request === limit) return [];
      const got = `${String(requests.fields[resource])} and ${String(limits[resource] ?? 'no limit')}`;
      return [{ field, message: `request and limit of ${resource} must be equal, got ${got}` }];
    }
    if (limit === undefined || request <= limit) return [];
    return [
      {
        field,
        message: `the request of ${String(requests.fields[resource])} ${resource} is above the limit of ${String(limits[resource])}`,
      },
    ];
  });
}

/** Whether a resource cannot be overcommitted: huge pages, and everything that is not Kubernetes' own. */
function mustMatch(resource: string): boolean {
  return (
    resource.startsWith('hugepages-') || (resource.includes('/') && !resource.startsWith('kubernetes.io/'))
  );
}
