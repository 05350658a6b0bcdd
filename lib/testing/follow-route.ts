import type { Graph } from '../check/graph';
import { fieldsOf, listOf, numberOf, scalarOf, textOf } from '../check/graph/fields';
import type { GraphObject } from '../check/graph/graph-object';
import type { Pod } from '../check/graph/pod';
import type { RouteEntry } from './route-entries';

/** A way from a route towards pods, as far as it goes. */
export interface Way {
  /** What it comes by, one line each; the last says where it ends. */
  readonly steps: readonly string[];
  /** Where it arrives, if it does. */
  readonly arrival?: { readonly owner: GraphObject; readonly port: number; readonly portName?: string };
}

/** Follows a route to its Service, the pods of that, and their container's port. */
export function follow(graph: Graph, { route, host, path, exact, backend }: RouteEntry): Way[] {
  const steps = [`${route} ${host || '*'} ${path} (${exact ? 'exactly' : 'and below'})`];
  const title = `Service "${backend.name}"`;
  const service = graph.service(backend.namespace, backend.name);
  if (!service) return [{ steps: [...steps, `${title}, which is not there`] }];
  const ports = listOf(service.spec.ports).map(fieldsOf);
  const port = ports.find(
    ({ name, port: number }) => textOf(name) === backend.port || scalarOf(number) === backend.port,
  );
  if (!port) {
    const known =
      ports.map(({ name, port: number }) => scalarOf(name) ?? scalarOf(number)).join(', ') || 'none';
    return [{ steps: [...steps, `${title} port ${backend.port}, which it does not have: it has ${known}`] }];
  }
  steps.push(`${title} port ${backend.port}`);
  const pods = [...graph.podsSelectedBy(service)];
  if (pods.length === 0) return [{ steps: [...steps, 'pods, of which it selects none'] }];
  const target = port.targetPort ?? port.port;
  return pods.map((pod) => arrive(pod, target, steps));
}

function arrive(pod: Pod, target: unknown, steps: readonly string[]): Way {
  const declared = pod.containers
    .flatMap((container) => container.ports.map((port) => ({ container, port })))
    .find(({ port }) => port.number === target || port.name === target);
  const number = declared?.port.number ?? numberOf(target);
  if (number === undefined)
    return { steps: [...steps, `${pod.owner} port ${String(target)}, which no container has`] };
  const inside = declared ? ` container "${declared.container.name}"` : '';
  return {
    steps: [...steps, `${pod.owner}${inside} port ${number}`],
    arrival: { owner: pod.owner, port: number, portName: declared?.port.name },
  };
}
