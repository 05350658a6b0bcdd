import { run } from '../../lib/cli/run';

/** What a command line wrote, and how it ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process. */
export async function cli(args: readonly string[], hasColors = false): Promise<Ended> {
  let out = '';
  let err = '';
  const code = await run(args, { out: (text) => (out += text), err: (text) => (err += text), hasColors });
  return { code, out, err };
}
