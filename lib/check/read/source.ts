/** A Kubernetes object and where it was written. */
export interface SourceObject {
  readonly manifest: Readonly<Record<string, unknown>>;
  /** As given on the command line, or as found below it; `-` is standard input. */
  readonly file: string;
  /** Line of the file that the object starts on, counted from 1. */
  readonly line: number;
  /** The line of a field such as `spec.ports[0].port`, or of the nearest field around it that is written. */
  readonly lineOf: (field: string) => number;
}

/** Something that could not be read, and so was not checked. */
export interface ReadProblem {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** What was found in some files. */
export interface Reading {
  readonly objects: readonly SourceObject[];
  readonly problems: readonly ReadProblem[];
  /** Files and documents passed over because they hold no Kubernetes object, and what they are instead. */
  readonly skipped: readonly ReadProblem[];
  /** A line of a file that was read, counted from 1. */
  readonly lineText: (file: string, line: number) => string | undefined;
}
