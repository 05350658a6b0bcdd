import { Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import type { NetworkPolicy } from 'kubernetes-types/networking/v1';
import { ConstructError } from '../errors';
import { portNumberProblem } from '../names';
import { ManifestObject } from '../synth/manifest-object';
import { Defaults } from '../workload/defaults';
import type { Labels } from '../workload/labels';
import type { PortOptions } from '../workload/ports';
import { cidrProblem } from './cidr';
import { policyOf } from './network-policy';
import { type PodGroup, Wiring } from './wiring';

/** Addresses outside of the cluster that pods may talk to. */
export interface ExternalEgress {
  /** A block of addresses, such as `203.0.113.0/24`. `0.0.0.0/0` is the whole of IPv4. */
  readonly cidr: string;
  /** Blocks within it that stay shut. @default - none */
  readonly except?: readonly string[];
  /** Ports, at least one; a bare number is a TCP port. */
  readonly ports: readonly (number | Pick<PortOptions, 'number' | 'protocol'>)[];
}

/** What an isolated microservice may do beyond what it declares by `dependsOn`. */
export interface IsolationOptions {
  /** What it may reach outside of the cluster. @default - nothing */
  readonly egress?: readonly ExternalEgress[];
}

/** Properties of an {@link Isolation}. */
export interface IsolationProps extends IsolationOptions {
  /** @default - the chart's */
  readonly namespace?: string;
  /** Name of the NetworkPolicy that shuts the namespace. @default 'default-deny' */
  readonly name?: string;
}

/**
 * Shuts a namespace: pods talk with whom they declared, ask the cluster's DNS, and nothing else. Put it before
 * the microservices of its chart, each of which then gets a NetworkPolicy of its own.
 *
 * It takes a network plugin that enforces policies, as Calico and Cilium do.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class Isolation extends Construct {
  constructor(scope: Construct, id: string, props: IsolationProps = {}) {
    super(scope, id);
    const { namespace = Chart.of(this).namespace, name = 'default-deny', egress } = props;
    const early = scope.node.findAll().find((other) => 'selectorLabels' in other && 'dependsOn' in other);
    if (early)
      throw new ConstructError(
        this,
        `must stand before the microservices it isolates, ${early.node.path} is there already`,
      );
    checkEgress(this, egress);
    Defaults.of(scope).set({ isolate: egress ? { egress } : true });
    new ManifestObject<NetworkPolicy>(this, 'Deny', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      name,
      namespace,
      build: () => ({ spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] } }),
    });
  }
}

/** Writes the policy of `pods`, as it follows from what is declared by the time of synth. */
export function isolate(
  pods: PodGroup & IConstruct & { readonly name: string },
  options: boolean | IsolationOptions | undefined,
  labels: Labels,
): void {
  if (!options) return;
  const { egress } = options === true ? { egress: undefined } : options;
  checkEgress(pods, egress);
  new ManifestObject<NetworkPolicy>(pods as Construct, 'NetworkPolicy', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    name: pods.name,
    namespace: pods.namespace,
    labels,
    build: () => ({ spec: policyOf(pods, Wiring.of(pods).at(pods), egress) }),
  });
}

function checkEgress(construct: IConstruct, egress: readonly ExternalEgress[] = []): void {
  for (const { cidr, except = [], ports } of egress) {
    for (const block of [cidr, ...except]) {
      const problem = cidrProblem(block);
      if (problem) throw new ConstructError(construct, `egress ${problem}, got ${JSON.stringify(block)}`);
    }
    if (ports.length === 0)
      throw new ConstructError(construct, `egress to ${cidr} must name its ports, got []`);
    for (const port of ports) {
      const number = typeof port === 'number' ? port : port.number;
      const problem = portNumberProblem(number);
      if (problem)
        throw new ConstructError(construct, `egress port ${problem}, got ${JSON.stringify(number)}`);
    }
  }
}
