/** One document of a YAML stream. */
export interface YamlDocument {
  readonly text: string;
  /** Line of the stream that the text starts on, from 1. */
  readonly line: number;
}

/**
 * Cuts a stream at its `---` and `...` lines, as kubectl does: a broken document then leaves the others whole, and
 * only one at a time is held in memory as a tree.
 */
export function* documentsOf(text: string): Generator<YamlDocument> {
  const boundary = /^(?:---(?=[ \t\r\n]|$)|\.\.\.[ \t]*\r?$)/gm;
  let start = 0;
  let line = 1;
  for (let match = boundary.exec(text); match; match = boundary.exec(text)) {
    const before = text.slice(start, match.index);
    if (hasContent(before)) yield { text: before, line };
    line += newlines(before);
    start = match.index;
    if (match[0].startsWith('.')) {
      // The mark of an end belongs to no document.
      start = match.index + match[0].length;
    }
  }
  const rest = text.slice(start);
  if (hasContent(rest)) yield { text: rest, line };
}

/** Whether there is anything but marks, directives and comments. */
function hasContent(text: string): boolean {
  return /^(?!---[ \t]*(?:#.*)?\r?$)[ \t]*[^\s#%]/m.test(text);
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
