import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Testing } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { App as OurApp, GoOkChart, GoOkPodChart, HelloChart, NginxProxyChart } from '../../lib';
import { inDirectoryOf } from '../config/kubectl-cases';
import { manifest } from '../render';

describe('GoOkChart', () => {
  const chart = new GoOkChart(new App(), 'go-ok');

  test('has the article’s commands as manifests', () => {
    expect(Testing.synth(chart)).toMatchSnapshot();
  });

  test('brings its namespace, before all that lives in it', () => {
    const [first, ...rest] = Testing.synth(chart);
    expect(first).toEqual({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'go-ok' } });
    expect(rest.map(({ metadata }) => metadata.namespace)).toEqual(['go-ok', 'go-ok', 'go-ok']);
  });

  test('its Service selects its pods, on port 8080, on a node port that the cluster picks', () => {
    const { spec } = manifest(chart, 'Service');
    expect(manifest(chart, 'Deployment').spec.template.metadata.labels).toMatchObject(spec.selector);
    expect(spec).toMatchObject({
      type: 'NodePort',
      ports: [{ name: 'http', port: 8080, targetPort: 'http' }],
    });
  });

  test('its route leads from local.imti.cloud to its Service', () => {
    expect(manifest(chart, 'Ingress').spec.rules).toEqual([
      {
        host: 'local.imti.cloud',
        http: {
          paths: [
            {
              path: '/',
              pathType: 'Prefix',
              backend: { service: { name: 'go-ok', port: { name: 'http' } } },
            },
          ],
        },
      },
    ]);
  });
});

describe('GoOkPodChart', () => {
  // The article's pod.yml and service.yml, the latter with the label that the Pod really has, and without the
  // comment that YAML does not know.
  const [pod, service] = parseAllDocuments(`
apiVersion: v1
kind: Pod
metadata:
  name: go-ok
  labels:
    app: go-ok-app
    purpose: example
spec:
  containers:
    - name: go-ok
      image: cjimti/go-ok:v1
      imagePullPolicy: Always
      env:
        - name: PORT
          value: "80"
        - name: GIN_MODE
          value: "release"
      ports:
        - name: http
          containerPort: 80
---
apiVersion: v1
kind: Service
metadata:
  name: "go-ok"
spec:
  selector:
    app: "go-ok-app"
    purpose: "example"
  ports:
    - protocol: "TCP"
      port: 80
      targetPort: 80
      nodePort: 31000
  type: NodePort
`).map((document) => document.toJS());

  test('is the article’s pod.yml and service.yml, field for field', () => {
    expect(Testing.synth(new GoOkPodChart(new App(), 'go-ok-pod'))).toEqual([pod, service]);
  });
});

describe('NginxProxyChart', () => {
  const chartIn = (files: Record<string, string>) =>
    inDirectoryOf({ files }, (directory) => {
      const before = process.cwd();
      process.chdir(directory);
      try {
        const chart = new NginxProxyChart(new App(), 'nginx-proxy');
        return { chart, synthesized: Testing.synth(chart) };
      } finally {
        process.chdir(before);
      }
    });

  test('without certificates is nginx and the API in one Pod, and says what it left out', () => {
    const { chart, synthesized } = chartIn({});
    expect(synthesized).toMatchSnapshot();
    expect(chart.leftOut).toBe(
      'nginx-proxy: left out Secret tls-certs and port 443, since there is no directory tls here. Make certificates for tests with: npm run certs',
    );
  });

  test('its Service leads to nginx, and nginx to the port of the API', () => {
    const { chart } = chartIn({});
    expect(manifest(chart, 'Service').spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'proxy' }]);
    const { containers } = manifest(chart, 'Deployment').spec.template.spec;
    expect(containers.map(({ name }: { name: string }) => name)).toEqual(['go-ok-proxied', 'nginx']);
    expect(containers[1].ports).toEqual([{ name: 'proxy', containerPort: 80 }]);
    const [{ containerPort }] = containers[0].ports;
    expect(manifest(chart, 'ConfigMap').data['proxy.conf']).toContain(
      `proxy_pass http://127.0.0.1:${containerPort};`,
    );
  });

  test('with certificates serves HTTPS too, both files mounted read-only', () => {
    const { chart } = chartIn({ 'tls/tls.crt': 'certificate', 'tls/tls.key': 'key' });
    expect(chart.leftOut).toBeUndefined();
    expect(manifest(chart, 'Secret').metadata.name).toBe('tls-certs');
    expect(manifest(chart, 'Service').spec.ports).toEqual([
      { name: 'http', port: 80, targetPort: 'proxy' },
      { name: 'https', port: 443, targetPort: 'proxy-tls' },
    ]);
    expect(manifest(chart, 'Deployment').spec.template.spec.containers[1].volumeMounts).toEqual([
      { name: 'nginx-proxy-conf', mountPath: '/etc/nginx/conf.d', readOnly: true },
      { name: 'tls-certs', mountPath: '/etc/nginx/tls', readOnly: true },
    ]);
  });

  const nginx = spawnSync('nginx', ['-v']).status === 0;
  if (!nginx) console.warn('no nginx found: its configuration was not checked by nginx itself');
  else {
    test('its configuration is one that nginx takes', () => {
      const conf = join(__dirname, '../../lib/charts/nginx');
      inDirectoryOf({ files: {} }, (directory) => {
        const certificate = [
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-subj',
          '/CN=x',
          '-keyout',
          'tls.key',
          '-out',
          'tls.crt',
        ];
        execFileSync('openssl', certificate, { cwd: directory, stdio: 'ignore' });
        for (const file of ['proxy.conf', 'proxy-tls.conf']) {
          const text = readFileSync(join(conf, file), 'utf8').replaceAll('/etc/nginx/tls', directory);
          writeFileSync(join(directory, file), text);
        }
        writeFileSync(
          join(directory, 'nginx.conf'),
          `pid ${directory}/pid; events {} http { include ${directory}/proxy*.conf; }`,
        );
        const { status, stderr } = spawnSync('nginx', ['-t', '-c', join(directory, 'nginx.conf')], {
          encoding: 'utf8',
        });
        expect(stderr).toContain('syntax is ok');
        expect(status).toBe(0);
      });
    });
  }

  test('refuses certificates that are not where they were said to be', () => {
    expect(() => new NginxProxyChart(new App(), 'nginx-proxy', { tls: '/nowhere/tls' })).toThrow(
      'nginx-proxy/Certificates: path /nowhere/tls leads nowhere: there is no /nowhere/tls',
    );
  });
});

test('HelloChart is a Job that says hello once', () => {
  const chart = new HelloChart(new App(), 'hello');
  expect(Testing.synth(chart)).toMatchSnapshot();
  expect(manifest(chart, 'Job').spec.template.spec).toMatchObject({
    restartPolicy: 'Never',
    containers: [{ image: 'alpine:3.22', args: ['echo', 'hello'] }],
  });
});

test('all charts together have no name twice and no node port twice', () => {
  const app = new OurApp();
  new GoOkChart(app, 'go-ok');
  new GoOkPodChart(app, 'go-ok-pod');
  new NginxProxyChart(app, 'nginx-proxy');
  new HelloChart(app, 'hello');
  const objects = parseAllDocuments(app.synthYaml()).map((document) => document.toJS());
  const ids = objects.map(
    ({ kind, metadata: { namespace, name } }) => `${kind} ${namespace ?? 'default'}/${name}`,
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids[0]).toBe('Namespace default/go-ok');
});
