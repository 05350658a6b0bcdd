import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readManifests } from '../../../lib/check/read/read-manifests';

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

let directory: string;

beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'read-manifests-'))));
afterEach(() => rmSync(directory, { recursive: true }));

function write(files: Record<string, string | Buffer>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
}

/** Paths below the directory, as a message would show them. */
function read(...paths: string[]) {
  const { objects, problems, skipped } = readManifests(paths.map((path) => join(directory, path)));
  const short = ({ file, message }: { file: string; message: string }) =>
    `${file} ${message}`.replaceAll(directory, '.');
  return {
    files: objects.map(({ file }) => file.replace(directory, '.')),
    problems: problems.map(short),
    skipped: skipped.map(short),
  };
}

describe('readManifests', () => {
  it('reads files, and directories with all that is below', () => {
    write({ 'b/x.yml': CONFIG_MAP, 'b/a/y.yaml': CONFIG_MAP, 'b/notes.txt': 'a: [', 'odd.txt': CONFIG_MAP });
    write({ 'b/z.JSON': '{"apiVersion":"v1","kind":"ConfigMap"}', 'b/node_modules/n.yaml': CONFIG_MAP });
    expect(read('odd.txt', 'b', 'b/x.yml')).toEqual({
      files: ['./odd.txt', './b/a/y.yaml', './b/x.yml', './b/z.JSON'],
      problems: [],
      skipped: [],
    });
  });

  it('names a path that does not exist, and reads the rest', () => {
    write({ 'a.yaml': CONFIG_MAP });
    expect(read('nope', 'a.yaml')).toEqual({
      files: ['./a.yaml'],
      problems: ['./nope does not exist'],
      skipped: [],
    });
  });

  it('follows no link in circles', () => {
    write({ 'a/b/x.yaml': CONFIG_MAP });
    symlinkSync('..', join(directory, 'a/b/up'));
    symlinkSync('self.yaml', join(directory, 'a/self.yaml'));
    expect(read('a')).toEqual({
      files: ['./a/b/x.yaml'],
      problems: [
        './a/b/up is a link back to ./a, which it is in; not followed',
        './a/self.yaml is a link that leads back to itself',
      ],
      skipped: [],
    });
  });

  it('says what is no text', () => {
    write({ 'bad.yaml': Buffer.from([0x61, 0x0a, 0xff, 0x0a]), 'good.yaml': CONFIG_MAP });
    write({ 'utf16.yaml': Buffer.from('\ufeffa: 1', 'utf16le'), 'nul.yaml': 'a: b\nc: \0' });
    const { files, problems } = read('.');
    expect(files).toEqual(['./good.yaml']);
    expect(problems).toEqual([
      './bad.yaml is not valid UTF-8',
      './nul.yaml has the control character U+0000, which YAML forbids',
      './utf16.yaml is UTF-16; save it as UTF-8',
    ]);
    expect(readManifests([join(directory, 'bad.yaml')]).problems[0].line).toBe(2);
  });

  it('reads no more than 20 MiB of a file', () => {
    write({ 'huge.yaml': Buffer.alloc(50 * 2 ** 20, 'a: 1\n'), 'small.yaml': CONFIG_MAP });
    expect(read('.')).toEqual({
      files: ['./small.yaml'],
      problems: ['./huge.yaml is longer than 20 MiB; split it'],
      skipped: [],
    });
  });

  it('takes a byte order mark for nothing', () => {
    write({ 'bom.yaml': `\ufeff${CONFIG_MAP}` });
    expect(read('.').files).toEqual(['./bom.yaml']);
  });

  const isRoot = process.getuid?.() === 0;
  it('names a file that it must not read', () => {
    write({ 'secret.yaml': CONFIG_MAP, 'a.yaml': CONFIG_MAP });
    chmodSync(join(directory, 'secret.yaml'), 0o000);
    const expected = isRoot ? [] : ['./secret.yaml must not be read by this user'];
    expect(read('.').problems).toEqual(expected);
  });

  it('asks for charts to be rendered', () => {
    write({ 'c/Chart.yaml': 'name: c\n', 'c/values.yaml': 'replicas: 1\n' });
    write({
      'c/templates/a.yaml': 'replicas: {{ .Values.replicas }}\n',
      'c/templates/b.yaml': 'name: "{{ include "n" . }}"\n',
    });
    write({ 'c/templates/plain.yaml': CONFIG_MAP, 'alone.yaml': 'name: {{ .Values.name }}-x\n' });
    expect(read('.')).toEqual({
      files: ['./c/templates/plain.yaml'],
      problems: [
        expect.stringMatching(
          /^\.\/alone\.yaml is no valid YAML: .+\. It looks like a Helm template: render it first \(helm template … \| cdk8s-microservices check -\)$/,
        ) as string,
        './c is a Helm chart: 2 of its templates must be rendered first (helm template … | cdk8s-microservices check -)',
      ],
      skipped: ['./c/Chart.yaml is no Kubernetes object', './c/values.yaml is no Kubernetes object'],
    });
  });

  it('lets a ConfigMap hold templates of its own', () => {
    write({ 'alerts.yaml': `${CONFIG_MAP}data:\n  t: "{{ .Labels.job }} {{ $value }}"\n` });
    expect(read('.')).toEqual({ files: ['./alerts.yaml'], problems: [], skipped: [] });
  });

  it('passes over the patches of a kustomization', () => {
    write({
      'k/kustomization.yaml': 'patches:\n  - path: more.yaml\n  - patch: "- op: add"\nresources: [a.yaml]\n',
    });
    write({ 'k/more.yaml': CONFIG_MAP, 'k/a.yaml': CONFIG_MAP });
    expect(read('k')).toEqual({
      files: ['./k/a.yaml'],
      problems: [],
      skipped: [
        './k/kustomization.yaml is no Kubernetes object',
        './k/more.yaml is a kustomize patch; check what kustomize builds of it',
      ],
    });
  });
});
