import type { Construct } from 'constructs';
import type { PodSpec } from 'kubernetes-types/core/v1';
import { type Manifest, ManifestObject } from '../synth/manifest-object';
import { rollout, spreadConstraints } from './availability';
import type { Labels } from './labels';
import type { MicroserviceProps, WorkloadKind, WorkloadManifests } from './microservice-props';
import type { PodTemplate } from './pod-template';

/** What a workload is built from. */
export interface WorkloadParts {
  readonly props: MicroserviceProps<string, WorkloadKind>;
  readonly labels: Labels;
  readonly pods: PodTemplate;
  readonly serviceName: string | undefined;
  readonly single: boolean;
  readonly graceSeconds: number | undefined;
  readonly serviceAccountName: string | undefined;
  readonly spread: boolean;
  readonly replicas: () => number | undefined;
}

interface Named extends Construct {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly selectorLabels: Labels;
}

/** The workload of a microservice. */
export function workload<Kind extends WorkloadKind>(
  owner: Named,
  kind: Kind,
  parts: WorkloadParts,
): ManifestObject<WorkloadManifests[Kind]> {
  const { props, labels, pods } = parts;
  const isPod = kind === 'Pod';
  return new ManifestObject<Manifest>(owner, kind, {
    apiVersion: isPod ? 'v1' : 'apps/v1',
    kind,
    name: owner.name,
    namespace: owner.namespace,
    labels,
    annotations: isPod ? { ...props.podAnnotations, ...props.annotations } : props.annotations,
    build: () => ({
      spec: isPod
        ? podSpec(owner, parts)
        : workloadSpec(owner, kind, parts, { metadata: pods.metadata(), spec: podSpec(owner, parts) }),
    }),
  }) as ManifestObject<WorkloadManifests[Kind]>;
}

function workloadSpec(owner: Named, kind: WorkloadKind, parts: WorkloadParts, template: object): object {
  const { props, serviceName, single, replicas, pods } = parts;
  return {
    replicas: replicas(),
    serviceName,
    strategy: kind === 'Deployment' ? rollout(props.strategy, single) : undefined,
    selector: { matchLabels: { ...owner.selectorLabels } },
    template,
    volumeClaimTemplates:
      kind === 'StatefulSet' && pods.volumes.claims.length > 0
        ? pods.volumes.claims.map(({ name, spec }) => ({ metadata: { name }, spec }))
        : undefined,
  };
}

function podSpec(
  owner: Named,
  { props, pods, serviceAccountName, graceSeconds, spread }: WorkloadParts,
): PodSpec {
  return pods.spec({
    serviceAccountName,
    automountServiceAccountToken: serviceAccountName === undefined ? undefined : (props.mountToken ?? false),
    enableServiceLinks: props.serviceLinks ? undefined : false,
    imagePullSecrets: props.imagePullSecrets?.map((name) => ({ name })),
    terminationGracePeriodSeconds: graceSeconds,
    topologySpreadConstraints: spread ? spreadConstraints(owner.selectorLabels) : undefined,
  });
}
