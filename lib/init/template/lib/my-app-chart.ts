import { Chart } from 'cdk8s';
import { IngressRoute, Microservice } from 'cdk8s-microservices';
import type { Construct } from 'constructs';

/** One service, and the way to it from outside of the cluster. */
export class MyAppChart extends Chart {
  readonly service: Microservice<'http'>;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // A small web service to begin with; put your own image here.
    this.service = new Microservice(this, 'my-app', {
      image: 'cjimti/go-ok:v1',
      ports: { http: 8080 },
      env: { PORT: '8080' },
      ready: { http: '/' },
    });
    new IngressRoute(this, 'entry', { host: 'my-app.example.com', paths: { '/': this.service } });
  }
}
