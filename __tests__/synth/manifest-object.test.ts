import { App, Chart, JsonPatch } from 'cdk8s';
import type { Service } from 'kubernetes-types/core/v1';
import { ManifestObject } from '../../lib';

function service(build = () => ({ spec: { ports: [{ name: 'http', port: 80, nodePort: undefined }] } })) {
  const chart = new Chart(new App(), 'chart', { namespace: 'shop', labels: { team: 'a' } });
  return new ManifestObject<Service>(chart, 'web', { apiVersion: 'v1', kind: 'Service', name: 'web', build });
}

test('renders the manifest as built, without undefined fields', () => {
  expect(JSON.stringify(service().toJson())).toBe(
    '{"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"shop","labels":{"team":"a"}},' +
      '"spec":{"ports":[{"name":"http","port":80}]}}',
  );
});

test('shows what was added to metadata after construction', () => {
  const object = service();
  object.metadata.addLabel('tier', 'front');
  object.metadata.addAnnotation('note', 'x');
  expect(object.toJson().metadata).toEqual({
    name: 'web',
    namespace: 'shop',
    labels: { team: 'a', tier: 'front' },
    annotations: { note: 'x' },
  });
});

test('applies overrides, then JSON patches', () => {
  const object = service();
  object.override({
    spec: { ports: { http: { appProtocol: 'h2c', name: null } }, trafficDistribution: 'PreferClose' },
  });
  object.addJsonPatch(JsonPatch.add('/spec/type', 'NodePort'));
  expect(object.toJson().spec).toEqual({
    ports: [{ port: 80, appProtocol: 'h2c' }],
    trafficDistribution: 'PreferClose',
    type: 'NodePort',
  });
});

test.each([
  [
    { spec: { ports: { htpp: { port: 1 } } } },
    'override names spec.ports.htpp, but that list has no element of that name, only http. Did you mean http?',
  ],
  [{ spec: { type: null } }, 'override removes spec.type, which is not there'],
  [{ kind: { x: 1 } }, 'override sets fields of kind, which is "Service"'],
])('refuses an override that does not land: %j', (patch, message) => {
  const object = service().override(patch as object);
  expect(object.node.validate()).toEqual([message]);
  expect(() => object.toJson()).toThrow(`chart/web: ${message}`);
});

test('refuses a name that Kubernetes would not take', () => {
  const chart = new Chart(new App(), 'chart');
  expect(
    () =>
      new ManifestObject(chart, 'web', {
        apiVersion: 'v1',
        kind: 'Service',
        name: 'My_App',
        build: () => ({}),
      }),
  ).toThrow(
    'chart/web: name of the Service must be lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part, got "My_App"',
  );
});
