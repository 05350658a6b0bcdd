import { nearest } from './nearest';

/** Picks one of several values, of which each environment has one. */
export interface PerEnvironment<Environment extends string> {
  /** @throws Error where the variable `ENVIRONMENT` names no environment that there is */
  <const Values extends Readonly<Record<Environment, unknown>>>(
    values: Values & Readonly<Record<Exclude<keyof Values, Environment>, never>>,
  ): Values[Environment];
  /** The environment that is written for. */
  readonly current: Environment;
}

/**
 * The environments of an app. The variable `ENVIRONMENT` says which of them is written for; without it, that is
 * the first.
 */
export function environments<const Environment extends string>(
  ...known: readonly [Environment, ...Environment[]]
): PerEnvironment<Environment> {
  const pick = (values: Readonly<Record<Environment, unknown>>) => values[current(known)];
  return Object.defineProperty(pick, 'current', { get: () => current(known) }) as PerEnvironment<Environment>;
}

/**
 * Values for a cluster on one's own machine, which is the default, and for production:
 * `replicas: perEnvironment({ minikube: 1, production: 3 })`, written by `ENVIRONMENT=production npm run synth`.
 */
export const perEnvironment: PerEnvironment<'minikube' | 'production'> = environments(
  'minikube',
  'production',
);

function current<Environment extends string>(known: readonly Environment[]): Environment {
  const wanted = process.env.ENVIRONMENT || known[0];
  const found = known.find((name) => name === wanted);
  if (found !== undefined) return found;
  const meant = nearest(wanted, known);
  throw new Error(
    `ENVIRONMENT must be one of ${known.join(', ')}, got "${wanted}"${meant ? `. Did you mean "${meant}"?` : ''}`,
  );
}
