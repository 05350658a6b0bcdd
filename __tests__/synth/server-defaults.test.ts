import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { ConfigMap, Deployment, k8s, Service } from 'cdk8s-plus-28';
import { parseAllDocuments } from 'yaml';
import { App } from '../../lib';

function synthesized(build: (chart: Chart) => void) {
  const app = new App();
  build(new Chart(app, 'shop'));
  const [first] = parseAllDocuments(app.synthYaml());
  return first.toJS();
}

function deployment(chart: Chart): Deployment {
  const made = new Deployment(chart, 'web', { metadata: { name: 'web' } });
  made.addContainer({ image: 'nginx:1.27', portNumber: 80 });
  return made;
}

test('leaves out what cdk8s-plus only repeats of the server', () => {
  const { spec } = synthesized(deployment);
  expect(Object.keys(spec)).toEqual(['replicas', 'selector', 'template']);
  expect(spec.template.spec).toEqual({
    automountServiceAccountToken: false,
    containers: [
      {
        image: 'nginx:1.27',
        imagePullPolicy: 'Always',
        name: 'main',
        ports: [{ containerPort: 80 }],
        resources: expect.anything(),
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          runAsNonRoot: true,
        },
        startupProbe: { tcpSocket: { port: 80 } },
      },
    ],
    securityContext: { runAsNonRoot: true },
  });
});

test('leaves out what says no more than its absence', () => {
  expect(synthesized((chart) => new Service(chart, 'web', { ports: [{ port: 80 }] })).spec).toEqual({
    ports: [{ port: 80 }],
  });
  expect(synthesized((chart) => new ConfigMap(chart, 'c', { data: { a: '' } }))).not.toHaveProperty(
    'immutable',
  );
});

test('keeps a default that the user patched in', () => {
  const { spec } = synthesized((chart) =>
    ApiObject.of(deployment(chart)).addJsonPatch(JsonPatch.replace('/spec/minReadySeconds', 0)),
  );
  expect(spec.minReadySeconds).toBe(0);
  expect(spec).not.toHaveProperty('progressDeadlineSeconds');
});

test('keeps every field of an object that was written out by hand', () => {
  const config = synthesized((chart) => new k8s.KubeConfigMap(chart, 'c', { immutable: false }));
  expect(config.immutable).toBe(false);
});
