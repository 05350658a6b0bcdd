import { parseArgs } from 'node:util';
import { init as begin, InitError } from '../init/init';
import { testedVersions } from '../init/versions';
import { quote } from '../notes/shell';
import { type Command, EXIT, UsageError } from './command';

export const init: Command = {
  name: 'init',
  summary: 'Begin an app in a new folder',
  help: `Usage: cdk8s-microservices init <folder>

Writes an app of one service and one test into a folder that is new or empty; nothing is
ever overwritten. The service is called what the folder is called.

Exit code: 0 written, 2 not.
`,
  run(args, terminal) {
    const folder = folderOf(args);
    let files: string[];
    try {
      files = begin(folder, testedVersions());
    } catch (error) {
      if (error instanceof InitError) throw new UsageError(error.message);
      throw error;
    }
    const go = folder === '.' ? '' : `cd ${quote(folder)} && `;
    terminal.out(
      `${files.map((file) => `${file}\n`).join('')}\nNext: ${go}npm install && npm test && npm run synth\n`,
    );
    return EXIT.clean;
  },
};

function folderOf(args: readonly string[]): string {
  let positionals: string[];
  try {
    ({ positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} }));
  } catch (error) {
    throw new UsageError((error as Error).message.split('. To specify')[0]);
  }
  if (positionals.length !== 1) throw new UsageError('name one folder, which is new or empty');
  return positionals[0];
}
