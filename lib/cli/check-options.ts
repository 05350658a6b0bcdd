import { parseArgs } from 'node:util';
import type { Level } from '../check/finding';
import { Externals, Ignored, minorOf } from '../check/options';
import { rules } from '../check/registry';
import { nearest } from '../nearest';
import { UsageError } from './command';

const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
const LEVELS = ['error', 'warning'] as const;

/** How a report is written. */
export type Format = (typeof FORMATS)[number];

/** What was asked for on the command line. */
export interface CheckArguments {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly external: readonly string[];
  readonly ignore: readonly string[];
  readonly kubernetes?: string;
  readonly failOn: Level;
  /** Rule to explain, instead of a check. */
  readonly explain?: string;
}

/** @throws {UsageError} for options that are unknown or malformed */
export function parseCheckArguments(args: readonly string[]): CheckArguments {
  const { values, positionals } = parsed(args);
  const { external = [], ignore = [], kubernetes, explain } = values;
  asUsage(() => {
    new Externals(external);
    new Ignored(ignore);
    if (kubernetes !== undefined) minorOf(kubernetes);
  });
  for (const text of ignore) knownRule(text.split('=')[0]);
  if (explain !== undefined) knownRule(explain);
  else if (positionals.length === 0)
    throw new UsageError('name files or folders to check, or - for standard input');
  return {
    paths: positionals,
    format: oneOf('format', values.format ?? 'text', FORMATS),
    external,
    ignore,
    kubernetes,
    failOn: oneOf('fail-on', values['fail-on'] ?? 'error', LEVELS),
    explain,
  };
}

function parsed(args: readonly string[]) {
  return asUsage(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        external: { type: 'string', multiple: true },
        ignore: { type: 'string', multiple: true },
        kubernetes: { type: 'string' },
        'fail-on': { type: 'string' },
        explain: { type: 'string' },
      },
    }),
  );
}

function asUsage<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new UsageError((error as Error).message.split('. To specify')[0]);
  }
}

function knownRule(id: string): void {
  if (id.includes('*') || rules.some((rule) => rule.id === id)) return;
  const meant = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  throw new UsageError(`there is no rule "${id}".${meant ? ` Did you mean "${meant}"?` : ''}`);
}

function oneOf<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new UsageError(`--${option} must be ${choices.join(', ')}, got "${value}"`);
  return choice;
}
