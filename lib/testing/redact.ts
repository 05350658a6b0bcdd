import type { GenericManifest } from './kinds';

const REDACTED = '<redacted>';

/** A manifest that may be shown: the values of a Secret are hidden, its keys are not. */
export function redacted<T extends object>(manifest: T): T {
  const { kind, metadata } = manifest as Partial<GenericManifest>;
  if (kind !== 'Secret') return manifest;
  const { data, stringData } = manifest as Partial<GenericManifest>;
  return {
    ...manifest,
    ...(metadata?.annotations && {
      metadata: { ...metadata, annotations: withoutCopy(metadata.annotations) },
    }),
    ...(data && { data: hidden(data as object) }),
    ...(stringData && { stringData: hidden(stringData as object) }),
  };
}

function hidden(data: object): object {
  return Object.fromEntries(Object.keys(data).map((key) => [key, REDACTED]));
}

/** kubectl keeps a copy of what it applied, values and all. */
function withoutCopy(annotations: object): object {
  const copy = 'kubectl.kubernetes.io/last-applied-configuration';
  return copy in annotations ? { ...annotations, [copy]: REDACTED } : annotations;
}
