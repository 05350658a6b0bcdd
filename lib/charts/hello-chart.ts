import { Chart, type ChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { OneOffJob } from '../workload/one-off-job';

/** `docker run --rm alpine echo "hello"`, on the cluster. */
export class HelloChart extends Chart {
  readonly job: OneOffJob;

  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    this.job = new OneOffJob(this, 'hello', { image: 'alpine:3.22', args: ['echo', 'hello'] });
  }
}
