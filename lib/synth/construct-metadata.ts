import type { ApiObject } from 'cdk8s';
import { METADATA_MARK } from './output-mark';

/** The name under which the cdk8s CLI looks for construct metadata when validation plugins run. */
export const METADATA_FILE = 'construct-metadata.json';

/**
 * Which construct each object came from, for the validation plugins of the cdk8s CLI. They look it up by
 * `metadata.name` alone, so an entry of that name lists all constructs that share it, beside an entry for each.
 *
 * `kubectl apply -f dist` reads every .json, so the file is an empty Kubernetes List, which holds nothing to apply;
 * the CLI does not mind the additional fields.
 *
 * @param objects by the key of their identity
 */
export function constructMetadata(objects: Iterable<readonly [key: string, object: ApiObject]>): string {
  const paths = new Map<string, string[]>();
  const add = (key: string, path: string) => paths.set(key, [...(paths.get(key) ?? []), path]);
  for (const [key, object] of objects) {
    add(object.name, object.node.path);
    add(key, object.node.path);
  }
  const entries = [...paths].map(
    ([key, own]) => `${JSON.stringify(key)}:${JSON.stringify({ path: own.join(', ') })}`,
  );
  return `${METADATA_MARK},"version":"1.0.0","resources":{${entries.join(',')}}}\n`;
}
