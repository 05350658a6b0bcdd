import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Gateway, IngressRoute, Microservice, SecretFromFile } from '../../lib';
import { manifest, newChart } from '../render';
import { selfSigned } from './self-signed';

const DAY = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + days * DAY);
const folder = mkdtempSync(join(tmpdir(), 'tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

const good = selfSigned(['shop.example.com', '*.shop.example.com'], inDays(-1), inDays(90));

function secret(chart: ReturnType<typeof newChart>, content: Record<string, string>) {
  const files = Object.fromEntries(
    Object.entries(content).map(([key, text]) => {
      writeFileSync(join(folder, key), text);
      return [key, join(folder, key)];
    }),
  );
  return new SecretFromFile(chart, 'cert', { files });
}

function problems(content: Record<string, string>, host: string | readonly string[] = 'shop.example.com') {
  const chart = newChart();
  const api = new Microservice(chart, 'api', { image: 'acme/api:1', ports: { http: 8080 } });
  const route = new IngressRoute(chart, 'entry', { host, paths: { '/': api }, tls: secret(chart, content) });
  return route.node.validate();
}

const files = ({ crt, key }: { crt: string; key: string }) => ({ 'tls.crt': crt, 'tls.key': key });

test('a certificate that is for the hosts is taken', () => {
  expect(problems(files(good), ['shop.example.com', '*.shop.example.com', 'api.shop.example.com'])).toEqual(
    [],
  );
});

test('a certificate must be for every host, those that come later too', () => {
  const names = 'it is for shop.example.com, *.shop.example.com';
  expect(problems(files(good), ['shop.example.com', 'example.com', '*.example.com'])).toEqual([
    `certificate in cert must be for example.com, ${names}`,
    `certificate in cert must be for *.example.com, ${names}`,
  ]);
  const chart = newChart();
  const api = new Microservice(chart, 'api', { image: 'acme/api:1', ports: { http: 8080 } });
  const route = new IngressRoute(chart, 'entry', { tls: secret(chart, files(good)) });
  route.addPath('/', api, { host: 'late.example.com' });
  expect(route.node.validate()).toEqual([`certificate in cert must be for late.example.com, ${names}`]);
});

test('a certificate must not be expired, nor lie in the future', () => {
  const [from, to] = [inDays(-9), inDays(-1)];
  expect(problems(files(selfSigned(['shop.example.com'], from, to)))).toEqual([
    `certificate in cert expired on ${to.toISOString()}`,
  ]);
  const [soon, later] = [inDays(1), inDays(99)];
  expect(problems(files(selfSigned(['shop.example.com'], soon, later)))).toEqual([
    `certificate in cert is not valid before ${soon.toISOString()}`,
  ]);
});

test.each([
  [29, 1],
  [31, 0],
])('%i days before its end, there are %i warnings', (days, count) => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation();
  const to = new Date(inDays(days).getTime() + DAY / 2);
  expect(problems(files(selfSigned(['shop.example.com'], inDays(-1), to)))).toEqual([]);
  const said = [`certificate in cert expires in 29 days, on ${to.toISOString()}`, 'CertificateWarning'];
  expect(warn.mock.calls).toEqual(count === 1 ? [said] : []);
  warn.mockRestore();
});

test('certificate and key must belong together, and be what they are called', () => {
  const other = selfSigned(['shop.example.com'], inDays(-1), inDays(90));
  const unmatched = "certificate in cert must be that of its key, tls.key is another's or none";
  expect(problems(files({ crt: good.crt, key: other.key }))).toEqual([unmatched]);
  expect(problems(files({ crt: good.crt, key: 'no key' }))).toEqual([unmatched]);
  expect(problems(files({ crt: 'no certificate', key: good.key }))).toEqual([
    'certificate in cert must be an X.509 certificate in PEM, tls.crt is none',
  ]);
  expect(() => problems({ 'server.pem': good.crt })).toThrow(
    'shop/entry: tls must have the keys tls.crt and tls.key, cert has server.pem',
  );
});

test('a listener of a Gateway is as strict', () => {
  const chart = newChart();
  const tls = secret(chart, files(good));
  const gateway = new Gateway(chart, 'edge', {
    gatewayClass: 'eg',
    listeners: { https: { port: 443, host: 'www.example.com', tls } },
  });
  expect(gateway.node.validate()).toEqual([
    'certificate in cert must be for www.example.com, it is for shop.example.com, *.shop.example.com',
  ]);
});

describe('cert-manager', () => {
  test('is asked for a certificate for all hosts of a route', () => {
    const chart = newChart({ namespace: 'shop' });
    const api = new Microservice(chart, 'api', { image: 'acme/api:1', ports: { http: 8080 } });
    const route = new IngressRoute(chart, 'entry', {
      host: 'a.example.com',
      paths: { '/': api },
      tls: { issuer: 'letsencrypt' },
    });
    route.addPath('/', api, { host: 'b.example.com' });
    const hosts = ['a.example.com', 'b.example.com'];
    expect(manifest(chart, 'Certificate')).toEqual({
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'entry-tls', namespace: 'shop' },
      spec: {
        secretName: 'entry-tls',
        dnsNames: hosts,
        issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' },
      },
    });
    expect(manifest(chart, 'Ingress').spec.tls).toEqual([{ hosts, secretName: 'entry-tls' }]);
  });

  test('is asked for one for a listener', () => {
    const chart = newChart();
    new Gateway(chart, 'edge', {
      gatewayClass: 'eg',
      listeners: { web: { port: 443, host: 'a.example.com', tls: { issuer: 'own', kind: 'Issuer' } } },
    });
    expect(manifest(chart, 'Certificate').spec).toEqual({
      secretName: 'edge-web',
      dnsNames: ['a.example.com'],
      issuerRef: { name: 'own', kind: 'Issuer' },
    });
    expect(manifest(chart, 'Gateway').spec.listeners[0].tls).toEqual({
      certificateRefs: [{ name: 'edge-web' }],
    });
  });

  test('cannot be asked without a host', () => {
    const chart = newChart();
    const gateway = new Gateway(chart, 'edge', {
      gatewayClass: 'eg',
      listeners: { web: { port: 443, tls: { issuer: 'own' } } },
    });
    expect(gateway.node.validate()).toEqual(['tls of issuer own needs a host to ask a certificate for']);
  });
});
