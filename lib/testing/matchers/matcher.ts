import { nearest } from '../../nearest';
import { Manifests } from '../manifests';
import type { GenericManifest } from '../kinds';
import { type ManifestSource, manifestsOf } from '../source';

/** What a matcher tells Jest or Vitest. */
export interface Outcome {
  readonly pass: boolean;
  readonly message: () => string;
}

/** `message` completes the sentence of a failure; a matcher that passed fails only behind `not`. */
export function outcome(pass: boolean, passed: () => string, failed: () => string): Outcome {
  return { pass, message: pass ? passed : failed };
}

/**
 * The one manifest that a construct or an object is about: of several, the one that makes pods.
 *
 * @throws Error where there is none, or no telling which
 */
export function oneManifest(source: ManifestSource, what: string): GenericManifest {
  const found = manifestsOf(source);
  if (found.length === 1) return found[0];
  const workloads = [...Manifests.of(found).graph.pods].map((pod) => pod.owner.manifest as GenericManifest);
  if (workloads.length === 1) return workloads[0];
  throw new Error(`${what} must be one manifest or construct, got ${found.length} manifests`);
}

/** For messages: `Service "web"`. */
export function titleOf({ kind, metadata }: GenericManifest): string {
  return `${kind} "${metadata?.name ?? ''}"`;
}

/** ` Nearest: "http".`, or all there are. */
export function hintOf(name: string | number, candidates: readonly string[]): string {
  const near = typeof name === 'string' ? nearest(name, candidates) : undefined;
  if (near !== undefined) return ` Nearest: ${near}.`;
  return candidates.length === 0
    ? ''
    : ` There ${candidates.length === 1 ? 'is' : 'are'} ${candidates.join(', ')}.`;
}
