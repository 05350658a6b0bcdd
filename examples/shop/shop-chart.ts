import { Chart } from 'cdk8s';
import {
  Checks,
  Defaults,
  Gateway,
  IngressRoute,
  Isolation,
  Microservice,
  Namespace,
  OneOffJob,
  perEnvironment,
  ServiceMonitor,
} from 'cdk8s-microservices';
import type { Construct } from 'constructs';

const http = { http: 8080 };
const ready = { http: '/healthz' };
const password = { secret: 'shop-passwords', key: 'database' };

/** A web shop of eight services with a database, a queue and a nightly job, each shut off from all but its neighbours. */
export class ShopChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    new Namespace(this, 'Namespace', { name: 'shop', podSecurity: 'restricted' });
    new Isolation(this, 'isolation');
    Checks.of(this).external('Secret/shop/shop-passwords');
    Defaults.of(this).set({ partOf: 'shop' });

    const db = new Microservice(this, 'db', {
      image: 'postgres:17.2',
      workload: 'StatefulSet',
      user: 999,
      ports: { postgres: 5432 },
      env: { POSTGRES_DB: 'shop', POSTGRES_PASSWORD: password, PGDATA: '/var/lib/postgresql/data/pgdata' },
      mounts: { '/var/lib/postgresql/data': { claim: { size: '20Gi' } } },
      writable: ['/var/run/postgresql'],
      resources: 'medium',
      ready: { exec: ['pg_isready', '-U', 'postgres'] },
    });
    const queue = new Microservice(this, 'queue', {
      image: 'rabbitmq:4.0.5',
      workload: 'StatefulSet',
      user: 999,
      ports: { amqp: 5672 },
      mounts: { '/var/lib/rabbitmq': { claim: { size: '5Gi' } } },
      resources: 'medium',
      ready: { tcp: 'amqp' },
    });

    const scale = perEnvironment({ minikube: { replicas: 1 }, production: { min: 2, max: 8 } });
    const service = (name: string, version: string) =>
      new Microservice(this, name, {
        image: `ghcr.io/acme/${name}:${version}`,
        ports: { ...http, metrics: 9090 },
        ready,
        scale,
      });
    const withDatabase = { userInfo: 'postgres:$(DB_PASSWORD)', path: '/shop' };

    const catalog = service('catalog', '2.4.1').addEnv({ DB_PASSWORD: password }).dependsOn(db, withDatabase);
    const payments = service('payments', '1.9.0').dependsOn(queue);
    const orders = service('orders', '3.0.2')
      .addEnv({ DB_PASSWORD: password })
      .dependsOn(db, withDatabase)
      .dependsOn(queue)
      .dependsOn(payments, { port: 'http' });
    const cart = service('cart', '1.2.0').dependsOn(catalog, { port: 'http' });
    const web = service('web', '5.1.0')
      .dependsOn(catalog, { port: 'http' })
      .dependsOn(cart, { port: 'http' })
      .dependsOn(orders, { port: 'http' });
    new Microservice(this, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.3' }).dependsOn(queue);

    new OneOffJob(this, 'cleanup', {
      image: 'ghcr.io/acme/orders:3.0.2',
      args: ['delete-abandoned-carts'],
      schedule: '0 3 * * *',
      timeZone: 'Europe/Berlin',
      env: { DB_PASSWORD: password },
    }).dependsOn(db, withDatabase);

    const gateway = new Gateway(this, 'edge', {
      gatewayClass: 'eg',
      listeners: {
        http: { port: 80 },
        https: { port: 443, host: 'shop.example.com', tls: { issuer: 'letsencrypt' } },
      },
    });
    new IngressRoute(this, 'entry', {
      host: 'shop.example.com',
      gateway: gateway.at('https'),
      redirectFrom: 'http',
      controllerNamespace: 'envoy-gateway-system',
      paths: { '/': { app: web, port: 'http' }, '/api/orders': { app: orders, port: 'http' } },
    });
    for (const app of [catalog, payments, orders, cart, web])
      new ServiceMonitor(this, `${app.name}-metrics`, { app, port: 'metrics', interval: '30s' });
  }
}
