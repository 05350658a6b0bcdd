import { nearest } from '../../nearest';
import { follow, type Way } from '../follow-route';
import { Manifests } from '../manifests';
import { entriesFor, routeEntries } from '../route-entries';
import type { ManifestSource } from '../source';
import { type Outcome, outcome } from './matcher';

/** Where a route is to lead. */
export interface RouteEnd {
  /** Name of the workload or Pod, or `Kind/name`. */
  readonly to: string;
  /** Number or name of the container's port. @default - any */
  readonly port?: number | string;
}

/** Whether a request to a URL such as `local.imti.cloud/api` comes to the pods of a workload. */
export function toRoute(received: ManifestSource, url: string, end: RouteEnd): Outcome {
  const { graph } = Manifests.of(received);
  const [host, path] = partsOf(url);
  const entries = routeEntries(graph);
  const ways = entriesFor(entries, host, path).flatMap((entry) => follow(graph, entry));
  const found = ways.find((way) => arrivesAt(way, end));
  const wanted = `${end.to}${end.port === undefined ? '' : ` port ${end.port}`}`;
  return outcome(
    found !== undefined,
    () => `expected ${host}${path} not to lead to ${wanted}, but it does\n\n${textOf(found as Way)}`,
    () => {
      const sentence = `expected ${host}${path} to lead to ${wanted}`;
      if (ways.length > 0) return `${sentence}, but it leads to\n\n${ways.map(textOf).join('\n\n')}`;
      const known = [...new Set(entries.map((entry) => (entry.host || '*') + entry.path))];
      if (known.length === 0) return `${sentence}, but there are no Ingresses or HTTPRoutes`;
      const near = nearest(host + path, known);
      return `${sentence}, but no route is for it. ${near === undefined ? `There are routes for ${known.join(', ')}.` : `Nearest: ${near}.`}`;
    },
  );
}

function partsOf(url: string): [string, string] {
  const plain = url.replace(/^https?:\/\//, '');
  const slash = plain.indexOf('/');
  if (slash < 0) return [plain, '/'];
  return [plain.slice(0, slash), plain.slice(slash)];
}

function arrivesAt({ arrival }: Way, { to, port }: RouteEnd): boolean {
  if (!arrival) return false;
  const { owner } = arrival;
  if (to !== owner.name && to !== `${owner.kind}/${owner.name}`) return false;
  return port === undefined || port === arrival.port || port === arrival.portName;
}

function textOf({ steps }: Way): string {
  return steps.map((step, index) => `${'  '.repeat(index)}${index > 0 ? '→ ' : ''}${step}`).join('\n');
}
