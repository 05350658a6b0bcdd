import { fieldPath } from '../schema/field-path';
import type { Fields } from '../graph/fields';
import type { Pod } from '../graph/pod';
import { elementsOf, partOf, type Placed, podSpecOf } from './pod-parts';

/** A quantity of a resource and its place in the manifest. */
export interface PlacedQuantity {
  readonly path: string;
  /** Such as `memory`. */
  readonly resource: string;
  readonly value: unknown;
}

/** The requests and limits of every container, claim, quota and limit range of a manifest. */
export function quantitiesOf(manifest: Fields, pod: Pod | undefined): PlacedQuantity[] {
  const root = { path: '', fields: manifest };
  const spec = partOf(root, 'spec');
  const maps: Placed[] = (pod?.containers ?? []).flatMap(resourceMaps);
  if (pod) maps.push(...resourceMaps(podSpecOf(pod)));
  if (pod) maps.push(...pod.volumes.map((volume) => onlySizeLimit(partOf(volume, 'emptyDir'))));
  if (manifest.kind === 'StatefulSet')
    maps.push(
      ...elementsOf(spec, 'volumeClaimTemplates').flatMap((claim) => resourceMaps(partOf(claim, 'spec'))),
    );
  if (manifest.kind === 'PersistentVolumeClaim') maps.push(...resourceMaps(spec));
  if (manifest.kind === 'PersistentVolume') maps.push(partOf(spec, 'capacity'));
  if (manifest.kind === 'ResourceQuota') maps.push(partOf(spec, 'hard'));
  if (manifest.kind === 'LimitRange')
    maps.push(
      ...elementsOf(spec, 'limits').flatMap((item) =>
        ['min', 'max', 'default', 'defaultRequest', 'maxLimitRequestRatio'].map((field) =>
          partOf(item, field),
        ),
      ),
    );
  return maps.flatMap(({ path, fields }) =>
    Object.entries(fields).map(([resource, value]) => ({ path: fieldPath(path, resource), resource, value })),
  );
}

function resourceMaps(part: Placed): Placed[] {
  const resources = partOf(part, 'resources');
  return [partOf(resources, 'requests'), partOf(resources, 'limits')];
}

function onlySizeLimit({ path, fields: { sizeLimit } }: Placed): Placed {
  return { path, fields: sizeLimit == null ? {} : { sizeLimit } };
}
