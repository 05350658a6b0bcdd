import { placed } from '../graph/container';
import { listOf, at, fieldsOf, textOf } from '../graph/fields';
import type { Graph } from '../graph';
import type { GraphObject } from '../graph/graph-object';
import { missing } from '../graph/missing';
import type { Rule, Violation } from '../rule';

const example = (secret: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: entry
spec:
  tls:
    - hosts: [shop.example.org]
      secretName: ${secret}
  defaultBackend:
    service:
      name: web
      port:
        number: 80
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
---
apiVersion: v1
kind: Secret
metadata:
  name: shop-tls
type: kubernetes.io/tls
stringData:
  tls.crt: certificate
  tls.key: key
`;

export const tlsSecret: Rule = {
  id: 'tls-secret',
  level: 'error',
  title: 'A TLS Secret that does not exist or is none',
  why: 'The controller serves its own default certificate instead, which browsers distrust. A Certificate, or the cert-manager annotation on the Ingress, may make the Secret; otherwise it must be of type `kubernetes.io/tls`.',
  wrong: example('shop-cert'),
  right: example('shop-tls'),
  *check(graph) {
    for (const ingress of graph.all('networking.k8s.io/Ingress')) {
      for (const { path, fields } of placed(ingress.spec.tls, 'spec.tls')) {
        const name = textOf(fields.secretName);
        if (name) yield* problem(graph, ingress, ingress.namespace, name, `${path}.secretName`);
      }
    }
    for (const gateway of graph.all('gateway.networking.k8s.io/Gateway')) {
      for (const listener of placed(gateway.spec.listeners, 'spec.listeners')) {
        const refs = listOf(at(listener.fields, 'tls', 'certificateRefs'));
        for (const [index, ref] of refs.entries()) {
          const { kind = 'Secret', name, namespace } = fieldsOf(ref);
          if (kind !== 'Secret' || typeof name !== 'string' || name === '') continue;
          const field = `${listener.path}.tls.certificateRefs[${index}].name`;
          yield* problem(graph, gateway, textOf(namespace) || gateway.namespace, name, field);
        }
      }
    }
  },
};

function* problem(
  graph: Graph,
  object: GraphObject,
  namespace: string,
  name: string,
  field: string,
): Generator<Violation> {
  const secret = graph.secret(namespace, name);
  if (!secret) {
    const absence = missing(graph, 'Secret', namespace, name);
    const message = `${object} takes its certificate from Secret "${name}", which namespace "${namespace}" does not have.`;
    if (absence) yield { object, field, message, ...absence };
    return;
  }
  const type = textOf(secret.manifest.type) ?? 'Opaque';
  if (type === 'kubernetes.io/tls') return;
  const keys = [
    ...Object.keys(fieldsOf(secret.manifest.data)),
    ...Object.keys(fieldsOf(secret.manifest.stringData)),
  ];
  const works = keys.includes('tls.crt') && keys.includes('tls.key');
  yield {
    object,
    field,
    message: `${object} takes its certificate from Secret "${name}", which is of type ${type}.`,
    hint: 'It must be of type kubernetes.io/tls, with the keys tls.crt and tls.key.',
    level: works ? 'warning' : 'error',
  };
}
