/** Text as it may stand in XML and HTML, attributes included. Characters that XML has no place for are replaced. */
export function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // eslint-disable-next-line no-control-regex -- these are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`)
  );
}

/** JSON as it may stand in a script element: nothing in it ends the element or opens a comment. */
export function scriptJson(value: unknown): string {
  const hex = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, hex);
}

/** Text of at most so many characters, an ellipsis for the rest. */
export function clip(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
