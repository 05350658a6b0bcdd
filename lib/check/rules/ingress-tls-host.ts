import { nearest } from '../../nearest';
import { placed } from '../graph/container';
import { listOf, textOf } from '../graph/fields';
import type { Rule } from '../rule';

const example = (host: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: entry
spec:
  tls:
    - hosts:
        - ${host}
      secretName: shop-tls
  rules:
    - host: shop.example.org
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
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
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: shop
spec:
  secretName: shop-tls
  dnsNames: [shop.example.org]
  issuerRef:
    name: letsencrypt
`;

export const ingressTlsHost: Rule = {
  id: 'ingress-tls-host',
  level: 'warning',
  title: 'A TLS host that no rule of the Ingress serves',
  why: 'The certificate is for a host without routes, and the host with routes is served with the default certificate of the controller, which browsers distrust.',
  wrong: example('shop.example.com'),
  right: example('shop.example.org'),
  *check(graph) {
    for (const ingress of graph.all('networking.k8s.io/Ingress')) {
      const hosts = placed(ingress.spec.rules, '').map(({ fields }) => textOf(fields.host) ?? '');
      if (hosts.length === 0 || hosts.includes('')) continue;
      for (const { path, fields } of placed(ingress.spec.tls, 'spec.tls')) {
        for (const [index, host] of listOf(fields.hosts).entries()) {
          if (
            typeof host !== 'string' ||
            hosts.some((served) => covers(host, served) || covers(served, host))
          )
            continue;
          const meant = nearest(host, hosts);
          yield {
            object: ingress,
            field: `${path}.hosts[${index}]`,
            message: `Ingress "${ingress.name}" has a certificate for ${host}, but no rule for it.`,
            hint: meant === undefined ? `Its rules are for ${hosts.join(', ')}.` : `Did you mean ${meant}?`,
          };
        }
      }
    }
  },
};

/** Whether a host that may start with `*.` stands for another. */
function covers(wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  return wide.startsWith('*.') && narrow.slice(narrow.indexOf('.')) === wide.slice(1);
}
