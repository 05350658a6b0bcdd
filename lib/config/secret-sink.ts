import type { Manifest } from '../synth/manifest-object';
import { type SealedOptions, sealedSecret } from './sealed-secret';

/** Where the values of a Secret go: into its manifest, encrypted into it, or nowhere but the store they come from. */
export type SecretSink =
  'plain' | { readonly sealed: SealedOptions } | { readonly external: ExternalOptions };

/** A store that an operator reads the values from. @see https://external-secrets.io/latest/api/externalsecret/ */
export interface ExternalOptions {
  /** Name of the store. */
  readonly store: string;
  /** @default 'ClusterSecretStore' */
  readonly storeKind?: 'SecretStore' | 'ClusterSecretStore';
  /** What the store calls the whole of it; each key is a property of that. @default - the name of the Secret */
  readonly remoteKey?: string;
  /** How often the operator looks, such as `1h`. @default '1h' */
  readonly refreshInterval?: string;
}

/** A Secret before it is decided how it gets to the cluster. */
export interface SecretContent {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly type: string | undefined;
  readonly immutable: true | undefined;
  readonly labels: Readonly<Record<string, string>> | undefined;
  readonly keys: readonly string[];
  /** Values in base64, or none where only a sealed copy of them is there. */
  readonly data: Readonly<Record<string, string>> | undefined;
  readonly checksum: () => string;
}

/** The kind that `sink` makes of a Secret. */
export function kindOf(sink: SecretSink): { readonly apiVersion: string; readonly kind: string } {
  if (sink === 'plain') return { apiVersion: 'v1', kind: 'Secret' };
  if ('sealed' in sink) return { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret' };
  return { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret' };
}

/** Everything behind the metadata of what `sink` makes of a Secret. */
export function fieldsOf(sink: SecretSink, where: string, secret: SecretContent): Manifest {
  const { type, immutable, data, keys, name } = secret;
  if (sink === 'plain') return { type, immutable, data: keys.length > 0 ? data : undefined } as Manifest;
  if ('sealed' in sink) return { spec: sealedSecret(where, sink.sealed, secret) } as Manifest;
  const { store, storeKind = 'ClusterSecretStore', remoteKey = name, refreshInterval = '1h' } = sink.external;
  return {
    spec: {
      refreshInterval,
      secretStoreRef: { name: store, kind: storeKind },
      target: { name, ...((type || immutable) && { template: { type }, immutable }) },
      data: keys.map((key) => ({ secretKey: key, remoteRef: { key: remoteKey, property: key } })),
    },
  } as Manifest;
}
