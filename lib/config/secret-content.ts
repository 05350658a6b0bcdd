import { createHash, scryptSync } from 'node:crypto';
import { ConstructError } from '../errors';
import { dataKeyProblem } from '../names';
import { contentHash } from './content-hash';
import { readSources, sourcesAbsent } from './file-sources';
import { checkSealing, keptBy } from './sealed-secret';
import type { SecretFromFileProps } from './secret-from-file';
import type { ExternalOptions, SecretContent, SecretSink } from './secret-sink';
import { checkKeys, checkValues } from './secret-type';

type Content = Pick<SecretContent, 'name' | 'keys' | 'data' | 'checksum'>;

/**
 * The values of a Secret; or, where they are not at hand and its sink can do without, their sealed copies or the
 * mere keys. `where` is the path of the construct, for errors.
 */
export function readSecret(
  where: string,
  name: string,
  namespace: string | undefined,
  props: SecretFromFileProps,
): Content {
  const { sink = 'plain' } = props;
  if (sink !== 'plain' && sourcesAbsent(props)) {
    const known = readWithoutValues(where, name, namespace, sink, props.type);
    if (known && props.reload === 'rename')
      throw new ConstructError(where, `reload 'rename' needs the values, which are not at hand`);
    if (known) return { ...known, name, data: undefined };
  }
  return readValues(where, name, namespace, props);
}

function readValues(
  where: string,
  base: string,
  namespace: string | undefined,
  props: SecretFromFileProps,
): Content {
  const { type, reload, sink = 'plain' } = props;
  const files = readSources(where, props);
  const keys = [...files.keys()];
  checkKeys(where, type, keys);
  checkValues(where, type, files);
  const data = Object.fromEntries([...files].map(([key, content]) => [key, content.toString('base64')]));
  const name =
    reload === 'rename'
      ? `${base}-${contentHash({ data, kind: 'Secret', name: base, type: type ?? '' })}`
      : base;
  if (typeof sink === 'object') {
    if ('sealed' in sink) checkSealing(where, sink.sealed, namespace);
    else checkSameKeys(where, sink.external, keys);
  }
  return { name, data, keys, checksum: once(() => slowHash(name, data)) };
}

function readWithoutValues(
  where: string,
  name: string,
  namespace: string | undefined,
  sink: Exclude<SecretSink, 'plain'>,
  type: string | undefined,
): Pick<Content, 'keys' | 'checksum'> | undefined {
  if ('sealed' in sink) {
    const kept = keptBy(where, sink.sealed, name, namespace);
    return kept && { keys: Object.keys(kept.encryptedData).sort(), checksum: () => kept.checksum };
  }
  if (!sink.external.keys) return undefined;
  const keys = [...new Set(sink.external.keys)].sort();
  for (const key of keys) {
    const problem = dataKeyProblem(key);
    if (problem) throw new ConstructError(where, `key ${problem}, got ${JSON.stringify(key)} from external`);
  }
  checkKeys(where, type, keys);
  const text = JSON.stringify([name, sink.external]);
  return { keys, checksum: () => createHash('sha256').update(text).digest('hex') };
}

function checkSameKeys(where: string, { keys }: ExternalOptions, given: readonly string[]): void {
  if (!keys || [...new Set(keys)].sort().join() === given.join()) return;
  const found = given.join(', ') || 'none';
  throw new ConstructError(
    where,
    `external keys must be those of the values at hand, ${found}, got ${keys.join(', ')}`,
  );
}

function slowHash(name: string, data: object): string {
  return scryptSync(JSON.stringify(data), `Secret/${name}`, 16).toString('hex');
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
