import type { Rule, Violation } from './rule';

/** A violation and the rule it is of. */
export interface Judged {
  readonly rule: Rule;
  readonly violation: Violation;
}

/** Leaves out what would be repaired together with something else that was found. */
export function withoutEchoes(judged: readonly Judged[]): Judged[] {
  const genuine = withoutMalformed(judged);
  const guilty = new Set<object>();
  for (const { rule, violation } of genuine) {
    if ((violation.level ?? rule.level) === 'error') guilty.add(violation.object);
  }
  return genuine.filter(
    ({ violation: { because, object } }) => !because || because === object || !guilty.has(because),
  );
}

/** Leaves out what wiring rules say about fields whose syntax is wrong already. */
function withoutMalformed(judged: readonly Judged[]): Judged[] {
  const malformed = new Map<object, string[]>();
  for (const { rule, violation } of judged) {
    if (rule.group !== 'syntax' || (violation.level ?? rule.level) !== 'error') continue;
    const fields = malformed.get(violation.object);
    if (fields) fields.push(violation.field);
    else malformed.set(violation.object, [violation.field]);
  }
  return judged.filter(({ rule, violation: { object, field } }) => {
    if (rule.group === 'syntax') return true;
    const fields = malformed.get(object);
    return !fields?.some((wrong) => isSameOrBelow(field, wrong) || parentOf(wrong) === field);
  });
}

function isSameOrBelow(field: string, above: string): boolean {
  return field.startsWith(above) && (field.length === above.length || /[.[]/.test(field[above.length]));
}

function parentOf(field: string): string {
  return field.replace(/(\.[^.[\]]*|\[[^\]]*\])$/, '');
}
