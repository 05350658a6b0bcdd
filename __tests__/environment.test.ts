import { BARE, environments, Microservice, perEnvironment } from '../lib';
import { manifest, newChart } from './render';

const before = process.env.ENVIRONMENT;

function under<T>(environment: string | undefined, pick: () => T): T {
  if (environment === undefined) delete process.env.ENVIRONMENT;
  else process.env.ENVIRONMENT = environment;
  return pick();
}

afterEach(() => {
  under(before, () => undefined);
});

test.each([
  [undefined, 1],
  ['', 1],
  ['minikube', 1],
  ['production', 3],
])('ENVIRONMENT=%s picks %i', (environment, expected) => {
  expect(under(environment, () => perEnvironment({ minikube: 1, production: 3 }))).toBe(expected);
});

test('values keep their types, so that they fit props', () => {
  const made = () => {
    const chart = newChart();
    new Microservice(chart, 'api', {
      image: 'acme/api:1',
      ports: { http: 80 },
      resources: perEnvironment({ minikube: 'small', production: 'large' }),
      scale: perEnvironment({ minikube: { replicas: 1 }, production: { min: 2, max: 5 } }),
      ...perEnvironment({ minikube: { security: BARE.security }, production: {} }),
    });
    return manifest(chart, 'Deployment').spec;
  };
  const [local, production] = ['minikube', 'production'].map((environment) => under(environment, made));
  expect(local.replicas).toBe(1);
  expect(production.replicas).toBeUndefined();
  expect(production.template.spec.containers[0].resources.requests.cpu).toBe('1');
});

test('an app may have environments of its own', () => {
  const per = environments('dev', 'staging', 'live');
  expect(under(undefined, () => per.current)).toBe('dev');
  expect(under('staging', () => per({ dev: 'a', staging: 'b', live: 'c' }))).toBe('b');
});

test('refuses an environment that is not there', () => {
  expect(() => under('prod', () => perEnvironment.current)).toThrow(
    'ENVIRONMENT must be one of minikube, production, got "prod". Did you mean "production"?',
  );
  expect(() => under('toString', () => perEnvironment({ minikube: 1, production: 3 }))).toThrow(
    'ENVIRONMENT must be one of minikube, production, got "toString"',
  );
});

test('a missing value and one too many do not compile', () => {
  // @ts-expect-error -- none for production
  expect(perEnvironment({ minikube: 1 })).toBe(1);
  // @ts-expect-error -- there is no staging
  expect(perEnvironment({ minikube: 1, production: 2, staging: 3 })).toBe(1);
});
