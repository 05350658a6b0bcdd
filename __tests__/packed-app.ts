import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MINUTES = 60_000;
/** The newest that runs on Node.js 20. */
const VITEST = 'vitest@3.2.7';
const QUIETLY = ['--no-audit', '--no-fund', '--prefer-offline'];

const VITEST_TS = `
import { Chart } from 'cdk8s';
import { expect, test } from 'vitest';
import { App, Microservice } from 'cdk8s-microservices';
import { Manifests } from 'cdk8s-microservices/testing/vitest';

const chart = new Chart(new App(), 'shop');
const api = new Microservice(chart, 'api', { image: 'acme/api:1', ports: { http: 8080 } });

test('matchers pass, fail and take asymmetric matchers', () => {
  expect(Manifests.of(chart).get('Service', 'api')).toSelect(api);
  expect(chart).toHaveResource('Service', { spec: { ports: [{ port: expect.any(Number) }] } });
  expect(chart).not.toRoute('a.example/', { to: 'api' });
  expect(() => expect(api).toExpose(81)).toThrow('to expose port 81');
  // @ts-expect-error -- a level that there is not
  void (() => expect(api).toMeetPodSecurity('strict'));
  expect(Manifests.of(api).get('Service', 'api')).toMatchInlineSnapshot();
});
`;

/** Begins an app with the package that is installed in `folder`, its tarball beside it. */
export function describePackedApp(
  folder: string,
  run: (command: string, args: string[], cwd: string) => string,
): void {
  const app = join(folder, 'my-app');
  const npm = (...args: string[]) => run('npm', args, app);
  const npx = (...args: string[]) => run('npx', args, app);

  test(
    'begins an app that installs, tests and synthesizes as it is',
    () => {
      run('npx', ['cdk8s-microservices', 'init', 'my-app'], folder);
      const [tarball] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
      // The registry has no such version yet.
      npm('pkg', 'set', `dependencies.cdk8s-microservices=file:../${tarball}`);
      npm('install', ...QUIETLY);
      expect(npm('test')).toMatch(/Tests: +3 passed, 3 total/);
      npm('run', 'synth');
      expect(readdirSync(join(app, 'dist')).sort()).toEqual(['README.md', 'my-app.k8s.yaml']);
      expect(npx('cdk8s-microservices', 'notes', '--node-ip', '10.0.0.1')).toContain(
        '#   http://my-app.example.com/',
      );
    },
    5 * MINUTES,
  );

  test(
    'has matchers for Vitest, known to the compiler',
    () => {
      npm('install', ...QUIETLY, '-D', VITEST);
      mkdirSync(join(app, 'vitest'));
      const file = join(app, 'vitest/matchers.test.mts');
      writeFileSync(file, VITEST_TS);
      npx('vitest', 'run', '--update', 'vitest');
      expect(readFileSync(file, 'utf8')).toMatch(
        /toMatchInlineSnapshot\(`\n +apiVersion: v1\n +kind: Service\n/,
      );
      const options = ['--module', 'node16', '--target', 'es2022', '--strict', '--skipLibCheck', '--noEmit'];
      npx('tsc', ...options, '--types', 'node', 'vitest/matchers.test.mts');
    },
    5 * MINUTES,
  );
}
