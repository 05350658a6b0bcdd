import { scryptSync } from 'node:crypto';
import { inspect } from 'node:util';
import type { Construct } from 'constructs';
import type { Secret } from 'kubernetes-types/core/v1';
import { ManifestObject } from '../synth/manifest-object';
import { contentHash } from './content-hash';
import { type DataKey, type DataSource, keyOf, type Reload } from './data-source';
import { type FileSources, readSources } from './file-sources';
import { checkSecretType, type SecretType } from './secret-type';

/** Properties of a {@link SecretFromFile}. */
export interface SecretFromFileProps extends FileSources {
  /** What the Secret is for, by which its keys are checked. @default - `Opaque`, unsaid @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
  readonly type?: SecretType;
}

/**
 * A Secret of files, byte for byte what `kubectl create secret generic --from-file` makes of them. Its values stand
 * in its own manifest, which is written to a file of its own, and nowhere else.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
export class SecretFromFile extends ManifestObject<Secret> implements DataSource<'Secret'> {
  readonly provides = 'Secret';
  /** Synthesis writes what is sensitive to files that are not committed. */
  readonly sensitive = true;
  /** The keys, in alphabetical order. */
  readonly keys: readonly string[];
  readonly reload: Reload;
  readonly #data: Readonly<Record<string, string>>;
  #checksum: string | undefined;

  /** @throws ConstructError where a path leads nowhere, a key is bad, doubled or missing, or the data are over 1 MiB */
  constructor(scope: Construct, id: string, props: SecretFromFileProps) {
    const { name = id, namespace, labels, annotations, immutable, type, reload = 'checksum' } = props;
    const where = `${scope.node.path}/${id}`;
    const files = readSources(where, props);
    checkSecretType(where, type, files);
    const data = Object.fromEntries([...files].map(([key, content]) => [key, content.toString('base64')]));
    const hashed = { data, kind: 'Secret', name, type: type ?? '' };
    super(scope, id, {
      apiVersion: 'v1',
      kind: 'Secret',
      name: reload === 'rename' ? `${name}-${contentHash(hashed)}` : name,
      namespace,
      labels,
      annotations,
      build: () => ({ type, immutable: immutable || undefined, data: files.size > 0 ? data : undefined }),
    });
    this.keys = [...files.keys()];
    this.reload = reload;
    this.#data = data;
  }

  /**
   * Changes with the content. It is written beside pods, for all to see, so it takes its time: trying out what a
   * short password might be costs as much for each try.
   */
  get checksum(): string {
    return (this.#checksum ??= scryptSync(JSON.stringify(this.#data), `Secret/${this.name}`, 16).toString(
      'hex',
    ));
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
