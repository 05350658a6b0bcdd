import { ApiObject, App as Cdk8sApp, Chart } from 'cdk8s';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Checks, ManifestObject } from '../../lib';

const outdir = () => mkdtempSync(join(tmpdir(), 'checked-'));

function webService(chart: Chart, selector: object): ManifestObject {
  return new ManifestObject(chart, 'web', {
    apiVersion: 'v1',
    kind: 'Service',
    name: 'web',
    build: () => ({ spec: { selector, ports: [{ port: 80 }] } }),
  });
}

function rawPod(chart: Chart, labels: Record<string, string>): void {
  new ApiObject(chart, 'pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', labels },
    spec: { containers: [{ name: 'web', image: 'web:1.0.0' }] },
  });
}

describe.each([
  ['of this library', (dir: string) => new App({ outdir: dir })],
  ['of cdk8s', (dir: string) => new Cdk8sApp({ outdir: dir })],
])('the App %s', (_, newApp) => {
  test('refuses to write what is miswired, and says where', () => {
    const dir = outdir();
    const app = newApp(dir);
    const chart = new Chart(app, 'shop');
    webService(chart, { app: 'web' });
    rawPod(chart, { app: 'web-ui' });
    expect(() => app.synth()).toThrow(
      /shop\/web: Service "web" selects app=web, but no pod carries it\. Nearest: Pod "web" \(app=web-ui\)\. \(service-selects-nothing at .*check-at-synth\.test\.ts:10\)/,
    );
    expect(existsSync(dir) ? readdirSync(dir) : []).toEqual([]);
  });

  test('writes what hangs together, objects of others included', () => {
    const dir = outdir();
    const app = newApp(dir);
    const chart = new Chart(app, 'shop');
    webService(chart, { app: 'web' });
    rawPod(chart, { app: 'web' });
    app.synth();
    expect(readdirSync(dir)).toEqual(['shop.k8s.yaml']);
  });

  test('prints a warning once, however many charts there are, and writes', () => {
    const dir = outdir();
    const app = newApp(dir);
    const chart = new Chart(app, 'shop');
    new Chart(app, 'other');
    webService(chart, {});
    new ApiObject(chart, 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web' },
      spec: { containers: [{ name: 'web', image: 'web:1.0.0' }], volumes: [{ name: 'tmp', emptyDir: {} }] },
    });
    const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    app.synth();
    expect(written.mock.calls).toEqual([
      [
        'warning: shop/pod: No container of Pod "web" mounts volume "tmp". Mount it, or remove it. (unused-volume)\n',
      ],
    ]);
    written.mockRestore();
  });

  test('lets a construct break a rule for a reason', () => {
    const app = newApp(outdir());
    const chart = new Chart(app, 'shop');
    Checks.of(webService(chart, { app: 'web' })).allow(
      'service-selects-nothing',
      'the pods come with the plugin',
    );
    expect(() => app.synth()).not.toThrow();
  });

  test('knows what exists elsewhere', () => {
    const app = newApp(outdir());
    const chart = new Chart(app, 'shop');
    webService(chart, { app: 'web' });
    Checks.of(app).external('Pod/default/*').kubernetes('1.31');
    expect(() => app.synth()).not.toThrow();
  });

  test('leaves out what is ignored', () => {
    const app = newApp(outdir());
    const chart = new Chart(app, 'shop');
    webService(chart, { app: 'web' });
    Checks.of(chart).ignore('service-selects-nothing=Service/web');
    expect(() => app.synth()).not.toThrow();
  });

  test('looks again when something was repaired in between', () => {
    const app = newApp(outdir());
    const chart = new Chart(app, 'shop');
    const service = webService(chart, { app: 'web' });
    rawPod(chart, { app: 'web-ui' });
    expect(() => app.synth()).toThrow('service-selects-nothing');
    service.override({ spec: { selector: { app: 'web-ui' } } } as object);
    expect(() => app.synth()).not.toThrow();
  });
});

test('an exception needs a reason', () => {
  const chart = new Chart(new App(), 'shop');
  expect(() => Checks.of(chart).allow('service-selects-nothing', ' ')).toThrow(
    'shop: an exception from service-selects-nothing needs a reason, got none',
  );
});

test('looks at nothing where the app declines the check', () => {
  const app = new App({ outdir: outdir(), check: false });
  webService(new Chart(app, 'shop'), { app: 'nobody' });
  expect(() => app.synth()).not.toThrow();
  expect(readdirSync(app.outdir)).toEqual(['shop.k8s.yaml']);
});
