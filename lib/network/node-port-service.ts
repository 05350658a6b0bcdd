import type { Construct } from 'constructs';
import { BaseService, type ServiceProps } from './service';
import type { NodePorts } from './service-ports';

/** Properties of a {@link NodePortService}. */
export type NodePortServiceProps<Port extends string> = Omit<ServiceProps<Port>, 'ports'> & NodePorts<Port>;

/**
 * Reached on a port of every node: the way in where there is no cloud to order a load balancer from, as on Minikube.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export class NodePortService<Port extends string = string> extends BaseService<Port> {
  constructor(scope: Construct, id: string, props: NodePortServiceProps<Port>) {
    super(scope, id, props, { type: 'NodePort' });
  }
}

/** Properties of a {@link LoadBalancerService}. */
export type LoadBalancerServiceProps<Port extends string> = NodePortServiceProps<Port> & {
  /** Which implementation serves it. @default - the cluster's */
  readonly loadBalancerClass?: string;
  /** Addresses that may connect, as CIDR blocks. @default - all */
  readonly sourceRanges?: readonly string[];
  /** `Local` keeps the client's address and skips nodes without a pod. @default 'Cluster' */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
};

/**
 * Reached through a load balancer of the cloud that the cluster runs in. Each costs money: for web traffic, one
 * route in front of many services is the better way in.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
 */
export class LoadBalancerService<Port extends string = string> extends BaseService<Port> {
  constructor(scope: Construct, id: string, props: LoadBalancerServiceProps<Port>) {
    const { loadBalancerClass, sourceRanges, externalTrafficPolicy } = props;
    super(scope, id, props, {
      type: 'LoadBalancer',
      loadBalancerClass,
      loadBalancerSourceRanges: sourceRanges && [...sourceRanges],
      externalTrafficPolicy,
    });
  }
}
