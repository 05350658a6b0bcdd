import { dirname, relative, sep } from 'node:path';
import type { IConstruct } from 'constructs';

/** An error that is a report for people: left uncaught, it ends the process with its message and no stack trace. */
export abstract class ReportedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
    reportUncaught();
  }
}

/** What a construct throws when its props cannot work: the construct's path, then the rule and what came instead. */
export class ConstructError extends ReportedError {
  constructor(construct: IConstruct | string, message: string) {
    super(`${typeof construct === 'string' ? construct : construct.node.path}: ${message}`);
  }
}

let watching = false;

function reportUncaught(): void {
  if (watching) return;
  watching = true;
  process.on('uncaughtExceptionMonitor', (error) => {
    if (!(error instanceof ReportedError) || process.listenerCount('uncaughtException') > 0) return;
    const place = error instanceof ConstructError ? firstForeignFrame(error.stack) : undefined;
    process.stderr.write(`${error.message}\n${place ? `    at ${place}\n` : ''}`);
    process.exit(1);
  });
}

/** The line, in code that is not the library's, from which the error came. */
function firstForeignFrame(stack = ''): string | undefined {
  const own = dirname(__filename) + sep;
  for (const line of stack.split('\n')) {
    const frame = /\(?((?:\/|[A-Z]:\\)[^()]*:\d+):\d+\)?$/.exec(line)?.[1];
    if (frame && !frame.startsWith(own) && !frame.includes('node_modules'))
      return relative(process.cwd(), frame);
  }
  return undefined;
}
