import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { examples, writeExamples } from '../../examples/main';
import { checkManifests } from '../../lib/check/check-manifests';
import { podSecurityViolations } from '../../lib/check/pod-security/pod-security';

const root = join(__dirname, '../../examples');
const scratch = mkdtempSync(join(tmpdir(), 'examples-'));
const before = process.env.ENVIRONMENT;

beforeAll(() => {
  process.env.ENVIRONMENT = 'production';
  writeExamples(scratch);
});

afterAll(() => {
  if (before === undefined) delete process.env.ENVIRONMENT;
  else process.env.ENVIRONMENT = before;
  rmSync(scratch, { recursive: true });
});

interface Written {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly template?: object;
    readonly jobTemplate?: { readonly spec: { template: object } };
  };
}

function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
}

function written(example: string): Written[] {
  const folder = join(scratch, example, 'dist');
  return filesOf(folder).flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => document.toJS() as Written),
  );
}

const names = Object.keys(examples).map((name) => [name] as const);

test.each(names)('%s writes what is committed; if not, npm run examples', (name) => {
  const [now, committed] = [scratch, root].map((folder) => join(folder, name, 'dist'));
  expect(filesOf(now)).toEqual(filesOf(committed));
  for (const file of filesOf(now))
    expect(readFileSync(join(now, file), 'utf8')).toBe(readFileSync(join(committed, file), 'utf8'));
});

test.each(names)('pods of %s meet the Pod Security Standard restricted', (name) => {
  const templates = written(name).flatMap(
    ({ spec }) => spec?.template ?? spec?.jobTemplate?.spec.template ?? [],
  );
  expect(templates.length).toBeGreaterThan(0);
  for (const template of templates) expect(podSecurityViolations('restricted', template)).toEqual([]);
});

test('the checker finds nothing in the shop but the Secret that is made elsewhere', () => {
  const findings = checkManifests(written('shop'), {
    known: 'all',
    external: ['Secret/shop/shop-passwords'],
  });
  expect(findings).toEqual([]);
});

test('the shop has eight services, a nightly job and all that is around them', () => {
  const count = (kind: string) => written('shop').filter((object) => object.kind === kind).length;
  const kinds = [
    'Deployment',
    'StatefulSet',
    'CronJob',
    'Gateway',
    'HTTPRoute',
    'Certificate',
    'ServiceMonitor',
  ];
  expect(kinds.map((kind) => [kind, count(kind)])).toEqual([
    ['Deployment', 6],
    ['StatefulSet', 2],
    ['CronJob', 1],
    ['Gateway', 1],
    ['HTTPRoute', 2],
    ['Certificate', 1],
    ['ServiceMonitor', 5],
  ]);
  // One for each workload, and the one that shuts the namespace.
  expect(count('NetworkPolicy')).toBe(10);
});
