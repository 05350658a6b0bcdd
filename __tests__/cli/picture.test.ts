import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli } from './cli';

const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'picture-'));
  writeFileSync(join(folder, 'front.k8s.yaml'), SERVICE);
});
afterEach(() => rmSync(folder, { recursive: true }));

const picture = (...args: string[]) => cli(['picture', ...args]);

test('draws with findings, grouped by the files of cdk8s', async () => {
  expect(await picture(folder)).toEqual({
    code: 0,
    err: '',
    out: `flowchart LR
  subgraph g0["shop / front"]
    direction LR
    n0("Service<br/><b>web</b><br/>⚠ service-selects-nothing")
  end
  classDef warning stroke:#bf8700,stroke-width:3px
  class n0 warning
`,
  });
});

test.each([
  ['picture.svg', '<svg '],
  ['picture.html', '<!doctype html>'],
  ['picture.mmd', 'flowchart LR'],
])('writes %s in the format of its ending', async (file, beginning) => {
  const output = join(folder, file);
  expect(await picture(folder, '--output', output)).toEqual({ code: 0, out: '', err: '' });
  expect(readFileSync(output, 'utf8').startsWith(beginning)).toBe(true);
});

test('an explicit format wins over the ending', async () => {
  const output = join(folder, 'picture.txt');
  await picture(folder, '--format', 'svg', '--output', output);
  expect(readFileSync(output, 'utf8')).toContain('<svg ');
});

test('refuses formats and options that it does not know', async () => {
  expect(await picture(folder, '--format', 'svgg')).toEqual({
    code: 2,
    out: '',
    err: 'cdk8s-microservices picture: --format must be mermaid, svg, html, got "svgg". Did you mean "svg"?\n',
  });
  expect((await picture()).err).toBe(
    'cdk8s-microservices picture: name files or folders to draw, or - for standard input\n',
  );
  expect((await picture(folder, '--external', 'x')).err).toBe(
    'cdk8s-microservices picture: external must be Kind/namespace/name or Kind/name, got "x"\n',
  );
});

test('draws what can be read, and tells of the rest', async () => {
  writeFileSync(join(folder, 'broken.yaml'), 'a:\n\tb: 1\n');
  const { code, out, err } = await picture(folder);
  expect([code, out.includes('<b>web</b>')]).toEqual([2, true]);
  expect(err).toMatch(/broken\.yaml:2:1: /);
});

test('tells of folders without manifests, and of files that cannot be written', async () => {
  rmSync(join(folder, 'front.k8s.yaml'));
  expect(await picture(folder)).toEqual({ code: 2, out: '', err: `${folder}: holds no Kubernetes object\n` });
  writeFileSync(join(folder, 'a.yaml'), SERVICE);
  const { code, err } = await picture(folder, '--output', folder);
  expect([code, err.startsWith(`${folder}: cannot be written: EISDIR`)]).toEqual([2, true]);
});
