import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli } from './cli';

const WARNING = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1
      resources: { limits: { memory: 128m } }
`;
const ERROR = `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: 31000 //port exposed
`;
const BROKEN = 'a:\n\tb: 1\n';

let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'check-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function files(contents: Record<string, string>): void {
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
}

/** Runs `check` on the folder, and writes it as `.`. */
async function check(...args: string[]) {
  const { code, out, err } = await cli(['check', ...args, folder]);
  return { code, out: out.replaceAll(folder, '.'), err: err.replaceAll(folder, '.') };
}

test('reports by object, with the line, and counts at the end', async () => {
  files({ 'pod.yaml': WARNING, 'service.yaml': ERROR });
  expect(await check()).toEqual({
    code: 1,
    err: '',
    out: `Pod default/web  ./pod.yaml
  warning  improbable-quantity  spec.containers[0].resources.limits.memory
           128m of memory is 0.128 bytes.
           Probably 128Mi was meant.
        9 │       resources: { limits: { memory: 128m } }

Service shop/web  ./service.yaml
  error    slash-comment  spec.ports[0].nodePort
           The comment behind "//" is part of the value "31000 //port exposed".
           Comments of YAML start with "#": 31000 # …
       10 │       nodePort: 31000 //port exposed

1 error and 1 warning in 2 objects.
`,
  });
});

test('fails at the level asked for', async () => {
  files({ 'pod.yaml': WARNING });
  expect((await check()).code).toBe(0);
  expect((await check('--fail-on', 'warning')).code).toBe(1);
  expect((await check('--fail-on=warning', '--ignore', 'improbable-quantity')).code).toBe(0);
  expect((await check('--fail-on=warning', '--ignore', 'improbable-quantity=Pod/web')).code).toBe(0);
  expect((await check('--fail-on=warning', '--ignore', 'improbable-quantity=Pod/other')).code).toBe(1);
});

test('says so when there is nothing to find', async () => {
  files({ 'pod.yaml': WARNING.replace('128m', '128Mi') });
  expect(await check()).toEqual({ code: 0, out: 'Nothing wrong in 1 object.\n', err: '' });
});

test('checks the rest when something cannot be read', async () => {
  files({ 'a.yaml': BROKEN, 'b.yaml': ERROR, 'values.yaml': 'replicas: 1\n' });
  const { code, out, err } = await check();
  expect(code).toBe(2);
  expect(out).toMatch(/\n1 error in 1 object; 1 thing could not be read; 1 file passed over\.\n$/);
  expect(err).toBe(`./a.yaml:2:1: is no valid YAML: Tabs are not allowed as indentation
./values.yaml: is no Kubernetes object
`);
});

test('does not take a folder without objects for a healthy one', async () => {
  expect(await check()).toEqual({
    code: 2,
    out: 'Nothing wrong in 0 objects; 1 thing could not be read.\n',
    err: '.: holds no Kubernetes object\n',
  });
});

test('names ten of the files that it passes over', async () => {
  files(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.yaml`, 'a: 1\n'])));
  files({ 'pod.yaml': WARNING });
  const lines = (await check()).err.trimEnd().split('\n');
  expect(lines).toHaveLength(11);
  expect(lines[10]).toBe('… and 2 files more');
});

test('writes JSON for programs', async () => {
  files({ 'service.yaml': ERROR });
  const { out } = await check('--format', 'json');
  expect(JSON.parse(out)).toEqual({
    checked: 1,
    findings: [
      {
        rule: 'slash-comment',
        level: 'error',
        apiVersion: 'v1',
        kind: 'Service',
        namespace: 'shop',
        name: 'web',
        field: 'spec.ports[0].nodePort',
        message: 'The comment behind "//" is part of the value "31000 //port exposed".',
        hint: 'Comments of YAML start with "#": 31000 # …',
        file: './service.yaml',
        line: 10,
      },
    ],
  });
});

test('writes workflow commands for GitHub', async () => {
  files({ 'a,b.yaml': ERROR, 'broken.yaml': BROKEN });
  expect((await check('--format', 'github')).out).toBe(
    `::error file=./a%2Cb.yaml,line=10,title=slash-comment::Service shop/web: spec.ports[0].nodePort: The comment behind "//" is part of the value "31000 //port exposed". Comments of YAML start with "#": 31000 # …
::error file=./broken.yaml,line=2,col=1,title=could not be read::./broken.yaml is no valid YAML: Tabs are not allowed as indentation
`,
  );
});

