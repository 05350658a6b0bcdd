import type { IConstruct } from 'constructs';
import type { Container } from 'kubernetes-types/core/v1';
import type { DataSource } from '../config/data-source';
import { ConstructError } from '../errors';
import { dnsLabelProblem } from '../names';
import { type Check, probe } from './checks';
import { type EnvSource, envFromSources, envVars, type PrefixedKeys } from './env';
import { type Image, imageReference } from './image';
import type { Mounts, PodVolumes } from './mounts';
import { containerPorts, type NamedPorts, type Ports } from './ports';
import { type Resources, resourceRequirements } from './resources';
import { containerSecurityContext, type Security } from './security';

/** What every container has, be it the service itself, a sidecar or a job. */
export interface ContainerProps<Port extends string> {
  /** What runs: `name[:tag][@digest]`, or its parts. A digest wins over a tag. */
  readonly image: Image;
  /** @default - Kubernetes' own: `Always` for `latest` or no tag, `IfNotPresent` for anything else */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** Ports on which the container listens, by name. @default - none */
  readonly ports?: Ports<Port>;
  /** The program, in place of the image's entry point. @default - the image's */
  readonly command?: readonly string[];
  /** Arguments of the program, in place of the image's. @default - the image's */
  readonly args?: readonly string[];
  /** @default - the image's */
  readonly workingDir?: string;
  /** Environment variables by name. @default - none */
  readonly env?: Readonly<Record<string, EnvSource>>;
  /** Configs whose keys all become environment variables. @default - none */
  readonly envFrom?: readonly (DataSource | PrefixedKeys)[];
  /** What is mounted, by path. @default - `/tmp`, where the root is read-only */
  readonly mounts?: Mounts;
  /** Directories to write to where the root is read-only, each an empty scratch directory. `/tmp` always is. @default - none */
  readonly writable?: readonly string[];
  /** Preset or amounts of CPU and memory; `false` for none. @default 'small' */
  readonly resources?: Resources;
  /** When the container may receive traffic. @default - as soon as it runs */
  readonly ready?: Check<NoInfer<Port>>;
  /** When it must be restarted. A check that asks another service turns one outage into two. @default - only when it exits */
  readonly live?: Check<NoInfer<Port>>;
  /** Until when the other checks wait. `false` for none. @default - the `ready` check, for at most `startupBudget` */
  readonly startup?: Check<NoInfer<Port>> | false;
  /** Seconds that the start may take, where `startup` is left to `ready`. @default 120 */
  readonly startupBudget?: number;
}

/** What a container takes from the pod around it. */
export interface ContainerSetting {
  readonly construct: IConstruct;
  readonly name: string;
  readonly security: Security;
  readonly volumes: PodVolumes;
  readonly ports: NamedPorts<string>;
  /** @default - none */
  readonly lifecycle?: Container['lifecycle'];
}

/** Seconds between startup checks that follow from `ready`. */
const STARTUP_PERIOD = 5;

/** The container as the API has it. */
export function container<Port extends string>(
  props: ContainerProps<Port>,
  setting: ContainerSetting,
): Container {
  const { construct, name, security, volumes, ports } = setting;
  const problem = dnsLabelProblem(name);
  if (problem) throw new ConstructError(construct, `container name ${problem}, got ${JSON.stringify(name)}`);
  const mounts: Record<string, Mounts[string]> = {};
  for (const path of security === 'restricted'
    ? ['/tmp', ...(props.writable ?? [])]
    : (props.writable ?? [])) {
    mounts[path] = { scratch: {} };
  }
  Object.assign(mounts, props.mounts);
  return {
    name,
    image: imageReference(construct, props.image),
    imagePullPolicy: props.imagePullPolicy,
    command: props.command && [...props.command],
    args: props.args && [...props.args],
    workingDir: props.workingDir,
    env: props.env && nonEmpty(envVars(construct, props.env)),
    envFrom: props.envFrom && nonEmpty(envFromSources(props.envFrom)),
    ports: containerPorts(ports),
    resources: resourceRequirements(props.resources),
    ...probes(props as ContainerProps<string>, setting),
    lifecycle: setting.lifecycle,
    securityContext: containerSecurityContext(security),
    volumeMounts: nonEmpty(Object.entries(mounts).map(([path, source]) => volumes.mount(path, source))),
  };
}

function probes(props: ContainerProps<string>, { construct, ports }: ContainerSetting): Partial<Container> {
  const { ready, live, startup, startupBudget = 120 } = props;
  const readinessProbe = ready && probe(construct, 'ready', ready, ports);
  const derived = readinessProbe && startup === undefined;
  return {
    startupProbe: derived
      ? starting(readinessProbe, startupBudget, construct)
      : startup
        ? probe(construct, 'startup', startup, ports)
        : undefined,
    readinessProbe,
    livenessProbe: live && probe(construct, 'live', live, ports),
  };
}

/** The readiness check as a startup check: quick to notice, patient up to the budget. */
function starting(
  ready: NonNullable<Container['readinessProbe']>,
  budget: number,
  construct: IConstruct,
): Container['startupProbe'] {
  if (!Number.isInteger(budget) || budget < STARTUP_PERIOD) {
    throw new ConstructError(
      construct,
      `startupBudget must be a whole number of at least ${STARTUP_PERIOD} seconds, got ${budget}`,
    );
  }
  const { httpGet, tcpSocket, grpc, exec, timeoutSeconds } = ready;
  return {
    httpGet,
    tcpSocket,
    grpc,
    exec,
    timeoutSeconds,
    periodSeconds: STARTUP_PERIOD,
    failureThreshold: Math.ceil(budget / STARTUP_PERIOD),
  };
}

function nonEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
