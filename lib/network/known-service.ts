import { ApiObject } from 'cdk8s';
import type { Service as PlusService } from 'cdk8s-plus-28';
import type { ServiceSpec } from 'kubernetes-types/core/v1';
import type { Labels } from '../workload/labels';
import type { Protocol } from '../workload/ports';
import type { ExternalNameService } from './external-name-service';
import type { BaseService } from './service';
import type { Edge, PodPort } from './wiring';

/** A port of a Service: told by its name, or else by its number. */
export interface KnownPort {
  readonly name?: string;
  readonly port: number;
}

/** What routes and dependencies need to know of a Service, whoever made it. */
export interface KnownService {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly ports: readonly KnownPort[];
  /** Its labels, as of now. */
  readonly labels: () => Labels;
  /** The pods that answer. */
  readonly pods: Edge['to'];
  /** The number that a port has by now. */
  readonly numberOf: (port: KnownPort) => number;
  /** Where they listen for what comes in on a port of the Service. */
  readonly podPort: (port: KnownPort) => PodPort;
}

/** A Service of this library. */
export function own(service: BaseService): KnownService {
  const { name, metadata, ports } = service;
  return {
    name,
    namespace: metadata.namespace,
    ports,
    labels: () => labelsOf(service),
    pods: () => service.pods,
    numberOf: (port) => service.portNow(port).port,
    podPort: (port) => service.podPort(service.portNow(port)),
  };
}

/** A name for what is outside of the cluster. */
export function external(service: ExternalNameService<string>): KnownService {
  const { name, metadata, ports, addresses } = service;
  const protocolOf = (port: number) => ports.find((known) => known.port === port)?.protocol ?? 'TCP';
  return {
    name,
    namespace: metadata.namespace,
    ports,
    labels: () => labelsOf(service),
    pods: () => addresses,
    numberOf: ({ port }) => port,
    podPort: ({ port }) => ({ number: port, protocol: protocolOf(port) }),
  };
}

/** A Service of cdk8s-plus, which tells its selector in nothing but its manifest. */
export function ofCdk8sPlus(service: PlusService): KnownService {
  const { name, metadata, ports } = service;
  const { namespace } = metadata;
  const spec = () => (ApiObject.of(service).toJson() as { spec: ServiceSpec }).spec;
  return {
    name,
    namespace,
    ports,
    labels: () => labelsOf(ApiObject.of(service)),
    pods: () => ({ namespace, selectorLabels: spec().selector ?? {} }),
    numberOf: ({ port }) => port,
    podPort: ({ port }) => {
      const { targetPort = port, protocol = 'TCP' } =
        spec().ports?.find((known) => known.port === port) ?? {};
      return { number: targetPort, protocol: protocol as Protocol };
    },
  };
}

function labelsOf(object: ApiObject): Labels {
  return (object.metadata.toJson() as { labels?: Labels }).labels ?? {};
}
