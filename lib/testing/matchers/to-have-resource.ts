import { at, fieldsOf } from '../../check/graph/fields';
import { nearest } from '../../nearest';
import { toYaml } from '../../synth/yaml';
import type { GenericManifest } from '../kinds';
import { lineDiff } from '../line-diff';
import { Manifests, nameOf } from '../manifests';
import { agreement, askedFor, hasPart, legible } from '../partial';
import { redacted } from '../redact';
import type { ManifestSource } from '../source';
import { type Outcome, outcome, titleOf } from './matcher';

/** Whether there is a manifest of the kind with all that is asked for. */
export function toHaveResource(received: ManifestSource, kind: string, partial: object = {}): Outcome {
  const manifests = Manifests.of(received);
  const ofKind = manifests.all.filter((manifest) => manifest.kind === kind);
  const found = ofKind.find((manifest) => hasPart(manifest, partial));
  return outcome(
    found !== undefined,
    () => `expected no such ${kind}, but ${titleOf(found as GenericManifest)} is one`,
    () => {
      if (ofKind.length === 0) return `expected a ${kind}, but there is none.${kinds(manifests, kind)}`;
      const closest = closestTo(partial, ofKind);
      return `expected a ${kind} with all of this; the closest of ${ofKind.length} is ${titleOf(closest)}\n\n${diff(partial, closest)}`;
    },
  );
}

function kinds(manifests: Manifests, kind: string): string {
  const known = [...new Set(manifests.all.map((manifest) => manifest.kind))];
  const near = nearest(kind, known);
  if (near !== undefined) return ` Did you mean ${near}?`;
  return known.length === 0 ? ' There are no manifests at all.' : ` There are ${known.join(', ')}.`;
}

function closestTo(partial: object, candidates: readonly GenericManifest[]): GenericManifest {
  const wanted = (partial as Partial<GenericManifest>).metadata?.name;
  const near = typeof wanted === 'string' ? nearest(wanted, candidates.map(nameOf)) : undefined;
  let best = candidates[0];
  let bestScore = -1;
  for (const candidate of candidates) {
    const score = agreement(candidate, partial) + (near !== undefined && nameOf(candidate) === near ? 1 : 0);
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

function diff(partial: object, closest: GenericManifest): string {
  const marked = markSecrets(partial, closest);
  return lineDiff(
    toYaml(legible(marked.expected) as object).trimEnd(),
    toYaml(legible(marked.received) as object).trimEnd(),
  );
}

/** Both sides of the diff; values of Secrets are told apart, not shown. */
function markSecrets(partial: object, closest: GenericManifest): { expected: object; received: object } {
  const received = askedFor(closest, partial) as object;
  if (closest.kind !== 'Secret') return { expected: partial, received };
  const shown = withoutValues(received);
  for (const field of ['data', 'stringData']) {
    for (const [key, asked] of Object.entries(fieldsOf((partial as GenericManifest)[field]))) {
      const value = at(received, field, key);
      if (value !== undefined && !hasPart(value, asked)) shown[field][key] = '<redacted, another value>';
    }
  }
  return { expected: withoutValues(partial), received: shown };
}

/** Of a part of a Secret, which need not say its kind. */
function withoutValues(part: object): GenericManifest {
  const { kind: _, ...rest } = redacted({ ...part, kind: 'Secret' });
  return ('kind' in part ? { kind: part.kind, ...rest } : rest) as GenericManifest;
}
