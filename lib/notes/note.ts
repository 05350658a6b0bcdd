import { comment, quote } from './shell';

/** A line of the notes: a command as its words, or something to know. */
export type Note =
  { readonly command: readonly string[] } | { readonly raw: string } | { readonly text: string };

/** What belongs together. */
export interface Section {
  readonly title: string;
  readonly notes: readonly Note[];
}

/** The notes as a shell script: commands to copy, all else behind `#`. */
export function notesText(sections: readonly Section[]): string {
  return sections
    .filter(({ notes }) => notes.length > 0)
    .map(({ title, notes }) => [comment(title), ...notes.map(lineOf), ''].join('\n'))
    .join('\n');
}

function lineOf(note: Note): string {
  if ('text' in note) return comment(`  ${note.text}`);
  return 'raw' in note ? note.raw : note.command.map(quote).join(' ');
}

/** The arguments that name a namespace; none for that of the context. */
export function inNamespace(namespace: string): string[] {
  return namespace === '' || namespace === 'default' ? [] : ['-n', namespace];
}
