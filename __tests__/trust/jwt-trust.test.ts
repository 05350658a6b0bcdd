import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { JwtTrust, type JwtTrustProps, Microservice } from '../../lib';
import { Graph } from '../../lib/check/graph';
import { manifest, manifests, newChart } from '../render';

const http = { image: 'acme/api:1', ports: { http: 8080 } };
const baseDir = mkdtempSync(join(tmpdir(), 'trust-'));
afterAll(() => rmSync(baseDir, { recursive: true }));

function keep(file: string, key: KeyObject): string {
  const type = key.type === 'private' ? 'pkcs8' : 'spki';
  writeFileSync(join(baseDir, file), key.export({ type, format: 'pem' } as never) as string);
  return file;
}

const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
const now = ec('P-256');
const before = ec('P-256');
keep('now.pem', now.privateKey);
keep('before.pem', before.privateKey);
keep('before.pub', before.publicKey);

function shop(props: Partial<JwtTrustProps> = {}) {
  const chart = newChart({ namespace: 'shop' });
  const [auth, api, web] = ['auth', 'api', 'web'].map((name) => new Microservice(chart, name, http));
  const trust = new JwtTrust(chart, 'trust', {
    issuer: auth,
    verifiers: [api],
    key: 'now.pem',
    baseDir,
    ...props,
  });
  return { chart, auth, api, web, trust };
}

const containerOf = (chart: Chart, name: string) =>
  manifest(chart, 'Deployment', name).spec.template.spec.containers[0];
const envOf = (chart: Chart, name: string): Record<string, string> =>
  Object.fromEntries(
    (containerOf(chart, name).env ?? []).map((one: { name: string; value: string }) => [one.name, one.value]),
  );

/** Files and environment of a container, as the kubelet gives them; the files are below `root`. */
function started(chart: Chart, name: string, root: string): Record<string, string> {
  const { volumes } = manifest(chart, 'Deployment', name).spec.template.spec;
  for (const { name: volume, mountPath } of containerOf(chart, name).volumeMounts) {
    const { secret, configMap } = volumes.find((one: { name: string }) => one.name === volume);
    const data: Record<string, string> = secret
      ? manifest(chart, 'Secret', secret.secretName).data
      : configMap
        ? manifest(chart, 'ConfigMap', configMap.name).data
        : {};
    for (const [key, value] of Object.entries(data)) {
      const file = join(root, mountPath, key);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, secret ? Buffer.from(value, 'base64') : value);
    }
  }
  return { ...envOf(chart, name), ROOT: root };
}

/** Runs a service that knows nothing but its files and environment. jose is of ES modules alone, which Jest does not load. */
function run(env: Record<string, string>, body: string, ...args: string[]): string {
  const script = `
    import * as jose from 'jose';
    import { readFileSync } from 'node:fs';
    const { ROOT, JWT_ALGORITHM: alg, JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = process.env;
    const [token] = process.argv.slice(1);
    ${body}`;
  const options = { encoding: 'utf8', env } as const;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script, ...args], options).trim();
}

const SIGN = `
  const key = await jose.importPKCS8(readFileSync(ROOT + process.env.JWT_KEY_FILE, 'utf8'), alg);
  const jwt = new jose.SignJWT({}).setSubject('alice').setIssuer(issuer).setExpirationTime('1m');
  if (audience) jwt.setAudience(audience);
  console.log(await jwt.setProtectedHeader({ alg, kid: process.env.JWT_KEY_ID }).sign(key));`;

const VERIFY = `
  const jwks = jose.createLocalJWKSet(JSON.parse(readFileSync(ROOT + process.env.JWT_JWKS_FILE, 'utf8')));
  const checks = { algorithms: [alg], issuer, audience };
  console.log(await jose.jwtVerify(token, jwks, checks).then(({ payload }) => payload.sub, ({ code }) => code));`;

