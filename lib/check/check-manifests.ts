import { type Judged, withoutEchoes } from './echoes';
import type { Finding } from './finding';
import { Graph } from './graph';
import { type CheckOptions, Ignored } from './options';

/**
 * Finds what is wrong with a set of manifests: what the cluster would refuse, and what it would take in silence and
 * what would then not work. Takes objects of any shape and order; does not change them.
 *
 * @returns the findings, by kind, namespace and name of the objects
 * @throws when an option is malformed; never because of a manifest
 */
export function checkManifests(manifests: Iterable<unknown>, options: CheckOptions = {}): Finding[] {
  const ignored = new Ignored(options.ignore ?? []);
  const graph = new Graph(manifests, options);
  const { rules, applyExceptions } = engine();
  const judged: Judged[] = [];
  for (const rule of rules) {
    for (const violation of rule.check(graph)) judged.push({ rule, violation });
  }
  const remaining = applyExceptions(graph, withoutEchoes(judged), rules, options.exceptions);
  const position = new Map(graph.objects.map((object, index) => [object, index]));
  return remaining
    .filter(({ rule, violation }) => !ignored.has(rule.id, violation.object))
    .sort((a, b) => position.get(a.violation.object)! - position.get(b.violation.object)!)
    .map((judgement) => findingOf(judgement, options));
}

function findingOf({ rule, violation }: Judged, { locate }: CheckOptions): Finding {
  const { object, field, message, hint, level = rule.level } = violation;
  return {
    rule: rule.id,
    level,
    apiVersion: object.apiVersion,
    kind: object.kind,
    ...(object.namespace !== '' && { namespace: object.namespace }),
    name: object.name,
    field,
    message,
    ...(hint !== undefined && { hint }),
    ...locate?.(object.manifest, field),
  };
}

/** Rules are many, so they are loaded only when something is checked. */
function engine() {
  /* eslint-disable @typescript-eslint/no-require-imports -- an import would load them at start-up */
  const { rules } = require('./registry') as typeof import('./registry');
  const { applyExceptions } = require('./exceptions') as typeof import('./exceptions');
  return { rules, applyExceptions };
}
