/** A fenced block of Markdown. */
export interface Block {
  readonly language: string;
  /** What stands behind the language. */
  readonly options: string;
  readonly code: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
}

/** The fenced blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: { language: string; options: string; line: number; code: string[] } | undefined;
  markdown.split('\n').forEach((text, index) => {
    const fence = /^```(\w*) *(.*)$/.exec(text);
    if (open && text === '```') {
      blocks.push({ ...open, code: open.code.join('\n') });
      open = undefined;
    } else if (open) open.code.push(text);
    else if (fence) open = { language: fence[1], options: fence[2], line: index + 1, code: [] };
  });
  return blocks;
}
