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
  readonly encryptedData: Readonly<Record<string, string>>;
}

/** What is kept in the file, or `undefined` where there is none. */
export function keptBy(where: string, { file }: SealedOptions): Kept | undefined {
  return existsSync(file) ? readKept(where, file) : undefined;
}

/** The spec of a SealedSecret. Its values can be opened by the controller alone, and for this name and namespace only. */
export function sealedSecret(where: string, options: SealedOptions, secret: SecretContent): object {
  const { name, namespace, type, immutable, labels } = secret;
  return {
    encryptedData: { ...encryptedData(where, options, secret) },
    template: { metadata: { name, namespace, labels }, type, immutable },
  };
}

function encryptedData(where: string, options: SealedOptions, secret: SecretContent): Kept['encryptedData'] {
  const kept = keptBy(where, options);
  if (secret.data === undefined) return kept!.encryptedData;
  const { certificate, file } = options;
  const pem = readFileSync(certificate);
  const fingerprint = new X509Certificate(pem).fingerprint256;
  const checksum = secret.checksum();
  if (kept?.checksum === checksum && kept.certificate === fingerprint) return kept.encryptedData;
  const label = `${secret.namespace ?? 'default'}/${secret.name}`;
  const sealed = Object.entries(secret.data).map(([key, value]) => [
    key,
    seal(pem, label, Buffer.from(value, 'base64')),
  ]);
  const fresh: Kept = { checksum, certificate: fingerprint, encryptedData: Object.fromEntries(sealed) };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(fresh, null, 2)}\n`);
  return fresh.encryptedData;
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
export function checkSealing(where: string, { certificate, file }: SealedOptions, hasValues: boolean): void {
  if (!hasValues) {
    if (!existsSync(file))
      throw new ConstructError(where, `has neither values to seal nor sealed ones in ${file}`);
    return;
  }
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
