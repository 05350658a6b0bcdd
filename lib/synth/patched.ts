import { ApiObject, JsonPatch } from 'cdk8s';

/** The private parts of cdk8s that {@link withPatches} reads. It has no public way to ask for an object's patches. */
interface Patched {
  readonly patches?: JsonPatch[];
}
interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
}

/** The paths that the patches of `object` are about. */
export function patchedPaths(object: ApiObject): string[] {
  return operations((object as unknown as Patched).patches ?? []).map(({ path }) => path);
}

/**
 * The manifest of `object` with its patches applied last. The generated classes of cdk8s-plus apply them too early:
 * they sort fields into their own types afterwards, and drop in silence what they do not know.
 */
export function withPatches(object: ApiObject): object {
  const { patches } = object as unknown as Patched;
  const theirs = object.toJson() as object;
  if (!patches || patches.length === 0 || object.toJson === ApiObject.prototype.toJson) return theirs;
  const all = patches.splice(0);
  try {
    const unpatched = object.toJson() as object;
    return JsonPatch.apply(unpatched, ...operations(all).map((operation) => inApiNames(operation, theirs)));
  } catch {
    // The patches are about fields of the generated types that no manifest has; only those types can apply them.
    return theirs;
  } finally {
    patches.push(...all);
  }
}

function operations(patches: readonly JsonPatch[]): Operation[] {
  return patches.map((patch) => (patch as unknown as { _toJson(): Operation })._toJson());
}

/** The operation with the names of the API, where it has those of the generated types: `hostPid` for `hostPID`. */
function inApiNames(operation: Operation, manifest: object): JsonPatch {
  const { from } = operation;
  const translated = {
    ...operation,
    path: pathInApiNames(operation.path, manifest),
    ...(from !== undefined && { from: pathInApiNames(from, manifest) }),
  };
  return { _toJson: () => translated } as unknown as JsonPatch;
}

function pathInApiNames(path: string, manifest: object): string {
  let at: unknown = manifest;
  const translated: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' && translated.length === 0) {
      translated.push(segment);
      continue;
    }
    const fields = typeof at === 'object' && at !== null ? (at as Record<string, unknown>) : undefined;
    // The generated types wrap quantities: limits/cpu/value.
    if (!fields && at !== undefined && segment === 'value') continue;
    const name =
      fields && !(segment in fields)
        ? (Object.keys(fields).find((key) => key.toLowerCase() === segment.toLowerCase()) ?? segment)
        : segment;
    translated.push(name);
    at = fields?.[name];
  }
  return translated.join('/');
}
