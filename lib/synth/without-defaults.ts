import type { ApiObject } from 'cdk8s';
import { patchedPaths } from './patched';
import { serverDefaults } from './server-defaults';

const RTTI = Symbol.for('jsii.rtti');

/**
 * Takes from `manifest`, in place, what only repeats a server default, if a construct of cdk8s-plus put it there. What
 * the user patched stays, and so does everything in an `ApiObject` that was written out by hand.
 */
export function leaveOutDefaults(object: ApiObject, manifest: object): void {
  if (!isOfCdk8sPlus(object)) return;
  const patched = patchedPaths(object);
  for (const [path, value] of serverDefaults(object.apiGroup, object.kind))
    remove(manifest, path, value, '', patched);
}

function isOfCdk8sPlus(object: ApiObject): boolean {
  const scope = object.node.scope as
    { apiObject?: unknown; constructor: { [RTTI]?: { fqn?: string } } } | undefined;
  return scope?.apiObject === object && (scope.constructor[RTTI]?.fqn?.startsWith('cdk8s-plus-') ?? false);
}

/** Removes `value` at `path` behind `here`; whether that left `target` empty. */
function remove(
  target: unknown,
  [key, ...rest]: readonly string[],
  value: unknown,
  here: string,
  patched: readonly string[],
): boolean {
  if (typeof target !== 'object' || target === null) return false;
  if (key === '*') {
    if (Array.isArray(target))
      target.forEach((each, at) => remove(each, rest, value, `${here}/${at}`, patched));
    return false;
  }
  const fields = target as Record<string, unknown>;
  const path = `${here}/${key}`;
  if (!(key in fields)) return false;
  const gone = rest.length > 0 ? remove(fields[key], rest, value, path, patched) : isSame(fields[key], value);
  if (!gone || patched.some((other) => other.startsWith(path) || path.startsWith(other))) return false;
  delete fields[key];
  return Object.keys(fields).length === 0;
}

/** Values are scalars, or empty. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
