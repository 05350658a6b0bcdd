import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const ACTION = /\{\{-?\s*(?:[.$(/]|[a-z][A-Za-z]*[\s}])/;

/** The chart that a file is a template of, or `undefined` when it is none. */
export function chartOf(file: string): string | undefined {
  for (let directory = dirname(file), below = file; ; below = directory, directory = dirname(directory)) {
    if (existsSync(join(directory, 'Chart.yaml')))
      return relative(directory, file).split(sep)[0] === 'templates' ? directory : undefined;
    if (directory === dirname(directory) || below === directory) return undefined;
  }
}

/** Whether a text has `{{ … }}` to be filled in. */
export function isTemplate(text: string): boolean {
  return ACTION.test(text);
}
