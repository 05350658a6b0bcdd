import { type Fields, fieldsOf, listOf, stringsOf, textOf } from './fields';

interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** Labels that a pod, Service or Namespace must carry: all of them. */
export class Selector {
  private constructor(
    readonly labels: ReadonlyMap<string, string>,
    readonly expressions: readonly Expression[],
  ) {}

  /** A plain map, as Services and ReplicationControllers have it. */
  static ofLabels(labels: unknown): Selector {
    return new Selector(stringsOf(labels), []);
  }

  /** A label selector with `matchLabels` and `matchExpressions`. */
  static of(selector: unknown): Selector {
    const { matchLabels, matchExpressions } = fieldsOf(selector);
    const expressions = listOf(matchExpressions).map((item) => expressionOf(fieldsOf(item)));
    return new Selector(stringsOf(matchLabels), expressions);
  }

  /** An empty selector matches everything; what it means to its owner differs. */
  get isEmpty(): boolean {
    return this.labels.size === 0 && this.expressions.length === 0;
  }

  /** Whether something with these labels is selected. Labels of unknown value satisfy any wish for their key. */
  matches(labels: ReadonlyMap<string, string>, unknownValues?: ReadonlySet<string>): boolean {
    for (const [key, value] of this.labels) {
      if (labels.get(key) !== value && !(unknownValues?.has(key) && !labels.has(key))) return false;
    }
    return this.expressions.every((expression) => satisfies(expression, labels, unknownValues));
  }

  /** For messages: `app=web,tier in (a, b)`. */
  toString(): string {
    const labels = [...this.labels].map(([key, value]) => `${key}=${value}`);
    return [...labels, ...this.expressions.map(expressionText)].join(',');
  }
}

function expressionOf(fields: Fields): Expression {
  return {
    key: textOf(fields.key) ?? '',
    operator: textOf(fields.operator) ?? '',
    values: listOf(fields.values).filter((value) => typeof value === 'string'),
  };
}

function satisfies(
  { key, operator, values }: Expression,
  labels: ReadonlyMap<string, string>,
  unknownValues?: ReadonlySet<string>,
): boolean {
  const value = labels.get(key);
  if (value === undefined && unknownValues?.has(key)) return operator !== 'DoesNotExist';
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      // Not for the wiring to judge.
      return true;
  }
}

function expressionText({ key, operator, values }: Expression): string {
  switch (operator) {
    case 'In':
      return `${key} in (${values.join(', ')})`;
    case 'NotIn':
      return `${key} not in (${values.join(', ')})`;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return key;
  }
}
