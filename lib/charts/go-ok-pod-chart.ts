import { Chart, type ChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { NodePortService } from '../network/node-port-service';
import { BARE } from '../workload/defaults';
import { GoOkApp } from '../workload/go-ok-app';

/** go-ok as declared by hand: one Pod with labels of its own, and a Service on node port 31000 that selects them. */
export class GoOkPodChart extends Chart {
  readonly app: GoOkApp<'Pod'>;
  readonly service: NodePortService;

  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    this.app = new GoOkApp(this, 'go-ok', {
      ...BARE,
      workload: 'Pod',
      imagePullPolicy: 'Always',
      port: 80,
      report: false,
      standardLabels: false,
      labels: { app: 'go-ok-app', purpose: 'example' },
      selector: ['app', 'purpose'],
    });
    this.service = new NodePortService(this, 'Service', {
      app: this.app,
      name: this.app.name,
      targetPort: 80,
      nodePort: 31000,
    });
    // Written by hand, the only port has no name, and spells out the protocol that is the default anyway.
    this.service.override({ spec: { ports: { http: { name: null, protocol: 'TCP' } } } });
  }
}
