import { constants, createCipheriv, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConstructError } from '../errors';
import type { SecretContent } from './secret-sink';

/** How a Secret is sealed. @see https://github.com/bitnami-labs/sealed-secrets */
export interface SealedOptions {
  /** Certificate of the controller, as `kubeseal --fetch-cert` prints it: a path from the working directory. */
  readonly certificate: string;
  /**
   * Where the sealed values are kept, to be committed: a path from the working directory. Sealing the same value
   * twice gives different text, so they are sealed anew only when a value or the certificate has changed; and where
   * the values themselves are not at hand, these are written.
   */
  readonly file: string;
}

/** What is kept between one synth and the next. */
export interface Kept {
  readonly checksum: string;
  readonly certificate: string;
  /** Namespace and name, without which the controller does not open the values. */
  readonly scope: string;
  readonly encryptedData: Readonly<Record<string, string>>;
}

/**
 * What is kept in the file, or `undefined` where there is none.
 *
 * @throws ConstructError where it was sealed for another name or namespace
 */
export function keptBy(
  where: string,
  { file }: SealedOptions,
  name: string,
  namespace: string | undefined,
): Kept | undefined {
  if (!existsSync(file)) return undefined;
  const kept = readKept(where, file);
  const scope = scopeOf(name, namespace);
  if (kept.scope === scope) return kept;
  throw new ConstructError(
    where,
    `${file} must be sealed for ${scope}, it is for ${kept.scope}. Synthesize where the values are at hand`,
  );
}

/** The spec of a SealedSecret. Its values can be opened by the controller alone, and for this name and namespace only. */
export function sealedSecret(where: string, options: SealedOptions, secret: SecretContent): object {
  const { name, namespace, type, immutable, labels, data } = secret;
  const encryptedData = data
    ? sealedOnce(where, options, secret, data)
    : keptBy(where, options, name, namespace)!.encryptedData;
  return { encryptedData, template: { metadata: { name, namespace, labels }, type, immutable } };
}

function sealedOnce(
  where: string,
  { certificate, file }: SealedOptions,
  secret: SecretContent,
  data: Readonly<Record<string, string>>,
): Kept['encryptedData'] {
  const pem = readFileSync(certificate);
  const scope = scopeOf(secret.name, secret.namespace);
  const current = {
    checksum: secret.checksum(),
    certificate: new X509Certificate(pem).fingerprint256,
    scope,
  };
  const kept = existsSync(file) ? readKept(where, file) : undefined;
  if (kept && Object.entries(current).every(([key, value]) => kept[key as keyof Kept] === value))
    return kept.encryptedData;
  const sealed = Object.entries(data).map(([key, value]) => [
    key,
    seal(pem, scope, Buffer.from(value, 'base64')),
  ]);
  const fresh: Kept = { ...current, encryptedData: Object.fromEntries(sealed) };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(fresh, null, 2)}\n`);
  return fresh.encryptedData;
}

function scopeOf(name: string, namespace: string | undefined): string {
  return `${namespace}/${name}`;
}

/**
 * A value as the controller opens it: a session key under its RSA key, and the value under the session key, which is
 * used once, so that the nonce may be nought.
 *
 * @see https://github.com/bitnami-labs/sealed-secrets/blob/main/docs/developer/crypto.md
 */
export function seal(certificate: Uint8Array, label: string, value: Uint8Array): string {
  const session = randomBytes(32);
  const oaep = {
    padding: constants.RSA_PKCS1_OAEP_PADDING,
    oaepHash: 'sha256',
    oaepLabel: Buffer.from(label),
  };
  const wrapped = publicEncrypt({ key: new X509Certificate(certificate).publicKey, ...oaep }, session);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(wrapped.length);
  const cipher = createCipheriv('aes-256-gcm', session, Buffer.alloc(12));
  return Buffer.concat([length, wrapped, cipher.update(value), cipher.final(), cipher.getAuthTag()]).toString(
    'base64',
  );
}

/** Refuses, when the construct is made, what could not be sealed at synth. */
export function checkSealing(
  where: string,
  { certificate }: SealedOptions,
  namespace: string | undefined,
): void {
  if (namespace === undefined)
    throw new ConstructError(
      where,
      'sealed values open in one namespace only: give namespace, here or to the chart',
    );
  if (!existsSync(certificate))
    throw new ConstructError(
      where,
      `certificate ${certificate} leads nowhere. Get it with: kubeseal --fetch-cert`,
    );
  let type: string | undefined;
  try {
    type = new X509Certificate(readFileSync(certificate)).publicKey.asymmetricKeyType;
  } catch {
    type = undefined;
  }
  if (type !== 'rsa')
    throw new ConstructError(where, `certificate ${certificate} must be one with an RSA key, in PEM`);
}

function readKept(where: string, file: string): Kept {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
    if (typeof kept.encryptedData === 'object' && kept.encryptedData !== null) return kept;
  } catch {
    // Said below, for whatever reason it is none.
  }
  throw new ConstructError(
    where,
    `${file} must hold what an earlier synth sealed, it does not. Remove it where the values are at hand`,
  );
}
