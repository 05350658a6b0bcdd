/**
 * How a string is written so that every reader sees that string: YAML 1.1 and 1.2, Go's reader and JavaScript's.
 * Plain only where all of them agree, quoted or as a block literal elsewhere; never folded.
 */

/** Anything that begins like a name, path or flag, and holds nothing with a meaning in block style. */
const PLAIN = /^(?:[A-Za-z_/$]|--?[A-Za-z])(?:[\w./@=%+~$,()&!?;<>{}[\]'"-]|:(?=[\w/$@({])| (?=[\w/$@(]))*$/;
/** Quantities and durations; every other string that begins with a digit may be a number or date somewhere. */
const QUANTITY = /^\d{1,15}(?:\.\d{1,15})?(?:m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi|Ei|ms|s|h)$/;
const RESERVED = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);
const PRINTABLE_ASCII = /^[ -~]*$/;
/** Everything that a block literal cannot carry: controls, other line breaks, byte order mark, lone surrogates. */
const NOT_LITERAL =
  /[^\t\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
/** What JSON leaves as it is, but YAML readers refuse or take for a line break, or editors do not show. */
const ESCAPED_BEYOND_JSON = /[\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g;

/** Blank lines of spaces at the end, which readers count differently. */
const BLANK_END = /\n[ \t]+\n*$/;

/** Longer strings are quoted or literal; matching them against {@link PLAIN} would cost more than it gives. */
const LONGEST_PLAIN = 1000;

/** The string on one line, plain or quoted. */
export function inlineString(text: string): string {
  if (text.length <= LONGEST_PLAIN) {
    if (PLAIN.test(text)) return text.length < 6 && RESERVED.has(text.toLowerCase()) ? `"${text}"` : text;
    if (QUANTITY.test(text)) return text;
  }
  if (!PRINTABLE_ASCII.test(text)) {
    return JSON.stringify(text).replace(
      ESCAPED_BEYOND_JSON,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  }
  if (!/["\\]/.test(text)) return `"${text}"`;
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}

/** Whether `text`, which has several lines, survives as a block literal. */
export function isLiteral(text: string): boolean {
  return /\S/.test(text) && !BLANK_END.test(text) && !NOT_LITERAL.test(text);
}

/** `text` as a block literal, `indent` (a line break and the spaces of its content) before each line. */
export function literal(text: string, indent: string): string {
  const chomping = !text.endsWith('\n') ? '-' : text.endsWith('\n\n') ? '+' : '';
  // Without a number, readers take the indentation from the first line, which white space there would mislead.
  const indentation = /^\s/.test(text) ? '2' : '';
  const body = chomping === '-' ? text : text.slice(0, -1);
  return `|${indentation}${chomping}${`\n${body}`.replace(/\n(?!\n|$)/g, indent)}`;
}
