import { Construct } from 'constructs';
import type { BaseService } from '../network/service';
import type { ServiceTarget } from '../network/service-target';
import type { ContainerProps } from './container';
import type { Labels } from './labels';
import type { Microservice } from './microservice';
import type { WorkloadKind } from './microservice-props';
import type { NamedPorts } from './ports';

/** Properties of a {@link Sidecar}. */
export interface SidecarProps<Port extends string> extends ContainerProps<Port> {
  /**
   * `native` starts before the service and stops after it, as an init container that is always restarted; `plain`
   * starts and stops beside it. Where the target Kubernetes knows no native ones, all are plain.
   *
   * @default 'native'
   * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
   */
  readonly kind?: 'native' | 'plain';
}

/** A container beside the service, in the same pods. Its ports can be put behind Services of their own. */
export class Sidecar<Port extends string = never> extends Construct implements ServiceTarget<Port> {
  readonly containerPorts: NamedPorts<Port>;
  readonly services: BaseService[] = [];

  constructor(
    private readonly app: Microservice<string, WorkloadKind>,
    id: string,
    props: SidecarProps<Port>,
  ) {
    super(app, id);
    this.containerPorts = app.attach(id, props, props.kind !== 'plain');
  }

  /** Name of the workload whose pods it is in. */
  get name(): string {
    return this.app.name;
  }

  get namespace(): string | undefined {
    return this.app.namespace;
  }

  get selectorLabels(): Labels {
    return this.app.selectorLabels;
  }
}
