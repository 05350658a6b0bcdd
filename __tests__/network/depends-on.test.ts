import * as plus from 'cdk8s-plus-28';
import {
  type DependencyOptions,
  ExternalNameService,
  type ExternalNameServiceProps,
  HeadlessService,
  Microservice,
  OneOffJob,
} from '../../lib';
import { manifest, newChart } from '../render';

const image = 'acme/api:1';

function shop(namespace?: string) {
  const chart = newChart({ namespace });
  const api = new Microservice(chart, 'api', { image, ports: { http: 8080 } });
  const db = new Microservice(chart, 'orders-db', { image, ports: { postgres: 5432, metrics: 9187 } });
  return { chart, api, db };
}

const envOf = (chart: ReturnType<typeof newChart>, name = 'api') =>
  manifest(chart, 'Deployment', name).spec.template.spec.containers[0].env;

test('an environment variable, named after the other, tells where it is', () => {
  const { chart, api, db } = shop('shop');
  api.dependsOn(db, { port: 'postgres' });
  expect(envOf(chart)).toEqual([{ name: 'ORDERS_DB_URL', value: 'postgres://orders-db.shop.svc:5432' }]);
});

test('without a namespace the bare name is the host', () => {
  const { chart, api, db } = shop();
  db.dependsOn(api);
  expect(envOf(chart, 'orders-db')).toEqual([{ name: 'API_URL', value: 'http://api:8080' }]);
});

test('a Service in between gives its own host and port', () => {
  const { chart, api, db } = shop('shop');
  const pods = new HeadlessService(chart, 'db-pods', {
    app: db,
    port: 'postgres',
    servicePort: 6432,
    portName: 'pg',
  });
  api.dependsOn(pods);
  expect(envOf(chart)).toEqual([{ name: 'DB_PODS_URL', value: 'postgres://db-pods.shop.svc:6432' }]);
});

test('a Service of cdk8s-plus will do', () => {
  const { chart, api } = shop();
  const other = new plus.Service(chart, 'other', {
    metadata: { name: 'other', namespace: 'far' },
    selector: plus.Pods.select(chart, 'pods', { labels: { app: 'other' } }),
    ports: [{ name: 'http-admin', port: 80, targetPort: 8000 }],
  });
  api.dependsOn(other);
  expect(envOf(chart)).toEqual([{ name: 'OTHER_URL', value: 'http://other.far.svc:80' }]);
});

test('every option has its say, and all are looked at', () => {
  const { chart, api, db } = shop();
  const options: Required<DependencyOptions<'postgres' | 'metrics'>> = {
    port: 'postgres',
    env: 'DATABASE',
    scheme: 'postgresql',
    userInfo: '$(USER):$(PASSWORD)',
    path: '/orders',
  };
  api.dependsOn(db, options);
  expect(envOf(chart)).toEqual([
    { name: 'DATABASE', value: 'postgresql://$(USER):$(PASSWORD)@orders-db:5432/orders' },
  ]);
});

test('no variable where none is wanted', () => {
  const { chart, api, db } = shop();
  api.dependsOn(db, { port: 'postgres', env: false });
  expect(envOf(chart)).toBeUndefined();
});

test('a port whose name says nothing is tcp, or udp', () => {
  const { chart, api } = shop();
  const game = new Microservice(chart, 'game', {
    image,
    ports: { play: { number: 7777, protocol: 'UDP' }, chat: 7778 },
  });
  api.dependsOn(game, { port: 'play', env: 'PLAY' }).dependsOn(game, { port: 'chat', env: 'CHAT' });
  expect(envOf(chart)).toEqual([
    { name: 'PLAY', value: 'udp://game:7777' },
    { name: 'CHAT', value: 'tcp://game:7778' },
  ]);
});

test('a job depends on others as well', () => {
  const { chart, db } = shop();
  new OneOffJob(chart, 'migrate', { image, env: { A: '1' } }).dependsOn(db, { port: 'postgres' });
  expect(manifest(chart, 'Job').spec.template.spec.containers[0].env).toEqual([
    { name: 'A', value: '1' },
    { name: 'ORDERS_DB_URL', value: 'postgres://orders-db:5432' },
  ]);
});

