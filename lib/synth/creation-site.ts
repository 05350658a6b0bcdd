import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const traces = new WeakMap<object, { readonly stack?: string }>();

/** The folder of the library, compiled or not: frames within it are not the user's. */
const LIBRARY = dirname(__dirname) + sep;

/** Enough to get from an object out of the constructs around it to whoever made them. */
const DEPTH = 16;

/** Remembers where a construct is being made. The stack is only turned to text when somebody asks. */
export function rememberCreation(construct: object): void {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = DEPTH;
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, rememberCreation);
  Error.stackTraceLimit = limit;
  traces.set(construct, trace);
}

/** The file and line of the user's code that made a construct. */
export function creationSite(
  construct: object,
): { readonly file: string; readonly line: number } | undefined {
  for (const frame of traces.get(construct)?.stack?.split('\n') ?? []) {
    const match = /^\s*at .*?\(?((?:file:\/\/)?(?:\/|[A-Za-z]:\\)[^()]*?):(\d+):\d+\)?$/.exec(frame);
    if (!match) continue;
    const file = match[1].startsWith('file:') ? fileURLToPath(match[1]) : match[1];
    if (file.startsWith(LIBRARY) || file.includes(`${sep}node_modules${sep}`)) continue;
    return { file, line: Number(match[2]) };
  }
  return undefined;
}
