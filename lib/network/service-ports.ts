import type { IConstruct } from 'constructs';
import { ConstructError } from '../errors';
import { portNameProblem, portNumberProblem } from '../names';
import { nearest } from '../nearest';
import type { Protocol } from '../workload/ports';
import type { ServedPods } from './service-target';

/** One port of a Service. */
export interface ServicePortOptions<Port extends string> {
  /** The app's port, by name; by number where the Service goes by a selector or in front of a workload of cdk8s-plus. */
  readonly port: NoInfer<Port> | number;
  /** Port of the Service itself, 1-65535. @default - the number of the app's port */
  readonly servicePort?: number;
  /** Where pods receive the traffic, where the name of `port` will not do. @default - the app's port by its name */
  readonly targetPort?: number | string;
  /** Name of the Service's port. @default - the name of the app's port */
  readonly portName?: string;
  /** @default - that of the app's port, or TCP */
  readonly protocol?: Protocol;
}

/** The ports of a Service: one, several, or all of the app. */
export interface ServicePortProps<Port extends string> extends Partial<ServicePortOptions<Port>> {
  /** Several ports. @default - `port`, or else all ports of the app */
  readonly ports?: readonly ServicePortOptions<Port>[];
}

/** Ports that are open on every node too. */
export interface NodePorts<Port extends string> {
  /** Port opened on every node, 30000-32767. @default - the cluster picks a free one */
  readonly nodePort?: number;
  /** Several ports. @default - `port`, or else all ports of the app */
  readonly ports?: readonly (ServicePortOptions<Port> & { readonly nodePort?: number })[];
}

/** A port as the Service lists it. */
export interface PortOfService {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly nodePort?: number;
  readonly protocol?: Protocol;
  readonly appProtocol?: string;
}

type Options = Omit<ServicePortOptions<string>, 'port'> & {
  readonly port: string | number;
  readonly nodePort?: number;
};
type Target = ServedPods<string> | undefined;
type Service = IConstruct & { readonly opensNodePorts: boolean };

/** The ports of `service`, each checked. */
export function servicePorts(
  service: Service,
  props: ServicePortProps<string>,
  target: Target,
): PortOfService[] {
  const ports = requested(service, props, target).map((options) => portOf(service, options, target));
  const names = new Set<string>();
  const sockets = new Set<string>();
  for (const { name, port, protocol = 'TCP', nodePort, targetPort } of ports) {
    check(service, 'servicePort', portNumberProblem(port), port);
    if (typeof targetPort === 'number')
      check(service, 'targetPort', portNumberProblem(targetPort), targetPort);
    if (nodePort !== undefined) {
      if (!service.opensNodePorts)
        throw new ConstructError(
          service,
          `nodePort needs a NodePortService or a LoadBalancerService, got ${nodePort} on a Service of another type`,
        );
      check(
        service,
        'nodePort',
        Number.isInteger(nodePort) && nodePort >= 30000 && nodePort <= 32767
          ? undefined
          : 'must be 30000-32767',
        nodePort,
      );
    }
    if (name === undefined && ports.length > 1) {
      throw new ConstructError(
        service,
        `port ${port} needs a portName, since the Service has ${ports.length} ports`,
      );
    }
    if (name !== undefined)
      check(
        service,
        'portName',
        portNameProblem(name) ?? (names.has(name) ? 'must be used once' : undefined),
        name,
      );
    check(
      service,
      'servicePort',
      sockets.has(`${port}/${protocol}`) ? 'must be used once per protocol' : undefined,
      `${port}/${protocol}`,
    );
    names.add(name ?? '');
    sockets.add(`${port}/${protocol}`);
  }
  return ports;
}

function check(service: Service, what: string, problem: string | undefined, value: unknown): void {
  if (problem)
    throw new ConstructError(
      service,
      `${what} ${problem}, got ${typeof value === 'string' ? `"${value}"` : value}`,
    );
}

/** What was asked for: the list, the one, or every port of the app and of a proxy in front of it. */
function requested(service: Service, props: ServicePortProps<string>, target: Target): Options[] {
  if (props.ports !== undefined) return [...props.ports];
  const { port, servicePort, targetPort, portName, protocol, nodePort } = props as Options;
  const rest = { servicePort, targetPort, portName, protocol, nodePort };
  if (port !== undefined) return [{ ...rest, port }];
  const names = Object.keys(target?.containerPorts ?? {});
  if (names.length === 1 && !target?.front) return [{ ...rest, port: names[0] }];
  if (rest.nodePort !== undefined) {
    throw new ConstructError(
      service,
      `nodePort needs to know for which port: ${names.join(', ') || 'none is known'}`,
    );
  }
  if (target === undefined) throw new ConstructError(service, 'needs a port, since a selector does not tell');
  return [...names, ...Object.keys(target.front?.also ?? {})].map((name) => ({ port: name }));
}

function portOf(service: Service, options: Options, target: Target): PortOfService {
  const { port, servicePort, targetPort, portName, nodePort, protocol } = options;
  if (typeof port === 'number' && (target === undefined || !(String(port) in target.containerPorts))) {
    if (target && Object.keys(target.containerPorts).length > 0) throw lacks(service, target, port);
    check(service, 'port', portNumberProblem(port), port);
    return {
      name: portName,
      port: servicePort ?? port,
      targetPort: targetPort ?? (servicePort !== undefined ? port : undefined),
      nodePort,
      protocol,
    };
  }
  if (target === undefined)
    throw new ConstructError(
      service,
      `port must be a number, since a selector names no ports, got "${port}"`,
    );
  const front = target.front?.instead[port] ?? target.front?.also[port];
  const own = front ?? target.containerPorts[port];
  if (own === undefined) throw lacks(service, target, port);
  const unnamed = /^\d+$/.test(String(port));
  return {
    name: portName ?? (unnamed ? undefined : String(port)),
    port: servicePort ?? own.number,
    targetPort: targetPort ?? (unnamed ? own.number : (front?.name ?? port)),
    nodePort,
    protocol: protocol ?? (own.protocol === 'TCP' ? undefined : own.protocol),
    appProtocol: own.appProtocol,
  };
}

function lacks(service: Service, target: NonNullable<Target>, port: string | number): ConstructError {
  const known = Object.entries(target.containerPorts).map(([name, { number }]) =>
    name === String(number) ? name : `${name} (${number})`,
  );
  const meant = nearest(String(port), Object.keys(target.containerPorts));
  const list = known.length > 0 ? `has the ports ${known.join(', ')}` : 'has no ports';
  return new ConstructError(
    service,
    `port must be one of ${target.name}, which ${list}; got ${JSON.stringify(port)}${meant ? `. Did you mean "${meant}"?` : ''}`,
  );
}
