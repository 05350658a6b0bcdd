import type { Terminal } from './terminal';

/** How a command ended, for whoever called it. */
export const EXIT = { clean: 0, findings: 1, unusable: 2 } as const;

/** One subcommand. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help. */
  readonly help: string;
  /**
   * @param args what stands behind the command's name
   * @returns the exit code
   * @throws {UsageError} when the arguments make no sense
   */
  readonly run: (args: readonly string[], terminal: Terminal) => number | Promise<number>;
}

/** Arguments that make no sense. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
