import type { ApiObject } from 'cdk8s';

/**
 * What the API server tells objects apart by: group, kind, namespace and name. The version is no part of it, and no
 * namespace is the namespace `default`, unless the kind is cluster-scoped.
 */
export interface Identity {
  readonly group: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** `undefined` for what has no name, such as a List, or an object whose name the server makes up. */
export function identityOf(
  object: ApiObject,
  manifest: object,
  clusterScoped: boolean,
): Identity | undefined {
  const { metadata } = manifest as {
    metadata?: { name?: string; namespace?: string; generateName?: string };
  };
  if (!metadata?.name || metadata.generateName) return undefined;
  return {
    group: object.apiGroup,
    kind: object.kind,
    namespace: clusterScoped ? undefined : (metadata.namespace ?? 'default'),
    name: metadata.name,
  };
}

/** Two identities have one key where they are one object to the API server. */
export function identityKey({ group, kind, namespace, name }: Identity): string {
  return [group, kind, namespace ?? '', name].join('/');
}
