import { parseText } from '../../../lib/check/read/parse-text';

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    "app.kubernetes.io/name": web
spec:
  ports:
    - port: 80
    - port: 81
`;

function data(fields: string): unknown {
  const { objects } = parseText(`apiVersion: v1\nkind: ConfigMap\ndata:\n  ${fields}\n`, 'f.yaml');
  return objects[0].manifest.data;
}

describe('parseText', () => {
  it('knows the line of an object and of its fields', () => {
    const { objects } = parseText(
      `# first\n---\n${SERVICE}...\n---\n# nothing\n--- # second\n${SERVICE}`,
      'f.yaml',
    );
    expect(objects.map(({ line }) => line)).toEqual([3, 17]);
    expect(objects[0].lineOf('spec.ports[1].port')).toBe(12);
    expect(objects[1].lineOf('metadata.labels["app.kubernetes.io/name"]')).toBe(22);
  });

  it('points at the nearest field around one that is not written', () => {
    const [service] = parseText(SERVICE, 'f.yaml').objects;
    expect(service.lineOf('spec.ports[1].targetPort')).toBe(10);
    expect(service.lineOf('spec.selector.app')).toBe(7);
    expect(service.lineOf('status')).toBe(1);
  });

  it('unwraps lists, in lists too', () => {
    const list = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMapList
    items:
      - { apiVersion: v1, kind: ConfigMap, metadata: { name: inner } }
  -
  - apiVersion: v1
    kind: Secret
`;
    const { objects } = parseText(list, 'f.yaml');
    expect(objects.map(({ manifest, line }) => [manifest.kind, line])).toEqual([
      ['ConfigMap', 7],
      ['Secret', 9],
    ]);
    expect(objects[0].lineOf('metadata.name')).toBe(7);
  });

  it('reads a long list item by item', () => {
    const item = `- apiVersion: v1
  kind: ConfigMap
  metadata:
    name: a
  data:
    long: |
      - text
      ${'x'.repeat(2 ** 20)}
`;
    const list = `apiVersion: v1\nitems:\n${item.repeat(6)}kind: List\nmetadata:\n  resourceVersion: ""\n`;
    const { objects, problems, skipped } = parseText(list, 'f.yaml');
    expect([problems, skipped]).toEqual([[], []]);
    expect(objects.map(({ line }) => line)).toEqual([3, 11, 19, 27, 35, 43]);
    expect(objects[5].lineOf('metadata.name')).toBe(46);
    expect(objects[5].lineOf('apiVersion')).toBe(43);
  });

  it('reads JSON, and knows its lines', () => {
    const json = JSON.stringify({ apiVersion: 'v1', kind: 'Pod', spec: { hostNetwork: true } }, null, 2);
    const [pod] = parseText(json, 'f.json').objects;
    expect(pod.manifest.kind).toBe('Pod');
    expect(pod.lineOf('spec.hostNetwork')).toBe(5);
  });

  it('reads scalars as kubectl does', () => {
    expect(
      data('{ a: yes, b: 0644, c: 1:30, d: 2020-01-01, e: 0o17, f: n, g: 1_000, h: 12:30:45, i: 1e3 }'),
    ).toEqual({
      a: true,
      b: 420,
      c: '1:30',
      d: '2020-01-01',
      e: 15,
      f: false,
      g: 1000,
      h: '12:30:45',
      i: 1000,
    });
    expect(data('{ y: 1 }')).toEqual({ true: 1 });
    expect(data('<<: { a: b }')).toEqual({ a: 'b' });
  });

  it('passes over what is no Kubernetes object', () => {
    const { objects, problems, skipped } = parseText('name: chart\n---\n- 1\n---\nkind: Config\n', 'f.yaml');
    expect([objects, problems]).toEqual([[], []]);
    expect(skipped.map(({ line, message }) => [line, message])).toEqual([
      [1, 'is no Kubernetes object'],
      [2, 'is no Kubernetes object'],
      [4, 'is no Kubernetes object'],
    ]);
  });

  it.each(['', '# nothing\n', '---\n---\n', '--- # nothing\n', '%YAML 1.2\n---\n'])(
    'finds nothing in %j',
    (text) => {
      expect(parseText(text, 'f.yaml')).toEqual({ objects: [], problems: [], skipped: [] });
    },
  );

  it.each([
    ['a:\n\tb: 1\n', 2, 1, 'is no valid YAML: Tabs are not allowed as indentation'],
    [
      'a: [\n',
      3,
      1,
      'is no valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['a: 1\nb: 2\na: 3\n', 3, 1, 'has one key twice'],
    ['a: "x', 2, 1, 'is no valid YAML: Missing closing "quote'],
    [
      'a: *nope\n',
      1,
      undefined,
      'is no valid YAML: Unresolved alias (the anchor must be set before the alias): nope',
    ],
    [`a: ${'['.repeat(20000)}`, 1, undefined, 'is nested too deeply'],
  ])('says where a document is broken, and reads the next: %#', (text, line, column, message) => {
    const { objects, problems } = parseText(`${text}\n---\n${SERVICE}`, 'f.yaml');
    expect(objects).toHaveLength(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'f.yaml', line, message, ...(column && { column }) });
  });

  it('expands no bomb', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(parseText(lines.join('\n'), 'f.yaml').problems).toEqual([
      {
        file: 'f.yaml',
        line: 1,
        message: 'has aliases that expand to more than 10000 nodes, as a YAML bomb does',
      },
    ]);
  });

  it('stops at 50,000 documents', () => {
    const { problems, skipped } = parseText('--- 1\n'.repeat(50_002), 'f.yaml');
    expect(skipped).toHaveLength(50_000);
    expect(problems).toEqual([
      {
        file: 'f.yaml',
        line: 50_001,
        message: 'has more than 50000 documents; those from here on were not read',
      },
    ]);
  });

  it('reads no document of more than 4 MiB', () => {
    const long = `a: ${'x'.repeat(4 * 2 ** 20)}\n`;
    expect(parseText(`${SERVICE}---\n${long}`, 'f.yaml').problems).toEqual([
      { file: 'f.yaml', line: 11, message: 'has a document of 4.0 MiB; at most 4 MiB are read' },
    ]);
  });
});
