import { nearest } from '../../nearest';
import type { Graph } from '../graph';
import type { Violation } from '../rule';
import type { Backend } from './backend';
import type { GraphObject } from './graph-object';
import { missing } from './missing';
import { type ServicePort, servicePorts } from './service-port';

/** The Services that an object sends requests to in vain, each once. */
export function* missingServices(
  graph: Graph,
  object: GraphObject,
  backends: readonly Backend[],
): Generator<Violation> {
  const told = new Set<string>();
  for (const { service, namespace, serviceField } of backends) {
    const key = `${namespace}/${service}`;
    if (told.has(key)) continue;
    told.add(key);
    const absence = missing(graph, 'Service', namespace, service);
    if (!absence) continue;
    const message = `${object} sends requests to Service "${service}", which namespace "${namespace}" does not have.`;
    yield { object, field: serviceField, message, ...absence };
  }
}

/** The ports that an object sends requests to and that their Services do not have. */
export function* missingPorts(
  graph: Graph,
  object: GraphObject,
  backends: readonly Backend[],
): Generator<Violation> {
  const told = new Set<string>();
  for (const { service, namespace, port, portField } of backends) {
    const target = graph.service(namespace, service);
    const ports = target && servicePorts(target).filter(({ number }) => number !== undefined);
    if (port === undefined || !ports || ports.length === 0) continue;
    if (ports.some(({ name, number }) => port === name || port === number)) continue;
    const key = `${namespace}/${service}/${port}`;
    if (told.has(key)) continue;
    told.add(key);
    yield {
      object,
      field: portField,
      message: `${object} sends requests to port ${portText(port)} of Service "${service}", which has ${portsText(ports)}.`,
      hint: hint(port, ports),
      because: target,
    };
  }
}

function hint(port: string | number, ports: readonly ServicePort[]): string | undefined {
  if (typeof port === 'string') {
    const meant = nearest(
      port,
      ports.flatMap(({ name }) => name ?? []),
    );
    if (meant !== undefined) return `Did you mean "${meant}"?`;
    return undefined;
  }
  // The port of the container in place of the Service's is the usual slip.
  const leading = ports.find(({ target }) => target === port) ?? (ports.length === 1 ? ports[0] : undefined);
  return (
    leading && `Did you mean ${leading.number}? What counts is the port of the Service, not of the container.`
  );
}

function portText(port: string | number): string {
  return typeof port === 'string' ? `"${port}"` : String(port);
}

function portsText(ports: readonly ServicePort[]): string {
  return ports
    .map(({ name, number }) => (name === undefined ? String(number) : `${name} (${number})`))
    .join(', ');
}
