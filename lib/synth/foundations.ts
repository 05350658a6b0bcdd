import type { ApiObject } from 'cdk8s';
import type { ConstructTree } from './construct-tree';

/** Whether other objects cannot be applied before this one is: a Namespace or a CustomResourceDefinition. */
export function isFoundation(object: ApiObject): boolean {
  return isNamespace(object) || isDefinition(object);
}

function isNamespace({ apiVersion, kind }: ApiObject): boolean {
  return kind === 'Namespace' && apiVersion === 'v1';
}

function isDefinition({ apiGroup, kind }: ApiObject): boolean {
  return kind === 'CustomResourceDefinition' && apiGroup === 'apiextensions.k8s.io';
}

/** An object, and the Namespace or CustomResourceDefinition of the app that it cannot be applied without. */
export interface FoundationUse {
  readonly user: ApiObject;
  readonly foundation: ApiObject;
}

/** Who in the app needs which of its Namespaces and CustomResourceDefinitions. */
export function foundationUses(tree: ConstructTree): FoundationUse[] {
  const namespaces = new Map<string, ApiObject>();
  const definitions = new Map<string, ApiObject>();
  for (const { objects } of tree.charts) {
    for (const object of objects) {
      if (isNamespace(object)) namespaces.set(object.name, object);
      else if (isDefinition(object)) definitions.set(definedKind(object), object);
    }
  }
  const uses: FoundationUse[] = [];
  if (namespaces.size + definitions.size === 0) return uses;
  for (const { objects } of tree.charts) {
    for (const user of objects) {
      if (isFoundation(user)) continue;
      const { namespace } = user.metadata;
      const needed = [
        namespace !== undefined && namespaces.get(namespace),
        definitions.get(`${user.apiGroup}/${user.kind}`),
      ];
      for (const foundation of needed) if (foundation) uses.push({ user, foundation });
    }
  }
  return uses;
}

function definedKind(definition: ApiObject): string {
  const { spec } = definition.toJson() as { spec?: { group?: string; names?: { kind?: string } } };
  return `${spec?.group}/${spec?.names?.kind}`;
}
