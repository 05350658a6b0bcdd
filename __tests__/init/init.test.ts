import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { init } from '../../lib/init/init';
import { testedVersions } from '../../lib/init/versions';
import { devDependencies, version } from '../../package.json';

const folder = mkdtempSync(join(tmpdir(), 'init-'));
afterAll(() => rmSync(folder, { recursive: true }));
const versions = testedVersions();

test('has the top level of this project', () => {
  const app = join(folder, 'shop-api');
  expect(init(app, versions)).toContain('lib/shop-api-chart.ts');
  expect(readdirSync(app)).toEqual(
    expect.arrayContaining([
      'package.json',
      'cdk8s.yaml',
      'main.ts',
      'lib',
      'imports',
      '__tests__',
      'dist',
      '.gitignore',
    ]),
  );
});

test('is called what the folder is called, throughout', () => {
  const app = join(folder, 'pay-2-go');
  const texts = init(app, versions).map((file) => readFileSync(join(app, file), 'utf8'));
  expect(texts.join('\n')).not.toMatch(/my-?app/i);
  expect(readFileSync(join(app, 'main.ts'), 'utf8')).toContain("new Pay2GoChart(app, 'pay-2-go');");
});

test('depends on the versions that this package is tested with', () => {
  const app = join(folder, 'versions');
  init(app, versions);
  const written = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
  expect(written.dependencies).toMatchObject({
    'cdk8s-microservices': `^${version}`,
    cdk8s: devDependencies.cdk8s,
  });
  expect(Object.values({ ...written.dependencies, ...written.devDependencies })).not.toContain('');
});

test('takes an empty folder', () => {
  mkdirSync(join(folder, 'empty'));
  expect(init(join(folder, 'empty'), versions).length).toBeGreaterThan(5);
});

test('overwrites nothing', () => {
  const app = join(folder, 'taken');
  mkdirSync(app);
  for (const file of ['a', 'b', 'c', 'main.ts']) writeFileSync(join(app, file), 'mine');
  expect(() => init(app, versions)).toThrow(
    `${app} is not empty, and nothing is overwritten: it holds a, b, c…`,
  );
  expect(readdirSync(app)).toEqual(['a', 'b', 'c', 'main.ts']);
  expect(() => init(join(app, 'a'), versions)).toThrow(`a is a file, and nothing is overwritten`);
});

test.each(['Shop', '2go', 'a_b'])('refuses the name %s', (name) => {
  expect(() => init(join(folder, name), versions)).toThrow(
    `the folder's name becomes the service's, which must be lower-case letters, digits and "-", start with a letter and not end with "-", got "${name}"`,
  );
});
