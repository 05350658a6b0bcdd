import { scryptSync } from 'node:crypto';
import { inspect } from 'node:util';
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Secret } from 'kubernetes-types/core/v1';
import { ConstructError } from '../errors';
import { ManifestObject } from '../synth/manifest-object';
import { contentHash } from './content-hash';
import { type DataKey, type DataSource, keyOf, type Reload } from './data-source';
import { type FileSources, readSources, sourcesExist } from './file-sources';
import { checkSealing, keptBy } from './sealed-secret';
import { fieldsOf, kindOf, type SecretSink } from './secret-sink';
import { checkSecretType, type SecretType } from './secret-type';

/** Properties of a {@link SecretFromFile}. */
export interface SecretFromFileProps extends FileSources {
  /** What the Secret is for, by which its keys are checked. @default - `Opaque`, unsaid @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
  readonly type?: SecretType;
  /**
   * How the values get to the cluster: `plain` in the Secret itself, `sealed` for the controller of Sealed Secrets,
   * `external` by the External Secrets operator, from a store that has them already.
   *
   * @default 'plain'
   */
  readonly sink?: SecretSink;
}

/**
 * A Secret of files, byte for byte what `kubectl create secret generic --from-file` makes of them. Its values stand
 * in its own manifest, which is written to a file of its own, and nowhere else.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
export class SecretFromFile extends ManifestObject<Secret> implements DataSource<'Secret'> {
  readonly provides = 'Secret';
  /** Whether values stand in the manifest. Synthesis writes what is sensitive to files that are not committed. */
  readonly sensitive: boolean;
  /** The keys, in alphabetical order. */
  readonly keys: readonly string[];
  readonly reload: Reload;
  readonly #checksum: () => string;

  /** @throws ConstructError where a path leads nowhere, a key is bad, doubled or missing, or the data are over 1 MiB */
  constructor(scope: Construct, id: string, props: SecretFromFileProps) {
    const {
      name: base = id,
      labels,
      annotations,
      immutable,
      type,
      reload = 'checksum',
      sink = 'plain',
    } = props;
    const where = `${scope.node.path}/${id}`;
    const namespace = props.namespace ?? Chart.of(scope).namespace;
    const kept =
      typeof sink === 'object' && 'sealed' in sink && !sourcesExist(props)
        ? keptBy(where, sink.sealed)
        : undefined;
    const data = kept ? undefined : secretData(where, type, props);
    if (typeof sink === 'object' && 'sealed' in sink) checkSealing(where, sink.sealed, data !== undefined);
    if (kept && reload === 'rename')
      throw new ConstructError(where, `reload 'rename' needs the values, which are not at hand`);
    const name =
      data && reload === 'rename'
        ? `${base}-${contentHash({ data, kind: 'Secret', name: base, type: type ?? '' })}`
        : base;
    const keys = Object.keys(kept?.encryptedData ?? data ?? {}).sort();
    const checksum = kept ? () => kept.checksum : once(() => checksumOf(name, data ?? {}));
    const secret = {
      name,
      namespace,
      type,
      immutable: immutable || undefined,
      labels,
      keys,
      data,
      checksum,
    } as const;
    super(scope, id, {
      ...kindOf(sink),
      name,
      namespace,
      labels,
      annotations,
      build: () => fieldsOf(sink, where, secret) as Secret,
    });
    this.sensitive = sink === 'plain';
    this.keys = keys;
    this.reload = reload;
    this.#checksum = checksum;
  }

  /**
   * Changes with the content. It is written beside pods, for all to see, so it takes its time: trying out what a
   * short password might be costs as much for each try.
   */
  get checksum(): string {
    return this.#checksum();
  }

  /**
   * One key, for a variable or a mount.
   *
   * @throws ConstructError where there is no such key
   */
  key(key: string): DataKey {
    return keyOf(this, key);
  }

  /** Keeps the values out of logs. @internal */
  [inspect.custom](): string {
    return `SecretFromFile ${this.node.path} { ${this.keys.join(', ')} }`;
  }
}

function secretData(
  where: string,
  type: string | undefined,
  props: SecretFromFileProps,
): Readonly<Record<string, string>> {
  const files = readSources(where, props);
  checkSecretType(where, type, files);
  return Object.fromEntries([...files].map(([key, content]) => [key, content.toString('base64')]));
}

function checksumOf(name: string, data: object): string {
  return scryptSync(JSON.stringify(data), `Secret/${name}`, 16).toString('hex');
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
