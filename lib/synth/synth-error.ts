/** All that keeps an app from being synthesized, in one report. Nothing was written then. */
export class SynthError extends Error {
  constructor(
    /** One line each: where, then what. */
    readonly problems: readonly string[],
  ) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(
      `Nothing was written, because of ${count}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.name = 'SynthError';
  }
}

let watching = false;

/**
 * Lets a {@link SynthError} that nobody catches end the process as a report for people: its message alone, without a
 * stack trace into the library, and exit code 1. Every other error is left to Node.
 */
export function reportUncaughtSynthErrors(): void {
  if (watching) return;
  watching = true;
  process.on('uncaughtExceptionMonitor', (error) => {
    if (!(error instanceof SynthError) || process.listenerCount('uncaughtException') > 0) return;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
}
