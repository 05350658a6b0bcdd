import type { AbstractPod } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import type { Labels } from '../workload/labels';
import type { NamedPorts, PortOptions } from '../workload/ports';
import type { BaseService } from './service';

/** Pods that a Service can stand in front of: a `Microservice`, or one of its sidecars. */
export interface ServiceTarget<Port extends string> extends IConstruct, ServedPods<Port> {}

/** What a Service needs to know of pods. */
export interface ServedPods<Port extends string> {
  /** Name of the workload. */
  readonly name: string;
  readonly namespace: string | undefined;
  /** Labels that all of its pods carry and no others. */
  readonly selectorLabels: Labels;
  /** Its ports, by name. */
  readonly containerPorts: NamedPorts<Port>;
  /** The Services in front of it, in the order in which they were made. */
  readonly services: BaseService[];
  /** The proxy that takes its traffic, if there is one. */
  readonly front?: Front;
}

/** A proxy in the same pods: which of its ports stand for which of the service's, and which it adds. */
export interface Front {
  readonly instead: Readonly<Record<string, FrontPort>>;
  readonly also: Readonly<Record<string, FrontPort>>;
}

/** A port of a proxy: its name in the pod, and its number. */
export interface FrontPort extends PortOptions {
  readonly name: string;
}

/** A workload of cdk8s-plus as a target: its labels are those it selects by. */
export function plusTarget(workload: AbstractPod): ServedPods<string> {
  const selector = workload.toPodSelectorConfig().labelSelector as unknown as {
    _toKube(): { matchLabels?: Labels };
  };
  const ports: Record<string, PortOptions> = {};
  for (const container of workload.containers) {
    for (const { name, number, protocol } of container.ports) {
      // cdk8s-plus leaves ports unnamed unless told otherwise; the number is then all there is to go by.
      ports[name ?? String(number)] = { number, protocol: protocol as PortOptions['protocol'] };
    }
  }
  return {
    name: workload.name,
    namespace: workload.metadata.namespace,
    selectorLabels: selector._toKube().matchLabels ?? {},
    containerPorts: ports,
    services: [],
  };
}