const THUMBPRINTS = `
  const { keys } = JSON.parse(readFileSync(ROOT + process.env.JWT_JWKS_FILE, 'utf8'));
  console.log(JSON.stringify(await Promise.all(keys.map((jwk) => jose.calculateJwkThumbprint(jwk)))));`;

test('a token that the issuer signs with what is mounted is verified with what is mounted', () => {
  const { chart } = shop({ aud: 'shop' });
  const token = run(started(chart, 'auth', join(baseDir, 'auth')), SIGN);
  expect(run(started(chart, 'api', join(baseDir, 'api')), VERIFY, token)).toBe('alice');
});

test('tokens of the last key stay valid while the new one signs, and others never are', () => {
  const last = shop({ key: 'before.pem' });
  const rotated = shop({ alsoTrusted: ['before.pub'] });
  const foreign = shop({ key: keep('foreign.pem', ec('P-256').privateKey) });
  const sign = ({ chart }: typeof last, as: string) => run(started(chart, 'auth', join(baseDir, as)), SIGN);
  const api = started(rotated.chart, 'api', join(baseDir, 'rotated-api'));
  expect(run(api, VERIFY, sign(last, 'last'))).toBe('alice');
  expect(run(api, VERIFY, sign(rotated, 'rotated'))).toBe('alice');
  expect(run(api, VERIFY, sign(foreign, 'foreign'))).toBe('ERR_JWKS_NO_MATCHING_KEY');
});

test.each([
  ['P-384', ec('P-384'), 'ES384'],
  ['P-521', ec('P-521'), 'ES512'],
  ['Ed25519', generateKeyPairSync('ed25519'), 'EdDSA'],
  ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 }), 'RS256'],
])('the algorithm is that of the key: %s', (kind, pair, algorithm) => {
  const { chart, trust } = shop({ key: keep(`${kind}.pem`, pair.privateKey) });
  expect(trust.algorithm).toBe(algorithm);
  const token = run(started(chart, 'auth', join(baseDir, `${kind}-auth`)), SIGN);
  expect(run(started(chart, 'api', join(baseDir, `${kind}-api`)), VERIFY, token)).toBe('alice');
});

test('ids of keys are their thumbprints, the same whichever side of a key is given', () => {
  const { chart, trust } = shop({ alsoTrusted: ['before.pem'] });
  const thumbprints = JSON.parse(run(started(chart, 'api', join(baseDir, 'ids')), THUMBPRINTS));
  expect(trust.keys.map(({ kid }) => kid)).toEqual(thumbprints);
  expect(shop({ alsoTrusted: ['before.pub'] }).trust.keys).toEqual(trust.keys);
  expect(envOf(chart, 'auth').JWT_KEY_ID).toBe(thumbprints[0]);
});

