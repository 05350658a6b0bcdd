/** What kubectl and kustomize put behind a name: hexadecimal digits that cannot make a word. */
const CONTENT_HASH = /-([2456789bcdfghkmt]{10})$/;
/** What a Job of ours has behind its name. */
const JOB_HASH = /-([0-9a-f]{8})$/;

/** Fields that hold the name of an object. */
const NAME_FIELDS = new Set(['name', 'secretName', 'configMapName', 'claimName']);

/**
 * A copy in which hashes of content read `<hash 1>`, `<hash 2>`…, so that a snapshot changes with the manifest, not
 * once more with the file that it was made of. Equal hashes stay equal.
 */
export function withStableHashes<T>(value: T): T {
  const known = new Map<string, string>();
  const stable = (hash: string): string => {
    if (!known.has(hash)) known.set(hash, `<hash ${known.size + 1}>`);
    return known.get(hash) as string;
  };
  const visit = (node: unknown, field: string): unknown => {
    if (typeof node === 'string') return visitText(node, field, stable);
    if (Array.isArray(node)) return node.map((item) => visit(item, field));
    if (node === null || typeof node !== 'object') return node;
    const isJob = (node as { kind?: unknown }).kind === 'Job';
    return Object.fromEntries(
      Object.entries(node).map(([key, child]) => [
        key,
        isJob && key === 'metadata' ? visit(withJobName(child as object, stable), key) : visit(child, key),
      ]),
    );
  };
  return visit(value, '') as T;
}

function visitText(text: string, field: string, stable: (hash: string) => string): string {
  if (field.startsWith('checksum/')) return stable(text);
  if (!NAME_FIELDS.has(field)) return text;
  const [, hash] = CONTENT_HASH.exec(text) ?? [];
  return hash && /\d/.test(hash) ? text.replace(hash, stable(hash)) : text;
}

function withJobName(metadata: object, stable: (hash: string) => string): object {
  const { name } = metadata as { name?: unknown };
  if (typeof name !== 'string') return metadata;
  return { ...metadata, name: name.replace(JOB_HASH, (_, hash: string) => `-${stable(hash)}`) };
}
