import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { Deployment, Service } from 'cdk8s-plus-28';
import { withPatches } from '../../lib/synth/patched';
import { App } from '../../lib';

interface Containers {
  readonly spec: { readonly template: { readonly spec: Record<string, unknown> & { containers: object[] } } };
}

function patchedDeployment(...patches: JsonPatch[]) {
  const deployment = new Deployment(new Chart(new App(), 'shop'), 'web');
  deployment.addContainer({ image: 'nginx:1.27', portNumber: 80 });
  const object = ApiObject.of(deployment);
  object.addJsonPatch(...patches);
  const { spec } = (withPatches(object) as Containers).spec.template;
  return { spec, container: spec.containers[0], object };
}

const CONTAINER = '/spec/template/spec/containers/0';

test('keeps fields and shapes that the types of cdk8s-plus do not know', () => {
  const { container } = patchedDeployment(
    JsonPatch.add(`${CONTAINER}/lifecycle`, { preStop: { sleep: { seconds: 5 } } }),
    JsonPatch.replace(`${CONTAINER}/resources/limits/cpu`, '4'),
    JsonPatch.add(`${CONTAINER}/resources/limits/nvidia.com~1gpu`, '1'),
    JsonPatch.replace(`${CONTAINER}/startupProbe/tcpSocket`, { port: 'http' }),
  );
  expect(container).toMatchObject({
    lifecycle: { preStop: { sleep: { seconds: 5 } } },
    resources: { limits: { cpu: '4', 'nvidia.com/gpu': '1' } },
    startupProbe: { tcpSocket: { port: 'http' } },
  });
});

test('keeps a new field of a Service', () => {
  const service = new Service(new Chart(new App(), 'shop'), 'web', { ports: [{ port: 80 }] });
  ApiObject.of(service).addJsonPatch(JsonPatch.add('/spec/trafficDistribution', 'PreferClose'));
  expect(withPatches(ApiObject.of(service))).toMatchObject({ spec: { trafficDistribution: 'PreferClose' } });
});

test('understands patches in the names of the generated types', () => {
  const { spec, container } = patchedDeployment(
    JsonPatch.add('/spec/template/spec/hostPid', true),
    JsonPatch.replace(`${CONTAINER}/resources/limits/cpu/value`, '3'),
  );
  expect(spec.hostPID).toBe(true);
  expect(spec).not.toHaveProperty('hostPid');
  expect(container).toMatchObject({ resources: { limits: { cpu: '3' } } });
});

test('applies a patch once, and renders the same again', () => {
  const { spec, object } = patchedDeployment(
    JsonPatch.add('/spec/template/spec/containers/-', { name: 'second' }),
  );
  expect(spec.containers).toHaveLength(2);
  expect((withPatches(object) as Containers).spec.template.spec).toEqual(spec);
});
