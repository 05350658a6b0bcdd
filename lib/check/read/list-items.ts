import type { YamlDocument } from './documents';

/** Shorter lists are read whole, whatever their style. */
const LONG = 2 ** 20;

/**
 * The items of a long `kind: List` in the style of `kubectl get -o yaml`, each as a document of its own, so that one
 * at a time is held as a tree; any other document as it is.
 */
export function* itemsOf(document: YamlDocument): Generator<YamlDocument> {
  const { text, line } = document;
  const head = /^items:[ \t]*\r?\n(?=-[ ])/m.exec(text);
  if (text.length < LONG || !head || /[&*]\w/.test(text.slice(0, head.index))) return yield document;
  const start = head.index + head[0].length;
  // What follows the items starts in the first column, and with no dash.
  const end = start + (/^(?![-\s#]|$)/m.exec(text.slice(start))?.index ?? text.length - start);
  if (!/^kind:[ \t]*\w*List[ \t]*\r?$/m.test(text.slice(0, head.index) + text.slice(end)))
    return yield document;
  let at = start;
  let itemLine = line + newlines(text, 0, start);
  while (at < end) {
    const next = text.indexOf('\n- ', at);
    const itemEnd = next < 0 || next >= end ? end : next + 1;
    // The place of the dash is kept, so that columns are right too.
    yield { text: ` ${text.slice(at + 1, itemEnd)}`, line: itemLine };
    itemLine += newlines(text, at, itemEnd);
    at = itemEnd;
  }
}

function newlines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
