import { nearest } from '../nearest';
import type { Judged } from './echoes';
import type { Graph } from './graph';
import type { GraphObject } from './graph/graph-object';
import type { CheckOptions, Exception } from './options';
import type { Rule } from './rule';
import { unusedException } from './rules/unused-exception';
import { fieldPath } from './schema/field-path';

/** `cdk8s-microservices.dev/allow.<rule>: reason` on an object allows it to break the rule. */
export const ALLOW = 'cdk8s-microservices.dev/allow.';

interface Grant {
  readonly object: GraphObject;
  readonly field: string;
  used: boolean;
}

/** Leaves out what there are exceptions for, and adds the exceptions that there is nothing for. */
export function applyExceptions(
  graph: Graph,
  judged: readonly Judged[],
  rules: readonly Rule[],
  exceptionsOf: CheckOptions['exceptions'],
): Judged[] {
  // One exception may be for many objects, and has done its duty when one of them needed it.
  const grants = new Map<Exception, Grant>();
  const byObject = new Map<GraphObject, Exception[]>();
  for (const object of graph.objects) {
    const exceptions = [...annotated(object), ...(exceptionsOf?.(object.manifest) ?? [])];
    if (exceptions.length === 0) continue;
    byObject.set(object, exceptions);
    for (const exception of exceptions) {
      const field = fieldPath('metadata.annotations', ALLOW + exception.rule);
      if (!grants.has(exception)) grants.set(exception, { object, field, used: false });
    }
  }
  if (grants.size === 0) return [...judged];
  const remaining = judged.filter(({ rule, violation }) => {
    const exception = byObject.get(violation.object)?.find((candidate) => candidate.rule === rule.id);
    if (exception) grants.get(exception)!.used = true;
    return !exception;
  });
  for (const [{ rule, reason }, { object, field, used }] of grants) {
    if (used) continue;
    const known = rules.some(({ id }) => id === rule);
    const meant = known
      ? undefined
      : nearest(
          rule,
          rules.map(({ id }) => id),
        );
    const violation = {
      object,
      field,
      message: known
        ? `The exception from ${rule} (“${reason}”) allows nothing: the rule has no objection.`
        : `The exception from ${rule} allows nothing: there is no such rule.`,
      hint: known ? 'Remove it.' : meant && `Did you mean ${meant}?`,
    };
    remaining.push({ rule: unusedException, violation });
  }
  return remaining;
}

function annotated(object: GraphObject): Exception[] {
  const exceptions: Exception[] = [];
  for (const [key, reason] of object.annotations) {
    if (key.startsWith(ALLOW) && reason.trim() !== '')
      exceptions.push({ rule: key.slice(ALLOW.length), reason: reason.trim() });
  }
  return exceptions;
}
