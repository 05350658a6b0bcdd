import { nearest } from '../nearest';
import { version } from '../version';
import { type Command, EXIT, UsageError } from './command';
import { commands } from './commands';
import type { Terminal } from './terminal';

/** Runs a command line and returns its exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v') {
    terminal.out(`${version}\n`);
    return EXIT.clean;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const topic = commands.find((command) => command.name === rest[0]);
    (name === undefined ? terminal.err : terminal.out)(topic?.help ?? overview());
    return name === undefined ? EXIT.unusable : EXIT.clean;
  }
  const command = commands.find((known) => known.name === name);
  if (!command) {
    const meant = nearest(
      name,
      commands.map((known) => known.name),
    );
    const question = meant ? `Did you mean "${meant}"?` : 'See --help.';
    terminal.err(`cdk8s-microservices: there is no command "${name}". ${question}\n`);
    return EXIT.unusable;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(command.help);
    return EXIT.clean;
  }
  return runCommand(command, rest, terminal);
}

async function runCommand(command: Command, args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await command.run(args, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`cdk8s-microservices ${command.name}: ${error.message}\n`);
    return EXIT.unusable;
  }
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: cdk8s-microservices <command> [options]

Commands:
${list.join('\n')}

  --help, -h     this, or with a command, its help
  --version, -v  the version
`;
}
