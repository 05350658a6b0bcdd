import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Construct } from 'constructs';
import type { ConfigMap } from 'kubernetes-types/core/v1';
import { ManifestObject } from '../synth/manifest-object';
import { contentHash } from './content-hash';
import { type DataKey, type DataSource, keyOf, type Reload } from './data-source';
import { type FileSources, readSources } from './file-sources';

/** Properties of a {@link ConfigFromFile}. */
export type ConfigFromFileProps = FileSources;

/**
 * A ConfigMap of files, byte for byte what `kubectl create configmap --from-file` makes of them.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 */
export class ConfigFromFile extends ManifestObject<ConfigMap> implements DataSource<'ConfigMap'> {
  readonly provides = 'ConfigMap';
  /** The keys, in alphabetical order. */
  readonly keys: readonly string[];
  /** Changes with the content. */
  readonly checksum: string;
  readonly reload: Reload;

  /** @throws ConstructError where a path leads nowhere, a key is bad or doubled, or the data are over 1 MiB */
  constructor(scope: Construct, id: string, props: ConfigFromFileProps) {
    const { name = id, namespace, labels, annotations, immutable, reload = 'checksum' } = props;
    const content = configData(readSources(`${scope.node.path}/${id}`, props));
    const { data, binaryData } = content;
    // kubectl hashes data even where there are none.
    const hashed = { ...(binaryData && { binaryData }), data: data ?? {}, kind: 'ConfigMap', name };
    super(scope, id, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: reload === 'rename' ? `${name}-${contentHash(hashed)}` : name,
      namespace,
      labels,
      annotations,
      build: () => ({ immutable: immutable || undefined, data, binaryData }),
    });
    this.keys = Object.keys({ ...data, ...binaryData }).sort();
    this.checksum = createHash('sha256').update(JSON.stringify(content)).digest('hex');
    this.reload = reload;
  }

  /**
   * One key, for a variable or a mount.
   *
   * @throws ConstructError where there is no such key
   */
  key(key: string): DataKey {
    return keyOf(this, key);
  }
}

/** Text as it is, anything else in base64. */
function configData(files: ReadonlyMap<string, Buffer>): Pick<ConfigMap, 'data' | 'binaryData'> {
  const data: Record<string, string> = {};
  const binaryData: Record<string, string> = {};
  for (const [key, content] of files) {
    if (isUtf8(content)) data[key] = content.toString('utf8');
    else binaryData[key] = content.toString('base64');
  }
  return {
    ...(Object.keys(data).length > 0 && { data }),
    ...(Object.keys(binaryData).length > 0 && { binaryData }),
  };
}
