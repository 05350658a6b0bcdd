import { createHash, createPrivateKey, createPublicKey, type JsonWebKey, KeyObject } from 'node:crypto';

/** Algorithms of signatures by a key pair. @see https://www.rfc-editor.org/rfc/rfc7518#section-3.1 */
export type JwtAlgorithm =
  'ES256' | 'ES384' | 'ES512' | 'EdDSA' | 'RS256' | 'RS384' | 'RS512' | 'PS256' | 'PS384' | 'PS512';

/** The algorithms that go with a kind of key, the first of which is meant when none is said. */
const ALGORITHMS: Readonly<Record<string, readonly JwtAlgorithm[]>> = {
  'P-256': ['ES256'],
  'P-384': ['ES384'],
  'P-521': ['ES512'],
  Ed25519: ['EdDSA'],
  RSA: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
};

/** What a key's thumbprint is made of, in this order. @see https://www.rfc-editor.org/rfc/rfc7638#section-3.2 */
const THUMBPRINT_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
  RSA: ['e', 'kty', 'n'],
};

/** A public key as a JWKS lists it. */
export interface PublicJwk {
  /** The members of its kind of key, such as `crv` and `x`. @see https://www.rfc-editor.org/rfc/rfc7517 */
  readonly [member: string]: unknown;
  readonly kid: string;
  readonly alg: JwtAlgorithm;
  readonly use: 'sig';
}

/** The private key in `pem`, or what is wrong with it. @internal */
export function privateKey(pem: Buffer): KeyObject | string {
  try {
    return createPrivateKey(pem);
  } catch {
    return 'must be a private key in PEM without a password';
  }
}

/** The public key in `pem`, which may hold the private one; or what is wrong with it. @internal */
export function publicKey(pem: Buffer): KeyObject | string {
  try {
    return createPublicKey(pem);
  } catch {
    return 'must be a key in PEM without a password';
  }
}

/** The algorithm that `key` is used with, or why it cannot be used. @internal */
export function algorithmOf(
  key: KeyObject,
  wanted: JwtAlgorithm | undefined,
): { alg: JwtAlgorithm } | string {
  const { asymmetricKeyDetails: details, asymmetricKeyType: type = '' } = key;
  const jwk = ['rsa', 'ec', 'ed25519'].includes(type) ? exported(key) : {};
  const fitting = ALGORITHMS[jwk.kty === 'RSA' ? 'RSA' : (jwk.crv ?? '')];
  if (!fitting) return `must be an RSA, P-256, P-384, P-521 or Ed25519 key, got ${jwk.crv ?? type}`;
  const bits = details?.modulusLength;
  if (bits !== undefined && bits < 2048) return `must have at least 2048 bits, has ${bits}`;
  const alg = wanted ?? fitting[0];
  return fitting.includes(alg) ? { alg } : `must be a key for ${alg}, it is one for ${fitting.join(', ')}`;
}

/** The public side of `key`; its id follows from the key itself, so that it stays the same wherever it is made. @internal */
export function publicJwk(key: KeyObject, alg: JwtAlgorithm): PublicJwk {
  const jwk = exported(key);
  const members = THUMBPRINT_MEMBERS[jwk.kty as string].map((member) => [member, jwk[member]]);
  const kid = createHash('sha256')
    .update(JSON.stringify(Object.fromEntries(members)))
    .digest('base64url');
  return { ...jwk, kid, alg, use: 'sig' };
}

function exported(key: KeyObject): JsonWebKey {
  return (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
}
