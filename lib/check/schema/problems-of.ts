import type { SchemaProblem } from './schema-problem';
import { schemaProblems } from './schema-problems';

type Fields = Readonly<Record<string, unknown>>;

const known = new WeakMap<object, { readonly minor?: number; readonly problems: readonly SchemaProblem[] }>();

/** The problems of one sort that a manifest has. The manifest is walked once for all sorts. */
export function problemsOf(
  sort: SchemaProblem['problem'],
  manifest: Fields,
  minor: number | undefined,
): readonly SchemaProblem[] {
  let entry = known.get(manifest);
  if (!entry || entry.minor !== minor) {
    entry = { minor, problems: schemaProblems(manifest, minor) };
    known.set(manifest, entry);
  }
  return entry.problems.filter(({ problem }) => problem === sort);
}
