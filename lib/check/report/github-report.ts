import { objectTitle, type Report } from './report';

/**
 * The report as workflow commands, which GitHub shows beside the lines of a pull request.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubReport({ findings, problems }: Report): string {
  const commands = findings.map((finding) => {
    const { level, rule, file, line, field, message, hint } = finding;
    const subject = message.startsWith(field) ? '' : `${field}: `;
    const text = `${objectTitle(finding)}: ${subject}${message}${hint === undefined ? '' : ` ${hint}`}`;
    return command(level, { file: file === '-' ? undefined : file, line, title: rule }, text);
  });
  const unread = problems.map(({ file, line, column, message }) =>
    command('error', { file, line, col: column, title: 'could not be read' }, `${file} ${message}`),
  );
  return [...commands, ...unread].join('');
}

function command(
  name: string,
  properties: Record<string, string | number | undefined>,
  text: string,
): string {
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
  return `::${name} ${written.join(',')}::${escaped(text)}\n`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
