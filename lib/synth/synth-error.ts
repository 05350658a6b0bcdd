import { ReportedError } from '../errors';

/** All that keeps an app from being synthesized, in one report. Nothing was written then. */
export class SynthError extends ReportedError {
  constructor(
    /** One line each: where, then what. */
    readonly problems: readonly string[],
  ) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(
      `Nothing was written, because of ${count}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
  }
}
