import type { GraphObject } from './graph/graph-object';
import type { Fields } from './graph/fields';
import type { Pod } from './graph/pod';
import type { Rule, Violation } from './rule';

/** What is wrong within one object. */
export interface ObjectProblem {
  readonly field: string;
  /** With a subject, or such as "must be …", of which the field is the subject. */
  readonly message: string;
  readonly hint?: string | undefined;
}

/** What a rule may know besides the object. */
export interface ObjectContext {
  readonly object: GraphObject;
  /** The Kubernetes 1.x of the cluster, if known. */
  readonly minor: number | undefined;
  /** The pod that the object is or makes. */
  readonly pod: Pod | undefined;
}

/** A rule for which an object stands alone. */
interface ObjectRule extends Omit<Rule, 'check' | 'group'> {
  readonly check: (manifest: Fields, context: ObjectContext) => Iterable<ObjectProblem>;
}

/** A rule on the syntax of each object by itself. */
export function objectRule({ check, ...rule }: ObjectRule): Rule {
  return {
    ...rule,
    group: 'syntax',
    *check(graph) {
      for (const object of graph.objects) {
        const context = { object, minor: graph.minor, pod: graph.podOf(object) };
        for (const problem of check(object.manifest, context)) yield violation(object, problem);
      }
    },
  };
}

function violation(object: GraphObject, { field, message, hint }: ObjectProblem): Violation {
  return { object, field, message: sentence(field, message), hint };
}

/** `must be …` becomes `spec.replicas must be ….`; other messages have a subject of their own. */
function sentence(field: string, message: string): string {
  if (message.startsWith('must ')) return `${field} ${message}.`;
  const isPath = message.startsWith(field.split(/[.[]/, 1)[0]);
  return `${isPath ? message : message.charAt(0).toUpperCase() + message.slice(1)}.`;
}
