import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Construct } from 'constructs';
import { ConfigFromFile } from '../config/config-from-file';
import { SecretFromFile } from '../config/secret-from-file';
import { ConstructError } from '../errors';
import type { Mounts } from '../workload/mounts';
import {
  algorithmOf,
  type JwtAlgorithm,
  privateKey,
  publicJwk,
  publicKey,
  type PublicJwk,
} from './signing-key';

/** A service that signs or verifies: any `Microservice`. */
export interface TrustingApp {
  readonly name: string;
  readonly namespace: string | undefined;
  addEnv(env: Readonly<Record<string, string>>): unknown;
  addMounts(mounts: Mounts): unknown;
}

/** Properties of a {@link JwtTrust}. */
export interface JwtTrustProps {
  /** The service that signs tokens, which alone gets the private key. */
  readonly issuer: TrustingApp;
  /** Services that verify tokens; they get the public keys. More come with `verifiedBy`. @default - none yet */
  readonly verifiers?: readonly TrustingApp[];
  /** File with the private key in PEM: RSA, P-256, P-384, P-521 or Ed25519. */
  readonly key: string;
  /** Files with other keys whose tokens are valid too, private or public: the last one, until its tokens have expired; the next one, before it signs. @default - none */
  readonly alsoTrusted?: readonly string[];
  /** The one algorithm that is allowed. @default - follows from the key: ES256, ES384, ES512, EdDSA or RS256 */
  readonly algorithm?: JwtAlgorithm;
  /** `iss` of the tokens. @default - the issuer's name */
  readonly iss?: string;
  /** `aud` of the tokens. @default - unsaid */
  readonly aud?: string;
  /** Directory in which keys are mounted. @default '/etc/jwt' */
  readonly mountPath?: string;
  /** Directory from which `key` and `alsoTrusted` go. @default - the working directory */
  readonly baseDir?: string;
  /** Name of the Secret, and of the ConfigMaps with `-jwks` behind it. @default - the id */
  readonly name?: string;
}

/**
 * Trust between services: one signs tokens with a private key that nobody else gets, others verify them with the
 * public keys. Where to find them and what to insist on, they read from their environment:
 *
 * - all: `JWT_ALGORITHM`, `JWT_ISSUER`, `JWT_AUDIENCE`
 * - the issuer: `JWT_KEY_FILE` and `JWT_KEY_ID`
 * - verifiers: `JWT_JWKS_FILE`
 *
 * @see https://www.rfc-editor.org/rfc/rfc7519
 */
export class JwtTrust extends Construct {
  /** The one algorithm that is allowed. */
  readonly algorithm: JwtAlgorithm;
  /** The public keys, the one that signs first. */
  readonly keys: readonly PublicJwk[];
  /** The Secret with the private key. */
  readonly secret: SecretFromFile;
  private readonly jwks = new Map<string | undefined, ConfigFromFile>();
  private readonly told = new Set<TrustingApp>();
  private readonly props: JwtTrustProps & { readonly mountPath: string; readonly name: string };

  /** @throws ConstructError where a file is no key that goes with the algorithm */
  constructor(scope: Construct, id: string, props: JwtTrustProps) {
    super(scope, id);
    const { issuer, key, alsoTrusted = [], mountPath = '/etc/jwt', name = id, baseDir } = props;
    this.props = { ...props, mountPath, name };
    const signing = this.read(key, privateKey);
    const { alg } = this.checked(key, algorithmOf(signing, props.algorithm));
    this.algorithm = alg;
    this.keys = [signing, ...alsoTrusted.map((file) => this.trusted(file))].map((one) => publicJwk(one, alg));
    const twin = this.keys.findIndex(({ kid }, at) => this.keys.findIndex((one) => one.kid === kid) < at);
    if (twin > 0) throw this.problem(alsoTrusted[twin - 1], 'must be another key, it is trusted already');

    const files = { 'key.pem': key };
    this.secret = new SecretFromFile(this, 'Key', { name, namespace: issuer.namespace, files, baseDir });
    const directory = `${mountPath}/signing`;
    issuer.addMounts({ [directory]: this.secret });
    this.tell(issuer);
    issuer.addEnv({ JWT_KEY_FILE: `${directory}/key.pem`, JWT_KEY_ID: this.keys[0].kid });
    this.verifiedBy(...(props.verifiers ?? []));
  }

  /** Gives the public keys to more services; the issuer may be one of them. */
  verifiedBy(...apps: TrustingApp[]): this {
    for (const app of apps) {
      const directory = `${this.props.mountPath}/trusted`;
      app.addMounts({ [directory]: this.jwksIn(app.namespace) });
      this.tell(app);
      app.addEnv({ JWT_JWKS_FILE: `${directory}/jwks.json` });
    }
    return this;
  }

  /** What both sides must agree on. */
  private tell(app: TrustingApp): void {
    if (this.told.has(app)) return;
    this.told.add(app);
    const { iss = this.props.issuer.name, aud } = this.props;
    app.addEnv({
      JWT_ALGORITHM: this.algorithm,
      JWT_ISSUER: iss,
      ...(aud !== undefined && { JWT_AUDIENCE: aud }),
    });
  }

  /** Pods mount nothing of other namespaces, so each has a copy. */
  private jwksIn(namespace: string | undefined): ConfigFromFile {
    const known = this.jwks.get(namespace);
    if (known) return known;
    const made = new ConfigFromFile(this, `JWKS ${namespace ?? ''}`.trim(), {
      name: `${this.props.name}-jwks`,
      namespace,
      literals: { 'jwks.json': `${JSON.stringify({ keys: this.keys }, null, 2)}\n` },
    });
    this.jwks.set(namespace, made);
    return made;
  }

  private trusted(file: string) {
    const key = this.read(file, publicKey);
    this.checked(file, algorithmOf(key, this.algorithm));
    return key;
  }

  private read<T>(file: string, parse: (pem: Buffer) => T | string): T {
    let pem: Buffer;
    try {
      pem = readFileSync(resolve(this.props.baseDir ?? '.', file));
    } catch (error) {
      throw this.problem(file, `cannot be read: ${(error as NodeJS.ErrnoException).code}`);
    }
    return this.checked(file, parse(pem));
  }

  private checked<T>(file: string, result: T | string): T {
    if (typeof result === 'string') throw this.problem(file, result);
    return result;
  }

  private problem(file: string, message: string): ConstructError {
    return new ConstructError(this, `key ${file} ${message}`);
  }
}
