import type { Rule } from '../check/rule';

/** Longest line of an example that is shown whole. */
const MAX_WIDTH = 100;

/** All that there is to say about a rule, for a terminal. */
export function explanation({ id, level, title, why, wrong, right }: Rule): string {
  return `${id} (${level})

${title}.

${why}

Wrong:

${indented(wrong)}

Right:

${indented(right)}

To live with it where it is meant, annotate the object:

  cdk8s-microservices.dev/allow.${id}: the reason why
`;
}

/** An example without lines of a million letters. */
export function shortened(yaml: string): string {
  return yaml.replace(/^.*$/gm, (line) =>
    line.length > MAX_WIDTH ? `${line.slice(0, MAX_WIDTH - 20)}…` : line,
  );
}

function indented(yaml: string): string {
  return shortened(yaml)
    .trimEnd()
    .replace(/^(?=.)/gm, '  ');
}
