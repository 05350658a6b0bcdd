/** A word as a POSIX shell takes it for one, whatever is in it. */
export function quote(word: string): string {
  return /^[\w@%+:,./=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A line of a shell script that is no command, whatever is in it. */
export function comment(text: string): string {
  return `# ${printable(text)}`;
}

/** Control characters would end the comment, or steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