test('the private key reaches nobody but the issuer', () => {
  const { chart, trust, auth } = shop({ alsoTrusted: ['before.pem'] });
  const graph = new Graph(manifests(chart));
  const holders = [...graph.pods].filter(({ spec }) =>
    JSON.stringify(spec).includes(`"${trust.secret.name}"`),
  );
  expect(holders.map(({ owner }) => owner.name)).toEqual([auth.name]);
  const published = JSON.parse(manifest(chart, 'ConfigMap').data['jwks.json']);
  expect(Object.keys(published.keys[0]).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  const secrets = [now, before].map(({ privateKey }) => privateKey.export({ format: 'jwk' }).d as string);
  const open = JSON.stringify(manifests(chart).filter(({ kind }) => kind !== 'Secret'));
  expect(secrets.filter((secret) => open.includes(secret))).toEqual([]);
});

test('everyone is told what to insist on, once, and nobody else is told anything', () => {
  const { chart, auth, trust } = shop();
  trust.verifiedBy(auth);
  const { kid } = trust.keys[0];
  const common = { JWT_ALGORITHM: 'ES256', JWT_ISSUER: 'auth' };
  const jwks = { JWT_JWKS_FILE: '/etc/jwt/trusted/jwks.json' };
  expect(envOf(chart, 'api')).toEqual({ ...common, ...jwks });
  const signing = { JWT_KEY_FILE: '/etc/jwt/signing/key.pem', JWT_KEY_ID: kid };
  expect(envOf(chart, 'auth')).toEqual({ ...common, ...signing, ...jwks });
  expect(envOf(chart, 'web')).toEqual({});
});

test('every namespace of a verifier has a copy of the public keys', () => {
  const app = new App();
  const [a, b] = ['a', 'b'].map((namespace) => new Chart(app, namespace, { namespace }));
  const issuer = new Microservice(a, 'auth', http);
  const verifiers = ['one', 'two'].map((name) => new Microservice(b, name, http));
  new JwtTrust(a, 'trust', { issuer, verifiers, key: 'now.pem', baseDir }).verifiedBy(issuer);
  const copies = manifests(a).filter(({ kind }) => kind === 'ConfigMap');
  expect(copies.map(({ metadata }) => metadata)).toEqual([
    { name: 'trust-jwks', namespace: 'b' },
    { name: 'trust-jwks', namespace: 'a' },
  ]);
});

test('looks at all props', () => {
  const chart = newChart();
  const [issuer, verifier] = ['auth', 'api'].map((name) => new Microservice(chart, name, http));
  const props: Required<JwtTrustProps> = {
    issuer,
    verifiers: [verifier],
    key: 'RSA.pem',
    alsoTrusted: [],
    algorithm: 'PS256',
    iss: 'https://auth.example.com',
    aud: 'shop',
    mountPath: '/keys',
    baseDir,
    name: 'tokens',
  };
  new JwtTrust(chart, 'trust', props);
  expect(manifest(chart, 'Secret').metadata.name).toBe('tokens');
  expect(manifest(chart, 'ConfigMap').metadata.name).toBe('tokens-jwks');
  expect(envOf(chart, 'api')).toEqual({
    JWT_ALGORITHM: 'PS256',
    JWT_ISSUER: 'https://auth.example.com',
    JWT_AUDIENCE: 'shop',
    JWT_JWKS_FILE: '/keys/trusted/jwks.json',
  });
  expect(envOf(chart, 'auth').JWT_KEY_FILE).toBe('/keys/signing/key.pem');
});

describe('refuses', () => {
  test.each<[Partial<JwtTrustProps>, string]>([
    [{ key: 'none.pem' }, 'key none.pem cannot be read: ENOENT'],
    [{ key: 'before.pub' }, 'key before.pub must be a private key in PEM without a password'],
    [{ algorithm: 'RS256' }, 'key now.pem must be a key for RS256, it is one for ES256'],
    [{ alsoTrusted: ['P-384.pem'] }, 'key P-384.pem must be a key for ES256, it is one for ES384'],
    [{ alsoTrusted: ['now.pem'] }, 'key now.pem must be another key, it is trusted already'],
    [{ alsoTrusted: ['text.pem'] }, 'key text.pem must be a key in PEM without a password'],
    [{ key: 'weak.pem' }, 'key weak.pem must have at least 2048 bits, has 1024'],
    [
      { key: 'koblitz.pem' },
      'key koblitz.pem must be an RSA, P-256, P-384, P-521 or Ed25519 key, got secp256k1',
    ],
    [{ key: 'x.pem' }, 'key x.pem must be an RSA, P-256, P-384, P-521 or Ed25519 key, got x25519'],
  ])('%j', (props, message) => {
    writeFileSync(join(baseDir, 'text.pem'), 'text');
    keep('weak.pem', generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey);
    keep('koblitz.pem', ec('secp256k1').privateKey);
    keep('x.pem', generateKeyPairSync('x25519').privateKey);
    expect(() => shop(props)).toThrow(`shop/trust: ${message}`);
  });

  test('a service that verifies twice', () => {
    const { api, trust } = shop();
    expect(() => trust.verifiedBy(api)).toThrow('shop/api: mounts /etc/jwt/trusted is there already');
  });
});
