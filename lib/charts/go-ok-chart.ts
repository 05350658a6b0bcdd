import { Chart, type ChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { IngressRoute } from '../network/ingress-route';
import { NodePortService } from '../network/node-port-service';
import { BARE, Defaults } from '../workload/defaults';
import { GoOkApp } from '../workload/go-ok-app';
import { Namespace } from '../workload/namespace';

/** Properties of a {@link GoOkChart}. */
export interface GoOkChartProps extends ChartProps {
  /** Host under which go-ok is reached through the Ingress controller. @default 'local.imti.cloud' */
  readonly host?: string;
}

/**
 * go-ok as the commands give it: `kubectl run go-ok`, `kubectl expose deployments go-ok --port 8080 --type NodePort`,
 * and a route for its host; in a namespace that it brings along.
 */
export class GoOkChart extends Chart {
  readonly app: GoOkApp;
  readonly service: NodePortService;
  readonly route: IngressRoute;

  constructor(scope: Construct, id: string, props: GoOkChartProps = {}) {
    const { host = 'local.imti.cloud', namespace = 'go-ok', ...rest } = props;
    super(scope, id, { namespace, ...rest });
    Defaults.of(this).set(BARE);
    const home = new Namespace(this, 'Namespace', { name: namespace });
    this.app = new GoOkApp(this, 'go-ok');
    this.service = new NodePortService(this, 'Service', { app: this.app, name: this.app.name });
    this.route = new IngressRoute(this, 'Route', { name: this.app.name, host, paths: { '/': this.app } });
    for (const inhabitant of [this.app, this.service, this.route]) inhabitant.node.addDependency(home);
  }
}
