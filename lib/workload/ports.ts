import type { ContainerPort } from 'kubernetes-types/core/v1';
import type { IConstruct } from 'constructs';
import { ConstructError } from '../errors';
import { portNameProblem, portNumberProblem } from '../names';

/** A transport protocol, as Kubernetes writes it. */
export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** A port on which a container listens. */
export interface PortOptions {
  /** Port number, 1-65535. */
  readonly number: number;
  /** @default 'TCP' */
  readonly protocol?: Protocol;
  /**
   * What is spoken on the port, such as `kubernetes.io/h2c`, for Services in front of it.
   *
   * @default - unsaid
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
   */
  readonly appProtocol?: string;
}

/** Ports by name; a bare number is a TCP port. Names have at most 15 characters, a letter among them. */
export type Ports<Port extends string> = Readonly<Record<Port, number | PortOptions>>;

/** Ports by name, each spelt out. */
export type NamedPorts<Port extends string> = Readonly<Record<Port, PortOptions>>;

/** Spells `ports` out, refusing names and numbers that Kubernetes would refuse. */
export function namedPorts<Port extends string>(
  construct: IConstruct,
  ports: Ports<Port> | undefined,
): NamedPorts<Port> {
  const named: Record<string, PortOptions> = Object.create(null);
  const seen = new Map<string, string>();
  for (const [name, port] of Object.entries<number | PortOptions>(ports ?? {})) {
    const options = typeof port === 'number' ? { number: port } : port;
    const nameProblem = portNameProblem(name);
    if (nameProblem)
      throw new ConstructError(construct, `port name ${nameProblem}, got ${JSON.stringify(name)}`);
    const problem = portNumberProblem(options?.number);
    if (problem)
      throw new ConstructError(construct, `port ${name} ${problem}, got ${JSON.stringify(options?.number)}`);
    const socket = `${options.number}/${options.protocol ?? 'TCP'}`;
    if (seen.has(socket)) {
      throw new ConstructError(
        construct,
        `ports ${seen.get(socket)} and ${name} must differ, both are ${socket}`,
      );
    }
    seen.set(socket, name);
    named[name] = options;
  }
  return named as NamedPorts<Port>;
}

/** The ports as a container lists them. */
export function containerPorts(ports: NamedPorts<string>): ContainerPort[] | undefined {
  const list = Object.entries(ports).map(([name, { number, protocol }]) => ({
    name,
    containerPort: number,
    ...(protocol && protocol !== 'TCP' && { protocol }),
  }));
  return list.length > 0 ? list : undefined;
}
