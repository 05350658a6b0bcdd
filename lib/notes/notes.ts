import { isIPv4, isIPv6 } from 'node:net';
import { Graph } from '../check/graph';
import type { SourceObject } from '../check/read/source';
import { deletions, filesOf, prune } from './apply';
import type { Note, Section } from './note';
import { routeHosts, routeUrls, servicePlaces } from './reach';
import { forwards, podLists, rollouts } from './watch';

/** What notes are made with. */
export interface NotesOptions {
  /** As given to the command, `-` for standard input. */
  readonly paths: readonly string[];
  /** Address of a node. @default - asked of the cluster */
  readonly nodeIp?: string;
}

const ASK_FOR_NODE = `NODE_IP=$(kubectl get nodes -o 'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}')`;

/** What a person does next with some manifests. */
export function notesOf(objects: readonly SourceObject[], { paths, nodeIp }: NotesOptions): Section[] {
  const graph = new Graph(objects.map(({ manifest }) => manifest));
  const node = nodeIp ?? '$NODE_IP';
  const place = nodeIp !== undefined && isIPv6(nodeIp) ? `[${nodeIp}]` : node;
  const files = filesOf(paths, objects);
  const hosts = routeHosts(graph);
  const reach: Note[] = [
    ...servicePlaces(graph, place),
    ...routeUrls(graph, place),
    ...(hosts.length > 0
      ? [{ text: 'once, for the hosts of the routes' }, { raw: hostsLine(node, hosts) }]
      : []),
  ];
  const needsNode = nodeIp === undefined && reach.some((note) => !('command' in note));
  return [
    { title: 'Apply', notes: [{ command: ['kubectl', 'apply', ...files] }, ...rollouts(graph)] },
    { title: 'Look', notes: [{ command: ['kubectl', 'get', ...files] }, ...podLists(graph)] },
    { title: 'Reach', notes: [...(needsNode ? [{ raw: ASK_FOR_NODE }] : []), ...reach] },
    { title: 'Reach from this machine alone', notes: forwards(graph) },
    { title: 'Apply, and delete what is no longer in the set', notes: prune(graph, files) },
    { title: 'Delete', notes: deletions(graph, files) },
  ];
}

function hostsLine(node: string, hosts: readonly string[]): string {
  // The variable is for the shell to fill in.
  return `echo "${node}  ${hosts.join(' ')}" | sudo tee -a /etc/hosts`;
}

/** Whether a text is an address, and so nothing that a shell would take apart. */
export function isAddress(text: string): boolean {
  return isIPv4(text) || isIPv6(text);
}
