/** Where a command writes to, so that a test can read it. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether somebody looks at it, and in colour. */
  readonly hasColors: boolean;
}

/** The terminal, file or pipe that the process writes to. Colours are for terminals, and only without `NO_COLOR`. */
export function processTerminal(): Terminal {
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    hasColors: process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
  };
}
