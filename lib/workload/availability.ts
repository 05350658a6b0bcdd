import type { IConstruct } from 'constructs';
import type { HorizontalPodAutoscalerSpec } from 'kubernetes-types/autoscaling/v2';
import type { DeploymentStrategy } from 'kubernetes-types/apps/v1';
import type { Lifecycle, TopologySpreadConstraint } from 'kubernetes-types/core/v1';
import type { PodDisruptionBudgetSpec } from 'kubernetes-types/policy/v1';
import { ConstructError } from '../errors';
import { type KubernetesVersion, supports } from './kubernetes-version';
import type { Labels } from './labels';
import type { Drain, Scale, SharedProps, WorkloadKind } from './microservice-props';

/** How many pods there are: a number that is written, or a range for an autoscaler. */
export interface Size {
  /** The number to write; none where an autoscaler decides, or nobody said one. */
  readonly replicas?: number;
  /** Fewest pods at any time. */
  readonly least: number;
  readonly range?: Extract<Scale, { min: number }>;
}

/** How many pods there are, of what was said and what kind of workload it is. `single` is whether there can be but one. */
export function sizeOf(
  construct: IConstruct,
  kind: WorkloadKind,
  props: SharedProps,
  served: boolean,
  single: boolean,
): Size {
  const { replicas, scale } = props;
  if (replicas !== undefined && scale !== undefined)
    throw new ConstructError(construct, 'takes replicas or scale, got both');
  const wanted = replicas ?? (scale && 'replicas' in scale ? scale.replicas : undefined);
  if (kind === 'DaemonSet' || kind === 'Pod') {
    // The plain 1 of shared defaults says nothing that a kind without a count could contradict.
    if (scale !== undefined || (wanted !== undefined && wanted !== 1))
      throw new ConstructError(
        construct,
        `a ${kind} has no number of pods, got ${JSON.stringify({ replicas, scale })}`,
      );
    return { least: 1 };
  }
  if (scale && 'min' in scale) {
    if (!isCount(scale.min, 1) || !isCount(scale.max, scale.min)) {
      throw new ConstructError(
        construct,
        `scale must be whole numbers with 1 <= min <= max, got min ${scale.min}, max ${scale.max}`,
      );
    }
    return { least: scale.min, range: scale };
  }
  if (wanted !== undefined && !isCount(wanted, 0))
    throw new ConstructError(construct, `replicas must be a whole number of at least 0, got ${wanted}`);
  const two = kind === 'Deployment' && served && !single;
  return { replicas: wanted ?? (two ? 2 : undefined), least: wanted ?? (two ? 2 : 1) };
}

function isCount(value: unknown, least: number): boolean {
  return Number.isInteger(value) && (value as number) >= least;
}

/** The budget, or `undefined` where nothing could ever be evicted under it. */
export function disruptionBudget(
  budget: SharedProps['disruptionBudget'],
  { least }: Size,
  matchLabels: Labels,
): PodDisruptionBudgetSpec | undefined {
  if (budget === false || (budget === undefined && least < 2)) return undefined;
  return {
    ...(budget ?? { maxUnavailable: 1 }),
    selector: { matchLabels: { ...matchLabels } },
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  };
}

/** The autoscaler of a range. */
export function autoscaler(
  range: NonNullable<Size['range']>,
  target: { apiVersion: string; kind: string; name: string },
): HorizontalPodAutoscalerSpec {
  const { min, max, memoryPercent } = range;
  const cpuPercent = range.cpuPercent ?? (memoryPercent === undefined ? 80 : undefined);
  const metric = (name: string, averageUtilization: number) => ({
    type: 'Resource',
    resource: { name, target: { type: 'Utilization', averageUtilization } },
  });
  return {
    scaleTargetRef: target,
    minReplicas: min,
    maxReplicas: max,
    metrics: [
      ...(cpuPercent ? [metric('cpu', cpuPercent)] : []),
      ...(memoryPercent ? [metric('memory', memoryPercent)] : []),
    ],
  };
}

/** Over hosts and zones, as far as there are any: a constraint that cannot be met never keeps a pod from running. */
export function spreadConstraints(matchLabels: Labels): TopologySpreadConstraint[] {
  return ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { ...matchLabels } },
  }));
}

/** How a Deployment replaces its pods. `single` is whether a volume of theirs can be mounted once only. */
export function rollout(strategy: SharedProps['strategy'], single: boolean): DeploymentStrategy | undefined {
  if (strategy !== undefined) return strategy || undefined;
  return single ? { type: 'Recreate' } : { rollingUpdate: { maxUnavailable: 0 } };
}

/** The sleep before the signal to stop, and the grace that it needs. */
export function draining(
  construct: IConstruct,
  drain: Drain | false | undefined,
  version: KubernetesVersion,
): { lifecycle?: Lifecycle; graceSeconds?: number } {
  if (drain === false) return {};
  const { sleepSeconds = 5, graceSeconds } = drain ?? {};
  if (!isCount(sleepSeconds, 0))
    throw new ConstructError(
      construct,
      `drain sleepSeconds must be a whole number of at least 0, got ${sleepSeconds}`,
    );
  const grace = graceSeconds ?? Math.max(30, sleepSeconds + 25);
  if (!isCount(grace, sleepSeconds + 1))
    throw new ConstructError(
      construct,
      `drain graceSeconds must be more than the ${sleepSeconds} of sleepSeconds, got ${grace}`,
    );
  const sleeps = sleepSeconds > 0 && supports(construct, version, 'preStop sleep');
  return {
    lifecycle: sleeps ? { preStop: { sleep: { seconds: sleepSeconds } } } : undefined,
    graceSeconds: graceSeconds ?? (grace === 30 ? undefined : grace),
  };
}
