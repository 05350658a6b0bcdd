import { at, type Fields, fieldsOf, listOf, textOf } from './fields';

/**
 * The Kubernetes objects among documents of any shape: empty ones are left out, lists are unwrapped, and what has no
 * kind is no object.
 */
export function unwrap(documents: Iterable<unknown>): Fields[] {
  const objects: Fields[] = [];
  // A list may hold itself.
  const seen = new Set<Fields>();
  const visit = (document: unknown): void => {
    if (Array.isArray(document)) return document.forEach(visit);
    const fields = fieldsOf(document);
    const kind = textOf(fields.kind);
    if (kind === undefined || kind === '') return;
    if (isList(kind, fields)) {
      if (seen.has(fields)) return;
      seen.add(fields);
      listOf(fields.items).forEach(visit);
    } else objects.push(fields);
  };
  for (const document of documents) visit(document);
  return objects;
}

function isList(kind: string, fields: Fields): boolean {
  return kind.endsWith('List') && Array.isArray(fields.items);
}

/** Group and kind (`example.org/Widget`) of the kinds that the set itself defines as cluster-scoped. */
export function definedClusterScoped(objects: readonly Fields[]): Set<string> {
  const kinds = new Set<string>();
  for (const object of objects) {
    if (object.kind !== 'CustomResourceDefinition') continue;
    if (at(object, 'spec', 'scope') !== 'Cluster') continue;
    kinds.add(`${String(at(object, 'spec', 'group'))}/${String(at(object, 'spec', 'names', 'kind'))}`);
  }
  return kinds;
}
