// The one room that asks cdk8s-plus to render its parts; loaded only where such a part is handed in.
import { Size } from 'cdk8s';
import {
  Container as PlusContainer,
  Cpu,
  type EnvValue,
  k8s,
  LabelSelector,
  type PodSelectorConfig,
  type Probe as PlusProbe,
  type Volume as PlusVolume,
} from 'cdk8s-plus-28';
import type { Container, EnvVar, Probe, Volume } from 'kubernetes-types/core/v1';
import type { Labels } from './labels';
import type { NamedPorts } from './ports';

interface Renders<T> {
  _toKube(container?: object): T;
}

// Exported by its generated module, though its declarations call them internal.
const { toJson_EnvVarSource, toJson_Probe, toJson_Volume } = k8s as unknown as Record<
  string,
  (value: object) => object
>;

/** A probe of cdk8s-plus, which asks its container for a port when it names none. */
export function probe(check: PlusProbe, ports: NamedPorts<string>): Probe {
  const [first] = Object.values(ports);
  const container = { port: first?.number, portNumber: first?.number };
  return toJson_Probe((check as unknown as Renders<object>)._toKube(container)) as Probe;
}

/** A value of cdk8s-plus. */
export function envValue(source: EnvValue): Omit<EnvVar, 'name'> {
  return source.valueFrom === undefined
    ? { value: source.value }
    : { valueFrom: toJson_EnvVarSource(source.valueFrom) as EnvVar['valueFrom'] };
}

/** A volume of cdk8s-plus, under its own name. */
export function volume(source: PlusVolume): Volume {
  return toJson_Volume((source as unknown as Renders<object>)._toKube()) as unknown as Volume;
}

/** The selector of pods by their labels, in one namespace where that is known. */
export function podSelectorConfig(labels: Labels, namespace: string | undefined): PodSelectorConfig {
  return {
    labelSelector: LabelSelector.of({ labels: { ...labels } }),
    namespaces: namespace === undefined ? undefined : { names: [namespace] },
  };
}

/** Containers, as far as autoscalers of cdk8s-plus look at them. */
export function containers(list: readonly Container[]): PlusContainer[] {
  return list.map(({ name, image = '', resources }) => {
    const { cpu, memory } = { ...resources?.requests, ...resources?.limits } as Record<
      string,
      string | undefined
    >;
    return new PlusContainer({
      name,
      image,
      resources: {
        ...(cpu && { cpu: { request: Cpu.units(1) } }),
        ...(memory && { memory: { request: Size.mebibytes(1) } }),
      },
    });
  });
}
