/** Sorts items into lists by a key. */
export function groupBy<K, T>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]>;
export function groupBy<K, T, V>(items: Iterable<T>, key: (item: T) => K, value: (item: T) => V): Map<K, V[]>;
export function groupBy<K, T>(
  items: Iterable<T>,
  key: (item: T) => K,
  value?: (item: T) => unknown,
): Map<K, unknown[]> {
  const groups = new Map<K, unknown[]>();
  for (const item of items) push(groups, key(item), value ? value(item) : item);
  return groups;
}

/** Appends to the list that a map has for a key. */
export function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
