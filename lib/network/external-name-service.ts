import type { Construct } from 'constructs';
import type { Service } from 'kubernetes-types/core/v1';
import { ConstructError } from '../errors';
import { dns1035LabelProblem, dnsSubdomainProblem } from '../names';
import { ManifestObject } from '../synth/manifest-object';
import type { Labels } from '../workload/labels';
import { type NamedPorts, namedPorts, type Ports } from '../workload/ports';
import { cidrProblem } from './cidr';
import type { PortOfService } from './service-ports';

/** Properties of an {@link ExternalNameService}. */
export interface ExternalNameServiceProps<Port extends string> {
  /** The DNS name outside of the cluster, such as `db.example.com`. */
  readonly externalName: string;
  /** Its ports, by name: those that may be depended on. @default - none */
  readonly ports?: Ports<Port>;
  /** Blocks of its addresses, which isolated microservices that depend on it may reach. @default - none: NetworkPolicies know no names */
  readonly addresses?: readonly string[];
  /** Name of the Service, which is also its DNS name. @default - the id */
  readonly name?: string;
  /** @default - the chart's */
  readonly namespace?: string;
  /** @default - none */
  readonly labels?: Labels;
  /** @default - none */
  readonly annotations?: Labels;
}

/**
 * A name in the cluster for something outside of it, so that it may be depended on like a microservice. Servers
 * that look at the name they are called by, as those with HTTPS do, must know that name too.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#externalname
 */
export class ExternalNameService<Port extends string = never> extends ManifestObject<Service> {
  /** Its ports, by name. */
  readonly namedPorts: NamedPorts<Port>;
  readonly addresses: readonly string[];

  constructor(scope: Construct, id: string, props: ExternalNameServiceProps<Port>) {
    const { externalName, addresses = [], name = id, namespace, labels, annotations } = props;
    super(scope, id, {
      apiVersion: 'v1',
      kind: 'Service',
      name,
      namespace,
      labels,
      annotations,
      build: () => ({
        spec: {
          type: 'ExternalName',
          externalName,
          ports: this.ports.length > 0 ? [...this.ports] : undefined,
        },
      }),
    });
    const problem = dns1035LabelProblem(name);
    if (problem)
      throw new ConstructError(this, `name of the Service ${problem}, got ${JSON.stringify(name)}`);
    const nameProblem = /^[\d.]+$/.test(externalName)
      ? 'must be a DNS name, not an IP address'
      : dnsSubdomainProblem(externalName.replace(/\.$/, ''));
    if (nameProblem)
      throw new ConstructError(this, `externalName ${nameProblem}, got ${JSON.stringify(externalName)}`);
    for (const block of addresses) {
      const blockProblem = cidrProblem(block);
      if (blockProblem)
        throw new ConstructError(this, `addresses ${blockProblem}, got ${JSON.stringify(block)}`);
    }
    this.namedPorts = namedPorts(this, props.ports);
    this.addresses = addresses;
  }

  /** The ports as they will be written. */
  get ports(): readonly PortOfService[] {
    return Object.entries<NamedPorts<string>[string]>(this.namedPorts).map(
      ([name, { number, protocol }]) => ({
        name,
        protocol: protocol === 'TCP' ? undefined : protocol,
        port: number,
      }),
    );
  }
}
