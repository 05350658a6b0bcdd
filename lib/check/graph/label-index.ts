import type { Selector } from './selector';

/** Something that selectors select. */
export interface Labelled {
  readonly namespace: string;
  readonly labels: ReadonlyMap<string, string>;
  /** Label keys that it will carry with values that nobody knows yet. */
  readonly generatedLabels?: ReadonlySet<string>;
}

interface NamespaceIndex<T> {
  readonly all: T[];
  /** By key, then value. */
  readonly byLabel: Map<string, Map<string, T[]>>;
}

/** Finds what a selector selects in a namespace without looking at everything in it. */
export class LabelIndex<T extends Labelled> {
  /** Keys by which nothing can be ruled out. */
  private readonly generatedKeys = new Set<string>();
  private readonly namespaces = new Map<string, NamespaceIndex<T>>();

  constructor(items: Iterable<T>) {
    for (const item of items) this.add(item);
  }

  /** All of a namespace, selected or not. */
  allIn(namespace: string): readonly T[] {
    return this.namespaces.get(namespace)?.all ?? [];
  }

  /** Everything in the namespace that carries the label. */
  withLabel(namespace: string, key: string, value: string): readonly T[] {
    return this.namespaces.get(namespace)?.byLabel.get(key)?.get(value) ?? [];
  }

  /** The values that a label has in a namespace. */
  valuesOf(namespace: string, key: string): Iterable<string> {
    return this.namespaces.get(namespace)?.byLabel.get(key)?.keys() ?? [];
  }

  /** What the selector selects, found one by one: whoever needs the first alone pays for no more. */
  *selected(namespace: string, selector: Selector): Generator<T> {
    for (const item of this.candidates(namespace, selector)) {
      if (selector.matches(item.labels, item.generatedLabels)) yield item;
    }
  }

  private candidates(namespace: string, selector: Selector): readonly T[] {
    let fewest = this.allIn(namespace);
    for (const [key, value] of selector.labels) {
      if (this.generatedKeys.has(key)) continue;
      const carrying = this.withLabel(namespace, key, value);
      if (carrying.length < fewest.length) fewest = carrying;
    }
    for (const { key, operator, values } of selector.expressions) {
      if (operator !== 'In' || this.generatedKeys.has(key)) continue;
      const carrying = [...new Set(values)].flatMap((value) => this.withLabel(namespace, key, value));
      if (carrying.length < fewest.length) fewest = carrying;
    }
    return fewest;
  }

  private add(item: T): void {
    let index = this.namespaces.get(item.namespace);
    if (!index) this.namespaces.set(item.namespace, (index = { all: [], byLabel: new Map() }));
    index.all.push(item);
    for (const [key, value] of item.labels) post(index, key, value, item);
    for (const key of item.generatedLabels ?? []) this.generatedKeys.add(key);
  }
}

function post<T>(index: NamespaceIndex<T>, key: string, value: string, item: T): void {
  let values = index.byLabel.get(key);
  if (!values) index.byLabel.set(key, (values = new Map<string, T[]>()));
  const posted = values.get(value);
  if (posted) posted.push(item);
  else values.set(value, [item]);
}
