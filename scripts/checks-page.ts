import { rules } from '../lib/check/registry';
import type { Rule } from '../lib/check/rule';
import { shortened } from '../lib/cli/explain';

const GROUPS = [
  ['wiring', 'Wiring', 'What one object says of another, or of a part of itself.'],
  ['syntax', 'Syntax', 'What the API server refuses in an object by itself.'],
  ['security', 'Security', 'What namespaces ask of pods.'],
] as const;

/** `docs/checks.md`, made of what the rules say about themselves. */
export function checksPage(): string {
  const groups = GROUPS.map(([group, title, text]) => {
    const members = rules.filter((rule) => (rule.group ?? 'wiring') === group);
    return { title, text, members };
  }).filter(({ members }) => members.length > 0);
  return `# Checks

<!-- Written by \`npm run docs:checks\` from lib/check/rules. Do not edit. -->

What \`cdk8s-microservices check\`, the plugin and synthesis look for: ${rules.length} rules. An **error** cannot work; a **warning**
works, but hardly as meant. An object is allowed to break a rule by an annotation that gives the reason:

\`\`\`yaml
metadata:
  annotations:
    cdk8s-microservices.dev/allow.<rule>: the reason why
\`\`\`

${groups.map(({ title, members }) => contents(title, members)).join('\n\n')}

${groups.map(({ title, text, members }) => `## ${title}\n\n${text}\n\n${members.map(section).join('\n')}`).join('\n')}`;
}

function contents(title: string, members: readonly Rule[]): string {
  const rows = members.map(({ id, level, title: mistake }) => `| [${id}](#${id}) | ${level} | ${mistake} |`);
  return `| ${title} | level | finds |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

function section({ id, level, title, why, wrong, right }: Rule): string {
  return `### ${id}

**${level}** · ${title}.

${why}

Wrong:

${block(wrong)}

Right:

${block(right)}
`;
}

function block(yaml: string): string {
  return `\`\`\`yaml\n${shortened(yaml).trimEnd()}\n\`\`\``;
}
