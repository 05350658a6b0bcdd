import type { IConstruct } from 'constructs';
import { ConstructError } from '../errors';
import { nearest } from '../nearest';

/** A ConfigMap or Secret of which name, keys and content are known. */
export interface DataSource<Kind extends 'ConfigMap' | 'Secret' = 'ConfigMap' | 'Secret'> extends IConstruct {
  /** What pods find in the cluster, whatever is written to bring it there. */
  readonly provides: Kind;
  readonly name: string;
  readonly keys: readonly string[];
  /** Changes with the content, and tells nothing about it. */
  readonly checksum: string;
  /** How pods that use it learn of a change: by an annotation, by a new name, or not at all. */
  readonly reload: Reload;
}

/** How pods learn of a change. */
export type Reload = 'checksum' | 'rename' | 'none';

/** One key of a ConfigMap or Secret. */
export interface DataKey {
  readonly source: DataSource;
  readonly key: string;
}

/** The key of `source` that is called `key`. */
export function keyOf(source: DataSource, key: string): DataKey {
  if (source.keys.includes(key)) return { source, key };
  const meant = nearest(key, source.keys);
  throw new ConstructError(
    source,
    `key must be one of ${source.keys.join(', ') || '(none)'}, got "${key}"${meant ? `. Did you mean "${meant}"?` : ''}`,
  );
}
