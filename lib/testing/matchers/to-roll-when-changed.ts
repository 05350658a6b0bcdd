import { createHash } from 'node:crypto';
import { Graph } from '../../check/graph';
import { fieldsOf, stringsOf, at } from '../../check/graph/fields';
import type { Pod } from '../../check/graph/pod';
import { contentHash } from '../../config/content-hash';
import { configReferences } from '../config-references';
import type { GenericManifest } from '../kinds';
import type { ManifestSource } from '../source';
import { hintOf, oneManifest, type Outcome, outcome, titleOf } from './matcher';

/**
 * Whether a workload uses a ConfigMap or Secret and makes new pods when its content changes: by a `checksum/…`
 * annotation of the pods, by a hash in the config's name, or by Stakater's Reloader.
 */
export function toRollWhenChanged(received: ManifestSource, config: ManifestSource): Outcome {
  const workload = oneManifest(received, 'what rolls');
  const changed = oneManifest(config, 'what changes');
  const [pod] = new Graph([workload]).pods;
  if (!pod) throw new Error(`${titleOf(workload)} makes no pods; pass a workload`);
  const used = configReferences(pod);
  const uses = used.includes(titleOf(changed));
  const reason = uses ? reasonToRoll(pod, changed) : undefined;
  return outcome(
    reason !== undefined,
    () =>
      `expected ${titleOf(workload)} not to roll when ${titleOf(changed)} changes, but it does: ${reason}`,
    () => {
      const sentence = `expected ${titleOf(workload)} to roll when ${titleOf(changed)} changes`;
      if (!uses) return `${sentence}, but its pods do not use it.${hintOf(titleOf(changed), used)}`;
      return `${sentence}, but nothing in the pods changes with it: they have no annotation checksum/${keyOf(changed)}, its name has no hash of its content, and no Reloader watches it`;
    },
  );
}

function reasonToRoll(pod: Pod, config: GenericManifest): string | undefined {
  const template = pod.path === '' ? [] : pod.path.split('.');
  const ofPods = stringsOf(at(pod.owner.manifest, ...template, 'metadata', 'annotations'));
  const checksum = [...ofPods.keys()].find((key) => isChecksum(key, config));
  // The annotations of a Pod are not its template's: a new checksum makes no new Pod.
  if (checksum !== undefined && pod.path !== '') return `its pods have the annotation ${checksum}`;
  if (hasHashedName(config)) return 'the name of the config ends with the hash of its content';
  const ofOwner = new Map([...pod.owner.annotations, ...ofPods]);
  if (pod.path !== '' && reloads(ofOwner, config)) return 'Reloader watches it';
  return undefined;
}

function keyOf({ kind, metadata }: GenericManifest): string {
  return `${kind.toLowerCase()}.${metadata.name}`;
}

function isChecksum(annotation: string, config: GenericManifest): boolean {
  if (!annotation.startsWith('checksum/')) return false;
  const subject = annotation.slice('checksum/'.length);
  const key = keyOf(config);
  const short = createHash('sha256').update(key).digest('hex').slice(0, 16);
  // Helm charts by custom: checksum/config, checksum/secret, checksum/<name>.
  const custom = config.kind === 'ConfigMap' ? ['config', 'configmap', 'cm'] : ['secret', 'secrets'];
  return [key, short, config.metadata.name, ...custom].includes(subject);
}

function hasHashedName({ kind, metadata, data, binaryData, type }: GenericManifest): boolean {
  const [, name, hash] = /^(.+)-([2456789bcdfghkmt]{10})$/.exec(metadata.name) ?? [];
  if (name === undefined) return false;
  const content = { data: fieldsOf(data), kind, name };
  const hashed =
    kind === 'ConfigMap'
      ? { ...(binaryData && { binaryData }), ...content }
      : { ...content, type: type ?? '' };
  return contentHash(hashed) === hash;
}

/** @see https://github.com/stakater/Reloader */
function reloads(annotations: ReadonlyMap<string, string>, { kind, metadata }: GenericManifest): boolean {
  const name = kind.toLowerCase();
  const listed = annotations.get(`${name}.reloader.stakater.com/reload`)?.split(',') ?? [];
  return (
    annotations.get('reloader.stakater.com/auto') === 'true' ||
    annotations.get(`${name}.reloader.stakater.com/auto`) === 'true' ||
    listed.some((item) => item.trim() === metadata.name)
  );
}