describe('an ExternalNameService', () => {
  test('is depended on like any other', () => {
    const { chart, api } = shop('shop');
    const mail = new ExternalNameService(chart, 'mail', {
      externalName: 'smtp.example.com',
      ports: { smtp: 587 },
    });
    api.dependsOn(mail, { port: 'smtp' });
    expect(envOf(chart)).toEqual([{ name: 'MAIL_URL', value: 'smtp://mail.shop.svc:587' }]);
    expect(manifest(chart, 'Service', 'mail').spec).toEqual({
      type: 'ExternalName',
      externalName: 'smtp.example.com',
      ports: [{ name: 'smtp', port: 587 }],
    });
  });

  test('looks at all props', () => {
    const chart = newChart();
    const props: Required<ExternalNameServiceProps<'dns'>> = {
      externalName: 'dns.example.com.',
      ports: { dns: { number: 53, protocol: 'UDP' } },
      addresses: ['203.0.113.0/24'],
      name: 'names',
      namespace: 'ns',
      labels: { l: 'm' },
      annotations: { a: 'b' },
    };
    new ExternalNameService(chart, 'x', props);
    expect(manifest(chart, 'Service')).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'names', namespace: 'ns', labels: { l: 'm' }, annotations: { a: 'b' } },
      spec: {
        type: 'ExternalName',
        externalName: 'dns.example.com.',
        ports: [{ name: 'dns', protocol: 'UDP', port: 53 }],
      },
    });
  });

  test.each([
    [{ externalName: '10.0.0.1' }, 'externalName must be a DNS name, not an IP address, got "10.0.0.1"'],
    [
      { externalName: 'a_b' },
      'externalName must be lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part, got "a_b"',
    ],
    [
      { externalName: 'a.b', addresses: ['10.0.0.1'] },
      'addresses must be a block of addresses such as 203.0.113.0/24, got "10.0.0.1"',
    ],
    [
      { externalName: 'a.b', addresses: ['10.0.0.0/33'] },
      'addresses must be a block of addresses such as 203.0.113.0/24, got "10.0.0.0/33"',
    ],
    [
      { externalName: 'a.b', name: '1a' },
      'name of the Service must be lower-case letters, digits and "-", start with a letter and not end with "-", got "1a"',
    ],
  ])('refuses %j', (props, message) => {
    expect(() => new ExternalNameService(newChart(), 'x', props)).toThrow(`shop/x: ${message}`);
  });
});

describe('refuses', () => {
  test('a port that the other lacks', () => {
    const { api, db } = shop();
    expect(() => api.dependsOn(db, { port: 'metric' as 'metrics' })).toThrow(
      'shop/api: dependsOn orders-db must lead to a port of orders-db, which has postgres (5432), metrics (9187); got "metric". Did you mean "metrics"?',
    );
  });

  test('several ports without a choice', () => {
    const { api, db } = shop();
    expect(() => api.dependsOn(db)).toThrow(
      'shop/api: dependsOn orders-db must say which port of orders-db, since none is called "http" and there is not just one: postgres (5432), metrics (9187)',
    );
  });

  test('a path without a slash, and a scheme that is none', () => {
    const { api, db } = shop();
    expect(() => db.dependsOn(api, { path: 'v1' })).toThrow(
      'shop/orders-db: dependsOn api path must start with "/", got "v1"',
    );
    expect(() => db.dependsOn(api, { scheme: 'http://' })).toThrow(
      'shop/orders-db: dependsOn api scheme must be letters, digits, "+", "-" and ".", got "http://"',
    );
  });

  test('a variable that is there already', () => {
    const { api, db } = shop();
    db.dependsOn(api);
    expect(() => db.dependsOn(api)).toThrow('shop/orders-db: env API_URL is there already');
  });

  test('a wrong port name, by the compiler', () => {
    const { chart, api, db } = shop();
    const mail = new ExternalNameService(chart, 'mail', { externalName: 'a.b', ports: { smtp: 587 } });
    const refused = [
      // @ts-expect-error -- the port is called postgres
      () => api.dependsOn(db, { port: 'postgre' }),
      // @ts-expect-error -- the port is called smtp
      () => api.dependsOn(mail, { port: 'http' }),
    ];
    for (const refusal of refused) expect(refusal).toThrow('must lead to a port of');
  });
});
