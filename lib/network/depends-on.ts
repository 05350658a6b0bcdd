import type { Service as PlusService } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { ConstructError } from '../errors';
import { type ResolvedBackend, resolveBackend, type RouteTarget } from './route-backends';
import type { ExternalNameService } from './external-name-service';
import type { BaseService } from './service';
import type { ServiceTarget } from './service-target';
import { type PodGroup, Wiring } from './wiring';

/** What one microservice may depend on: another one, a sidecar, or a Service. */
export type Dependency<Port extends string> =
  ServiceTarget<Port> | BaseService<Port> | ExternalNameService<Port> | PlusService;

/** How a dependency is told to the one who depends. */
export interface DependencyOptions<Port extends string> {
  /** The port, by name. @default - the only one, or the one called `http` */
  readonly port?: NoInfer<Port>;
  /** Name of the environment variable that holds the URL; `false` for none. @default - the name in capitals, then `_URL` */
  readonly env?: string | false;
  /** Scheme of the URL. @default - follows from the name of the port, or else its protocol: `tcp` */
  readonly scheme?: string;
  /** User and password of the URL. Environment variables of the same container may be meant: `$(DB_USER):$(DB_PASSWORD)`. @default - none */
  readonly userInfo?: string;
  /** Path of the URL, with a `/` in front. @default - none */
  readonly path?: string;
}

/** Pods that may depend on others. */
export interface Dependent extends IConstruct, PodGroup {
  readonly name: string;
  addEnv(env: Readonly<Record<string, () => string>>): unknown;
}

/** Schemes by the word that a port's name is, or begins with. */
const SCHEMES: Readonly<Record<string, string>> = {
  http: 'http',
  web: 'http',
  https: 'https',
  grpc: 'grpc',
  ws: 'ws',
  wss: 'wss',
  postgres: 'postgres',
  postgresql: 'postgres',
  pg: 'postgres',
  mysql: 'mysql',
  mariadb: 'mysql',
  mongo: 'mongodb',
  mongodb: 'mongodb',
  redis: 'redis',
  amqp: 'amqp',
  amqps: 'amqps',
  nats: 'nats',
  kafka: 'kafka',
  mqtt: 'mqtt',
  smtp: 'smtp',
  ldap: 'ldap',
  ftp: 'ftp',
};

/** Declares that `dependent` asks `target`: for the wiring, and in an environment variable. */
export function dependOn<Port extends string>(
  dependent: Dependent,
  target: Dependency<Port>,
  options: DependencyOptions<Port>,
): void {
  const name = target?.name;
  const backend = resolveBackend(dependent, `dependsOn ${name}`, {
    app: target as RouteTarget,
    port: options.port,
  });
  Wiring.of(dependent).add({ from: dependent, to: backend.pods, port: backend.podPort });
  const { env = `${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}_URL` } = options;
  checkOptions(dependent, name, options);
  // A proxy that comes in front later has another port than its app.
  if (env !== false) dependent.addEnv({ [env]: () => urlOf(backend, options) });
}

function checkOptions(dependent: Dependent, name: string, { scheme, path }: DependencyOptions<string>): void {
  if (path !== undefined && !path.startsWith('/'))
    throw new ConstructError(dependent, `dependsOn ${name} path must start with "/", got "${path}"`);
  if (scheme !== undefined && !/^[a-z][a-z0-9+.-]*$/.test(scheme)) {
    throw new ConstructError(
      dependent,
      `dependsOn ${name} scheme must be letters, digits, "+", "-" and ".", got "${scheme}"`,
    );
  }
}

function urlOf(
  { service, number, namespace, podPort }: ResolvedBackend,
  { scheme, userInfo, path = '' }: DependencyOptions<string>,
): string {
  const word = service.port.name?.split('-')[0] ?? '';
  const chosen = scheme ?? SCHEMES[word] ?? podPort().protocol.toLowerCase();
  const host = namespace === undefined ? service.name : `${service.name}.${namespace}.svc`;
  return `${chosen}://${userInfo === undefined ? '' : `${userInfo}@`}${host}:${number()}${path}`;
}
