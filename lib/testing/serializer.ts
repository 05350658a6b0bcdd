import { toYaml } from '../synth/yaml';
import { Manifests } from './manifests';
import { redacted } from './redact';
import { withStableHashes } from './stable-hashes';

/**
 * Writes manifests into snapshots as YAML, without the values of Secrets, and with hashes of content that do not
 * change with the content. For `expect.addSnapshotSerializer`.
 */
export const serializer = {
  test: (value: unknown): boolean => value instanceof Manifests || isManifest(value),
  serialize: (value: unknown): string => {
    const manifests = value instanceof Manifests ? value.all : [value as object];
    return withStableHashes(manifests.map((manifest) => redacted(manifest)))
      .map((manifest) => toYaml(manifest))
      .join('---\n')
      .trimEnd();
  },
};

function isManifest(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { apiVersion, kind, metadata } = value as Record<string, unknown>;
  // A construct has an apiVersion and a kind too.
  return typeof apiVersion === 'string' && typeof kind === 'string' && isPlain(metadata);
}

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !('addLabel' in value);
}
