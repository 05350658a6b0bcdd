import { Graph } from '../../check/graph';
import { fieldsOf, listOf } from '../../check/graph/fields';
import type { GenericManifest } from '../kinds';
import type { ManifestSource } from '../source';
import { hintOf, oneManifest, type Outcome, outcome, titleOf } from './matcher';

/** Whether a Service has a port (or node port), or a container of a workload has one, by number or name. */
export function toExpose(received: ManifestSource, port: number | string): Outcome {
  const manifest = oneManifest(received, 'what exposes a port');
  const ports = portsOf(manifest);
  return outcome(
    ports.some((known) => known.answersTo.includes(port)),
    () => `expected ${titleOf(manifest)} not to expose port ${port}, but it does`,
    () => {
      const hint =
        ports.length === 0
          ? ' It has no ports.'
          : hintOf(
              port,
              ports.map(({ title }) => title),
            );
      return `expected ${titleOf(manifest)} to expose port ${port}, but it does not.${hint}`;
    },
  );
}

interface KnownPort {
  readonly title: string;
  readonly answersTo: readonly unknown[];
}

function portsOf(manifest: GenericManifest): KnownPort[] {
  if (manifest.kind === 'Service' && manifest.apiVersion === 'v1') {
    return listOf(fieldsOf(manifest.spec).ports).map((item) => {
      const { name, port, nodePort } = fieldsOf(item);
      return {
        title: [name, nodePort === undefined ? port : `${port}:${nodePort}`]
          .filter((part) => part !== undefined)
          .join(' '),
        answersTo: [name, port, nodePort].filter((part) => part !== undefined),
      };
    });
  }
  const [pod] = new Graph([manifest]).pods;
  if (!pod) throw new Error(`${titleOf(manifest)} is neither a Service nor makes pods`);
  return pod.containers
    .flatMap(({ ports }) => ports)
    .map(({ name, number }) => ({
      title: [name, number].filter((part) => part !== undefined).join(' '),
      answersTo: [name, number].filter((part) => part !== undefined),
    }));
}
