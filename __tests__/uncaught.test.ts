import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inDirectoryOf } from './config/kubectl-cases';

const root = join(__dirname, '..');

/** What a program prints that nobody catches errors for. */
function run(code: string) {
  return inDirectoryOf({ files: {} }, (directory) => {
    const program = `import { Chart } from 'cdk8s';\nimport { App, Microservice } from '${root}/lib';\nconst chart = new Chart(new App(), 'shop');\n${code}\n`;
    writeFileSync(join(directory, 'main.ts'), program);
    const { status, stderr } = spawnSync('node', ['-r', 'ts-node/register', join(directory, 'main.ts')], {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_PATH: join(root, 'node_modules'),
        TS_NODE_CWD: root,
        CDK8S_OUTDIR: join(directory, 'dist'),
      },
    });
    return { status, said: stderr.replaceAll(/\S*\/main\.ts/g, 'main.ts') };
  });
}

test('a mistake in props is told with its line and no stack trace', () => {
  expect(run(`new Microservice(chart, 'api', { image: 'acme/api:1', replicas: -1 });`)).toEqual({
    status: 1,
    said: 'shop/api: replicas must be a whole number of at least 0, got -1\n    at main.ts:4\n',
  });
});

test('what only synth can know is told in one report', () => {
  const code = `for (const id of ['a', 'b']) new Microservice(chart, id, { name: 'api', image: 'acme/api:1' });\n(chart.node.root as App).synth();`;
  const { status, said } = run(code);
  expect(status).toBe(1);
  expect(said.split('\n')[0]).toMatch(/^Nothing was written, because of \d problems:$/);
  expect(said).not.toContain('    at ');
});
