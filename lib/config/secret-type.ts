import { createPrivateKey, X509Certificate } from 'node:crypto';
import { ConstructError } from '../errors';

/** Types of Secrets that Kubernetes knows; any other text is a type of somebody's own. */
export type SecretType =
  | 'Opaque'
  | 'kubernetes.io/tls'
  | 'kubernetes.io/dockerconfigjson'
  | 'kubernetes.io/basic-auth'
  | 'kubernetes.io/ssh-auth'
  | (string & {});

/** For each type, keys of which a Secret must have all, or at least one. */
const KEYS: Readonly<
  Record<string, { readonly all?: readonly string[]; readonly some?: readonly string[] }>
> = {
  'kubernetes.io/tls': { all: ['tls.crt', 'tls.key'] },
  'kubernetes.io/dockerconfigjson': { all: ['.dockerconfigjson'] },
  'kubernetes.io/basic-auth': { some: ['username', 'password'] },
  'kubernetes.io/ssh-auth': { all: ['ssh-privatekey'] },
};

/** Refuses data that a Secret of `type` cannot have. No message tells what a value is. @internal */
export function checkSecretType(
  where: string,
  type: string | undefined,
  files: ReadonlyMap<string, Buffer>,
): void {
  const { all = [], some } = KEYS[type ?? ''] ?? {};
  const missing = all.filter((key) => !files.has(key));
  const given = [...files.keys()].join(', ') || 'none';
  if (missing.length > 0)
    throw new ConstructError(
      where,
      `a Secret of type ${type} must have the keys ${all.join(' and ')}, got ${given}`,
    );
  if (some && !some.some((key) => files.has(key)))
    throw new ConstructError(
      where,
      `a Secret of type ${type} must have one of the keys ${some.join(', ')}, got ${given}`,
    );
  if (type === 'kubernetes.io/tls') checkPair(where, files.get('tls.crt')!, files.get('tls.key')!);
  if (type === 'kubernetes.io/dockerconfigjson') checkJson(where, files.get('.dockerconfigjson')!);
}

function checkPair(where: string, certificate: Buffer, key: Buffer): void {
  const parsed = parse(where, 'tls.crt must be a certificate in PEM', () => new X509Certificate(certificate));
  const own = parse(where, 'tls.key must be a private key in PEM, without a pass phrase', () =>
    createPrivateKey(key),
  );
  if (!parsed.checkPrivateKey(own))
    throw new ConstructError(
      where,
      'tls.key must be the key of the certificate in tls.crt, it belongs to another',
    );
}

function checkJson(where: string, content: Buffer): void {
  const config = parse(
    where,
    '.dockerconfigjson must be JSON',
    () => JSON.parse(content.toString('utf8')) as { auths?: unknown } | null,
  );
  if (config?.auths === null || typeof config?.auths !== 'object')
    throw new ConstructError(where, '.dockerconfigjson must have the field auths, as docker login writes it');
}

/** What `read` gives, or an error without the parser's own words, which may quote what it read. */
function parse<T>(where: string, rule: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new ConstructError(where, `${rule}, it is not`);
  }
}
