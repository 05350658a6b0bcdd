import { parseArgs } from 'node:util';
import { readManifests } from '../check/read/read-manifests';
import { isAddress, notesOf } from '../notes/notes';
import { notesText } from '../notes/note';
import { type Command, EXIT, UsageError } from './command';

export const notes: Command = {
  name: 'notes',
  summary: 'Say what to do next with manifests: commands and URLs',
  help: `Usage: cdk8s-microservices notes [options] [paths…|-]

Prints, for manifests in files and folders (default: dist), the kubectl commands that
apply, watch, reach, prune and delete them, and the URLs by which they are reached.
Commands may be copied as they are; all else is behind a #.

  --node-ip 192.168.99.100  address of a node (default: ask the cluster)
  --help, -h                this

Exit code: 0 all was read, 2 something could not be read or understood.
`,
  run(args, terminal) {
    const { paths, nodeIp } = parsed(args);
    const { objects, problems } = readManifests(paths);
    for (const { file, line, message } of problems)
      terminal.err(`${file}${line === undefined ? '' : `:${line}`}: ${message}\n`);
    if (objects.length > 0) terminal.out(notesText(notesOf(objects, { paths, nodeIp })));
    else if (problems.length === 0) terminal.err(`${paths.join(' ')}: holds no Kubernetes object\n`);
    return problems.length > 0 || objects.length === 0 ? EXIT.unusable : EXIT.clean;
  },
};

function parsed(args: readonly string[]): { paths: string[]; nodeIp?: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'node-ip': { type: 'string' } },
    });
    const nodeIp = values['node-ip'];
    if (nodeIp !== undefined && !isAddress(nodeIp))
      throw new Error(`--node-ip must be an IP address, got ${JSON.stringify(nodeIp)}`);
    return { paths: positionals.length > 0 ? positionals : ['dist'], nodeIp };
  } catch (error) {
    throw new UsageError((error as Error).message.split('. To specify')[0]);
  }
}
