import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { ConfigFromFile, Microservice, type Reload, SecretFromFile } from 'cdk8s-microservices';
import 'cdk8s-microservices/testing';

const directory = mkdtempSync(join(tmpdir(), 'configs-'));
writeFileSync(join(directory, 'app.conf'), 'colour = blue');
afterAll(() => rmSync(directory, { recursive: true }));

function mounted(Config: typeof ConfigFromFile | typeof SecretFromFile, reload: Reload) {
  const chart = new Chart(new App(), 'shop');
  const config = new Config(chart, 'settings', { path: 'app.conf', baseDir: directory, reload });
  const api = new Microservice(chart, 'api', { image: 'acme/api:1', mounts: { '/etc/app': config } });
  return { api, config };
}

const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { a: '1' } };
const deployment = (annotations: object, name = 'settings') => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    template: {
      metadata: { labels: { app: 'web' }, annotations },
      spec: { containers: [{ name: 'web', envFrom: [{ configMapRef: { name } }] }] },
    },
  },
});

test.each([ConfigFromFile, SecretFromFile])('knows each way of %p to roll pods', (Config) => {
  for (const reload of ['checksum', 'rename'] as const) {
    const { api, config } = mounted(Config, reload);
    expect(api).toRollWhenChanged(config);
  }
  const { api, config } = mounted(Config, 'none');
  expect(api).not.toRollWhenChanged(config);
});

test.each([
  { 'checksum/config': 'abc' },
  { 'reloader.stakater.com/auto': 'true' },
  { 'configmap.reloader.stakater.com/reload': 'other, settings' },
])('knows %j', (annotations) => {
  expect(deployment(annotations)).toRollWhenChanged(config);
});

test('takes no hash for the hash of the content that is not', () => {
  const named = { ...config, metadata: { name: 'settings-5f4c8b9d7k' } };
  expect(deployment({}, 'settings-5f4c8b9d7k')).not.toRollWhenChanged(named);
});

test('says what is missing', () => {
  expect(() => expect(deployment({ 'checksum/secret': 'abc' })).toRollWhenChanged(config)).toThrow(
    new Error(
      'expected Deployment "web" to roll when ConfigMap "settings" changes, but nothing in the pods changes with it: they have no annotation checksum/configmap.settings, its name has no hash of its content, and no Reloader watches it',
    ),
  );
});

test('says so when the pods do not use it', () => {
  expect(() => expect(deployment({}, 'setings')).toRollWhenChanged(config)).toThrow(
    new Error(
      'expected Deployment "web" to roll when ConfigMap "settings" changes, but its pods do not use it. Nearest: ConfigMap "setings".',
    ),
  );
});
