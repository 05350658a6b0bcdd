import type { IConstruct } from 'constructs';

/** A ConfigMap or Secret of which name, keys and content are known. */
export interface DataSource<Kind extends 'ConfigMap' | 'Secret' = 'ConfigMap' | 'Secret'> extends IConstruct {
  /** What pods find in the cluster, whatever is written to bring it there. */
  readonly provides: Kind;
  readonly name: string;
  readonly keys: readonly string[];
  /** Changes with the content, and tells nothing about it. */
  readonly checksum: string;
  /** How pods that use it learn of a change: by an annotation, by a new name, or not at all. */
  readonly reload: 'checksum' | 'rename' | 'none';
}

/** One key of a ConfigMap or Secret. */
export interface DataKey {
  readonly source: DataSource;
  readonly key: string;
}
