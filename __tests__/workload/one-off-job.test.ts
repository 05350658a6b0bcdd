import { Defaults, OneOffJob, type OneOffJobProps } from '../../lib';
import { manifest, manifests, newChart } from '../render';

const image = 'alpine:3.22';

test('runs once, never again, and goes away by itself', () => {
  const chart = newChart();
  new OneOffJob(chart, 'hello', { image, args: ['echo', 'hello'] });
  const { spec } = manifest(chart, 'Job');
  expect(spec).toMatchObject({
    ttlSecondsAfterFinished: 300,
    backoffLimit: 0,
    template: { spec: { restartPolicy: 'Never' } },
  });
  expect(spec.template.spec.containers[0]).toMatchObject({ name: 'hello', image, args: ['echo', 'hello'] });
});

test('has a new name when its template is new, and the old one when not', () => {
  const name = (props: Partial<OneOffJobProps>, override?: Parameters<OneOffJob['override']>[0]) => {
    const chart = newChart();
    const job = new OneOffJob(chart, 'hello', { image, ...props });
    if (override) job.override(override);
    return manifest(chart, 'Job').metadata.name;
  };
  expect(name({})).toMatch(/^hello-[0-9a-f]{8}$/);
  expect(name({})).toBe(name({}));
  const names = new Set([
    name({}),
    name({ args: ['x'] }),
    name({ retries: 1 }),
    name({}, { spec: { template: { spec: { hostname: 'x' } } } }),
  ]);
  expect(names.size).toBe(4);
});

test('runs on a schedule, one at a time, in a time zone', () => {
  const chart = newChart();
  new OneOffJob(chart, 'report', { image, schedule: '30 2 * * 1-5', timeZone: 'Europe/Berlin' });
  expect(manifest(chart, 'CronJob')).toMatchObject({
    metadata: { name: 'report' },
    spec: {
      schedule: '30 2 * * 1-5',
      timeZone: 'Europe/Berlin',
      concurrencyPolicy: 'Forbid',
      jobTemplate: { spec: { backoffLimit: 0 } },
    },
  });
});

test('takes from the defaults what a job has a use for', () => {
  const chart = newChart();
  Defaults.of(chart).set({ security: 'baseline', resources: 'large', replicas: 3, labels: { team: 'a' } });
  new OneOffJob(chart, 'hello', { image });
  const { metadata, spec } = manifest(chart, 'Job');
  expect(metadata.labels).toMatchObject({ team: 'a' });
  expect(spec.template.spec.securityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
  expect(spec.template.spec.containers[0].resources.requests).toEqual({ cpu: '1', memory: '2Gi' });
});

test.each<[Partial<OneOffJobProps>, string]>([
  [{ ttlSeconds: -1 }, 'ttlSeconds must be a whole number of at least 0, got -1'],
  [{ retries: 0.5 }, 'retries must be a whole number of at least 0, got 0.5'],
  [{ deadlineSeconds: 0 }, 'deadlineSeconds must be a whole number of at least 1, got 0'],
  [{ schedule: '* * *' }, 'schedule must be five fields of cron, or "@hourly" and its like, got "* * *"'],
  [{ timeZone: 'Etc/UTC' }, 'timeZone needs a schedule'],
  [{ name: 'x'.repeat(53) }, 'name must be at most 52 characters, has 53'],
])('refuses %j', (props, message) => {
  expect(() => new OneOffJob(newChart(), 'hello', { image, ...props })).toThrow(`shop/hello: ${message}`);
});

test('props are all looked at', () => {
  const chart = newChart();
  const props: Required<OneOffJobProps> = {
    image,
    imagePullPolicy: 'Never',
    command: ['c'],
    args: ['a'],
    workingDir: '/w',
    env: { A: '1' },
    envFrom: [],
    mounts: {},
    writable: ['/x'],
    resources: false,
    security: 'restricted',
    user: 7,
    labels: { a: 'b' },
    standardLabels: false,
    partOf: 'shop',
    serviceLinks: true,
    imagePullSecrets: ['reg'],
    name: 'n',
    namespace: 'ns',
    schedule: '@daily',
    timeZone: 'Etc/UTC',
    ttlSeconds: 0,
    retries: 2,
    deadlineSeconds: 60,
    isolate: true,
    serviceAccount: 'robot',
    annotations: { x: 'y' },
  };
  new OneOffJob(chart, 'job', props);
  expect(manifests(chart)).toMatchSnapshot();
});
