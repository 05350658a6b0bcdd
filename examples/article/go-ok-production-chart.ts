import { Chart } from 'cdk8s';
import { Gateway, GoOkApp, IngressRoute, Isolation, Namespace } from 'cdk8s-microservices';
import type { Construct } from 'constructs';

/** The article's go-ok as it would run in production: restricted, isolated, behind a gateway with a certificate. */
export class GoOkProductionChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'go-ok' });
    new Namespace(this, 'Namespace', { name: 'go-ok', podSecurity: 'restricted' });
    new Isolation(this, 'isolation');
    const app = new GoOkApp(this, 'go-ok', { scale: { min: 2, max: 6 } });
    const gateway = new Gateway(this, 'edge', {
      gatewayClass: 'eg',
      listeners: {
        http: { port: 80 },
        https: { port: 443, host: 'go-ok.example.com', tls: { issuer: 'letsencrypt' } },
      },
    });
    new IngressRoute(this, 'entry', {
      host: 'go-ok.example.com',
      gateway: gateway.at('https'),
      redirectFrom: 'http',
      controllerNamespace: 'envoy-gateway-system',
      paths: { '/': app },
    });
  }
}
