import { environmentNameProblem } from '../names';

/**
 * The lines of a file of `NAME=value`, as `kubectl create --from-env-file` reads them: `#` starts a comment line,
 * everything behind the first `=` counts, quotes and spaces too, and a bare name takes its value from the
 * environment, and is empty where that has none.
 *
 * @internal
 */
export function parseEnvFile(
  content: Buffer,
  file: string,
  fail: (message: string) => Error,
): [key: string, value: string][] {
  const entries: [string, string][] = [];
  const lines = content
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  for (const [index, text] of lines.entries()) {
    const line = text.trimStart();
    if (line === '' || line.startsWith('#')) continue;
    const equals = line.indexOf('=');
    const key = equals < 0 ? line : line.slice(0, equals);
    const problem = environmentNameProblem(key);
    // What stands behind "=" may be a secret, and so may a line without one be.
    if (problem) throw fail(`${file} line ${index + 1}: the name before "=" ${problem}`);
    entries.push([key, equals < 0 ? (process.env[key] ?? '') : line.slice(equals + 1)]);
  }
  return entries;
}
