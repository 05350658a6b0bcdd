import { type IngressPath, ingressPaths } from '../graph/backend';
import { textOf } from '../graph/fields';
import type { GraphObject } from '../graph/graph-object';
import type { Rule } from '../rule';

const example = (path: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: entry
spec:
  rules:
    - host: shop.example.org
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: &web
              service:
                name: web
                port:
                  number: 80
          - path: ${path}
            pathType: Prefix
            backend: *web
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
`;

export const ingressPathCollision: Rule = {
  id: 'ingress-path-collision',
  level: 'error',
  title: 'One host and path twice',
  why: 'Only one of the two gets the requests, and which one depends on the controller; some refuse the second Ingress.',
  wrong: example('/'),
  right: example('/admin'),
  *check(graph) {
    const owners = new Map<string, GraphObject>();
    for (const ingress of graph.all('networking.k8s.io/Ingress')) {
      // What annotations make of a path (canary weights, header matches, rewrites) is for the controller to know.
      if ([...ingress.annotations.keys()].some((key) => /canary|conditions\./.test(key))) continue;
      for (const path of ingressPaths(ingress)) {
        const key = `${classOf(ingress)} ${path.host} ${path.pathType} ${normalised(path)}`;
        const owner = owners.get(key);
        if (!owner) {
          owners.set(key, ingress);
          continue;
        }
        if (owner !== ingress && owner.name === ingress.name && owner.namespace === ingress.namespace)
          continue;
        const place = owner === ingress ? 'another of its rules' : whereabouts(owner, ingress);
        yield {
          object: ingress,
          field: `${path.path}.path`,
          message: `Ingress "${ingress.name}" routes ${path.host || '*'}${path.prefix}, which ${place} routes already.`,
          hint: 'Change the host or the path of one of them.',
        };
      }
    }
  },
};

function classOf({ spec, annotations }: GraphObject): string {
  return textOf(spec.ingressClassName) ?? annotations.get('kubernetes.io/ingress.class') ?? '';
}

/** To a prefix, a slash at its end makes no difference. */
function normalised({ prefix, pathType }: IngressPath): string {
  return pathType === 'Prefix' && prefix !== '/' ? prefix.replace(/\/$/, '') : prefix;
}

function whereabouts(owner: GraphObject, other: GraphObject): string {
  return owner.namespace === other.namespace ? String(owner) : `${owner} in namespace "${owner.namespace}"`;
}
