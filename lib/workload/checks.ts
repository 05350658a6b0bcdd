import type { Probe } from 'kubernetes-types/core/v1';
import type { Probe as PlusProbe } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { ConstructError } from '../errors';
import { nearest } from '../nearest';
import { fromCdk8sPlus } from './cdk8s-plus';
import type { NamedPorts } from './ports';

/** How often and how patiently the kubelet checks. All times in whole seconds. */
export interface CheckTiming {
  /** Seconds before the first check, 0 or more. @default 0 */
  readonly initialDelaySeconds?: number;
  /** Seconds from check to check, 1 or more. @default 10, as the API server says; 5 for the startup check derived from `ready` */
  readonly periodSeconds?: number;
  /** Seconds until a check counts as failed, 1 or more. @default 1 */
  readonly timeoutSeconds?: number;
  /** Failures in a row that count, 1 or more. @default 3 */
  readonly failureThreshold?: number;
  /** Successes in a row that count, 1 or more; always 1 for `live` and `startup`. @default 1 */
  readonly successThreshold?: number;
}

/** Asks a path over HTTP; 200-399 is healthy. */
export interface HttpCheck<Port extends string> extends CheckTiming {
  /** The path, with a `/` in front. */
  readonly http: string;
  /** @default - the port called `http`, or else the only one */
  readonly port?: Port;
  /** @default 'HTTP' */
  readonly scheme?: 'HTTP' | 'HTTPS';
  /** Headers of the request. @default - none */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Opens a TCP connection. */
export interface TcpCheck<Port extends string> extends CheckTiming {
  /** The port, by name. */
  readonly tcp: Port;
}

/** Calls the gRPC health service. @see https://github.com/grpc/grpc/blob/master/doc/health-checking.md */
export interface GrpcCheck<Port extends string> extends CheckTiming {
  /** The port, by name. */
  readonly grpc: Port;
  /** @default - the server as a whole */
  readonly service?: string;
}

/** Runs a command in the container; exit code 0 is healthy. */
export interface ExecCheck extends CheckTiming {
  /** Program and arguments; no shell is involved. */
  readonly exec: readonly string[];
}

/** A health check of a container, or a probe of cdk8s-plus. @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
export type Check<Port extends string> =
  HttpCheck<Port> | TcpCheck<Port> | GrpcCheck<Port> | ExecCheck | PlusProbe;

type OwnCheck = Exclude<Check<string>, PlusProbe>;

/** The probe as the API has it. `what` names the prop in errors. */
export function probe(
  construct: IConstruct,
  what: string,
  check: Check<string>,
  ports: NamedPorts<string>,
): Probe {
  if (!isOwnCheck(check)) return fromCdk8sPlus().probe(check, ports);
  const fail = (message: string) => new ConstructError(construct, `${what} ${message}`);
  for (const [field, least] of Object.entries(LEAST)) {
    const value = check[field as keyof CheckTiming];
    if (value !== undefined && (!Number.isInteger(value) || value < least)) {
      throw fail(`${field} must be a whole number of at least ${least}, got ${value}`);
    }
  }
  if (what !== 'ready' && (check.successThreshold ?? 1) !== 1)
    throw fail(`successThreshold must be 1, got ${check.successThreshold}`);
  const { initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold, successThreshold } = check;
  return {
    ...handler(check, ports, fail),
    initialDelaySeconds,
    periodSeconds,
    timeoutSeconds,
    failureThreshold,
    successThreshold,
  };
}

const LEAST = {
  initialDelaySeconds: 0,
  periodSeconds: 1,
  timeoutSeconds: 1,
  failureThreshold: 1,
  successThreshold: 1,
};

function isOwnCheck(check: Check<string>): check is OwnCheck {
  return 'http' in check || 'tcp' in check || 'grpc' in check || 'exec' in check;
}

function handler(
  check: OwnCheck,
  ports: NamedPorts<string>,
  fail: (message: string) => Error,
): Partial<Probe> {
  const known = (port: string) => {
    if (port in ports) return port;
    const meant = nearest(port, Object.keys(ports));
    throw fail(
      `port must be one of ${listOf(ports)}, got "${port}"${meant ? `. Did you mean "${meant}"?` : ''}`,
    );
  };
  if ('exec' in check) {
    if (check.exec.length === 0) throw fail('exec must name a program, got []');
    return { exec: { command: [...check.exec] } };
  }
  if ('tcp' in check) return { tcpSocket: { port: known(check.tcp) } };
  if ('grpc' in check) return { grpc: { port: ports[known(check.grpc)].number, service: check.service } };
  if (!check.http.startsWith('/'))
    throw fail(`http must be a path that starts with "/", got "${check.http}"`);
  const names = Object.keys(ports);
  const port = check.port ?? ('http' in ports || names.length !== 1 ? 'http' : names[0]);
  if (check.port === undefined && !(port in ports)) {
    throw fail(
      `needs a port: no port is called "http" and there is not just one, ports are ${listOf(ports)}`,
    );
  }
  const headers = Object.entries(check.headers ?? {}).map(([name, value]) => ({ name, value }));
  return {
    httpGet: {
      path: check.http,
      port: known(port),
      scheme: check.scheme,
      httpHeaders: headers.length > 0 ? headers : undefined,
    },
  };
}

function listOf(ports: NamedPorts<string>): string {
  return Object.keys(ports).join(', ') || '(none)';
}
