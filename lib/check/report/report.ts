import type { Finding } from '../finding';
import type { ReadProblem } from '../read/source';

/** What a check came to, for people and machines to read. */
export interface Report {
  readonly findings: readonly Finding[];
  /** How many objects were checked. */
  readonly checked: number;
  /** What could not be read. */
  readonly problems: readonly ReadProblem[];
  /** What was passed over, as it holds no Kubernetes object. */
  readonly skipped: readonly ReadProblem[];
  /** A line of a file, where it is at hand. */
  readonly lineText: (file: string, line: number) => string | undefined;
}

/** `Deployment shop/web`, or `Namespace shop` for what lives outside of namespaces. */
export function objectTitle({ kind, namespace, name }: Finding): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** `web.yaml:3:1`, as far as known. */
export function place({ file, line, column }: Partial<ReadProblem>): string {
  return [file === '-' ? 'standard input' : file, line, column]
    .filter((part) => part !== undefined)
    .join(':');
}
