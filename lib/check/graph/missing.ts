import { nearest } from '../../nearest';
import type { Level } from '../finding';
import type { Graph } from '../graph';
import type { GraphObject } from './graph-object';
import { isMadeByAnother } from './providers';

/** What to say of a reference to an object that is not there. */
export interface Missing {
  readonly hint: string;
  readonly level: Level;
  readonly because: GraphObject | undefined;
}

/** Tells whether an object that something refers to is missing: not in the set, not declared and not made by another. */
export function missing(graph: Graph, type: string, namespace: string, name: string): Missing | undefined {
  if (graph.find(type, namespace, name) || graph.isExternal(type, namespace, name)) return undefined;
  if (isMadeByAnother(graph, type, namespace, name)) return undefined;
  const kind = type.slice(type.lastIndexOf('/') + 1);
  const twin = graph.named(type, name)[0];
  const level = graph.isComplete || graph.all(type).length > 0 ? 'error' : 'warning';
  const closest = nearest(name, graph.namesIn(type, namespace));
  const place = twin && twin.namespace !== namespace ? `There is one in namespace "${twin.namespace}". ` : '';
  const meant = !place && closest !== undefined ? `Did you mean "${closest}"? ` : '';
  return { hint: `${place}${meant}${declaration(graph, kind, namespace, name)}`, level, because: twin };
}

/** How to say that an object exists elsewhere. */
export function declaration(graph: Graph, kind: string, namespace: string, name: string): string {
  const reference = namespace === '' ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
  const how = graph.isComplete ? `Checks.of(app).external('${reference}')` : `--external ${reference}`;
  return `If it is made elsewhere, declare it: ${how}.`;
}