test('writes SARIF for code scanning', async () => {
  files({ 'service.yaml': ERROR, 'broken.yaml': BROKEN });
  const { version, runs } = JSON.parse((await cli(['check', '--format=sarif', folder])).out);
  const [{ tool, results, invocations }] = runs;
  expect(version).toBe('2.1.0');
  const [result] = results;
  expect(tool.driver.rules[result.ruleIndex]).toMatchObject({
    id: 'slash-comment',
    shortDescription: { text: 'A comment that is no comment to YAML.' },
    defaultConfiguration: { level: 'error' },
  });
  expect(result).toMatchObject({
    ruleId: 'slash-comment',
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: expect.stringMatching(/\/service\.yaml$/) as string },
          region: { startLine: 10 },
        },
        logicalLocations: [{ fullyQualifiedName: 'Service shop/web spec.ports[0].nodePort', kind: 'object' }],
      },
    ],
  });
  expect(invocations[0]).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: [
      { level: 'error', locations: [{ physicalLocation: { region: { startLine: 2 } } }] },
    ],
  });
});

test('paints for a terminal', async () => {
  files({ 'service.yaml': ERROR });
  const { out } = await cli(['check', folder], true);
  expect(out).toContain('\u001b[31merror  \u001b[0m');
  expect((await check()).out).not.toContain('\u001b');
});

test('shows no line on which a secret may stand', async () => {
  files({
    'secret.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata:\n  password: hunter2!\n',
    'pod.yaml': `${WARNING}      env: [{ name: PASSWORD, value: 31337 }]\n`,
  });
  const { out } = await check();
  expect(out).toContain('data-encoding');
  expect(out).toContain('wrong-type');
  expect(out).not.toMatch(/hunter2|31337/);
});

test('takes objects that exist elsewhere, and the version of the cluster', async () => {
  files({
    'pod.yaml': WARNING.replace('128m', '1Gi').concat('      envFrom: [{ secretRef: { name: tokens } }]\n'),
    'other.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: { name: other }\n',
    'budget.yaml':
      'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: { name: a }\nspec: { minAvailable: 1 }\n',
  });
  const rules = async (...args: string[]) =>
    (
      JSON.parse((await check('--format=json', ...args)).out) as { findings: { rule: string }[] }
    ).findings.map(({ rule }) => rule);
  const both = await rules();
  expect(both).toEqual(expect.arrayContaining(['missing-secret', 'removed-api']));
  expect(await rules('--external', 'Secret/default/tok*')).not.toContain('missing-secret');
  expect(await rules('--kubernetes', '1.24')).not.toContain('removed-api');
});

test('explains a rule', async () => {
  const { code, out } = await cli(['check', '--explain', 'slash-comment']);
  expect(code).toBe(0);
  expect(out).toMatch(/^slash-comment \(error\)\n\nA comment that is no comment to YAML\.\n\nYAML knows /);
  expect(out).toContain('Wrong:\n\n  apiVersion: v1\n');
  expect((await cli(['check', '--explain', 'data-size'])).out.length).toBeLessThan(2000);
});

test.each([
  [[], 'name files or folders to check, or - for standard input'],
  [['--nope', '.'], "Unknown option '--nope'"],
  [['--format', 'xml', '.'], '--format must be text, json, sarif, github, got "xml"'],
  [['--fail-on', 'info', '.'], '--fail-on must be error, warning, got "info"'],
  [['--kubernetes', 'latest', '.'], 'kubernetes must be a version such as 1.31, got "latest"'],
  [['--external', 'Secret', '.'], 'external must be Kind/namespace/name or Kind/name, got "Secret"'],
  [['--ignore', 'slash-coment', '.'], 'there is no rule "slash-coment". Did you mean "slash-comment"?'],
  [['--explain', 'slash-coment'], 'there is no rule "slash-coment". Did you mean "slash-comment"?'],
])('refuses %j', async (args, message) => {
  expect(await cli(['check', ...args])).toEqual({
    code: 2,
    out: '',
    err: `cdk8s-microservices check: ${message}\n`,
  });
});

test('reads standard input, as a program of its own', () => {
  const program = [
    '-r',
    'ts-node/register/transpile-only',
    join(__dirname, '../../lib/cli.ts'),
    'check',
    '-',
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, {
    cwd: join(__dirname, '../..'),
    input: `${ERROR}---\n${BROKEN}`,
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/^Service shop\/web {2}standard input\n {2}error {4}slash-comment /);
  expect([status, stderr]).toEqual([
    2,
    'standard input:13:1: is no valid YAML: Tabs are not allowed as indentation\n',
  ]);
});
