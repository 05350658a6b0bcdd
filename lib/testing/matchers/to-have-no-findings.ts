import { checkManifests } from '../../check/check-manifests';
import type { Finding } from '../../check/finding';
import type { CheckOptions } from '../../check/options';
import { Manifests } from '../manifests';
import type { ManifestSource } from '../source';
import { type Outcome, outcome } from './matcher';

/** Whether the checker has nothing to say. */
export function toHaveNoFindings(received: ManifestSource, options: CheckOptions = {}): Outcome {
  const { all } = Manifests.of(received);
  const findings = checkManifests(all, options);
  return outcome(
    findings.length === 0,
    () => `expected findings in ${all.length} manifests, but there are none`,
    () => `expected no findings, got ${findings.length}\n\n${findings.map(textOf).join('\n')}`,
  );
}

function textOf({ level, kind, name, field, message, hint, rule }: Finding): string {
  const place = field === '' ? '' : ` ${field}`;
  return `${level}: ${kind} "${name}"${place}: ${message}${hint === undefined ? '' : ` ${hint}`} (${rule})`;
}
