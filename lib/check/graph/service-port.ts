import { type Placed, placed } from './container';
import { numberOf, textOf } from './fields';
import type { GraphObject } from './graph-object';
import type { ContainerPort } from './container';
import type { Pod } from './pod';

/** A port of a Service. */
export interface ServicePort extends Placed {
  readonly name?: string;
  readonly number?: number;
  readonly protocol: string;
  /** What it leads to in the pods; the number of the Service's port where nothing is written. */
  readonly target: string | number | undefined;
  readonly nodePort?: number;
}

export function servicePorts(service: GraphObject): ServicePort[] {
  return placed(service.spec.ports, 'spec.ports').map(({ path, fields }) => {
    const number = numberOf(fields.port);
    const target = numberOf(fields.targetPort) || textOf(fields.targetPort);
    return {
      path,
      fields,
      name: textOf(fields.name),
      number,
      protocol: textOf(fields.protocol) ?? 'TCP',
      target: target === undefined || target === '' ? number : target,
      nodePort: numberOf(fields.nodePort) || undefined,
    };
  });
}

/** The ports that the containers of a pod declare, those of init containers that have ended left out. */
export function declaredPorts(pod: Pod): ContainerPort[] {
  return pod.containers.filter(({ keepsRunning }) => keepsRunning).flatMap(({ ports }) => ports);
}

/** For messages: `http (8080), metrics (9090)`. */
export function portList(ports: readonly ContainerPort[]): string {
  const texts = ports.map(({ name, number }) =>
    name === undefined ? String(number) : `${name} (${number})`,
  );
  return texts.slice(0, 8).join(', ');
}

/** Whether a Service of its kind opens ports on the nodes. */
export function opensNodePorts({ spec }: GraphObject): boolean {
  return spec.type === 'NodePort' || spec.type === 'LoadBalancer';
}
