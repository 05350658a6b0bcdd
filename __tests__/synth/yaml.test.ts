import { toYaml } from '../../lib/synth/yaml';

test('reads like a person wrote it', () => {
  const container = {
    image: 'ghcr.io/acme/api:1.4.2',
    args: ['--port=8080', '-v', '$(HOST)'],
    resources: { cpu: '100m', memory: '1.5Gi' },
    probes: [],
    scratch: {},
    left: undefined,
    ports: [{ name: 'http', port: 80 }, { port: 443 }],
    matrix: [[1, 2], []],
    'app.kubernetes.io/name': 'api server',
  };
  expect(toYaml({ containers: [container] })).toBe(`containers:
  - image: ghcr.io/acme/api:1.4.2
    args:
      - --port=8080
      - -v
      - $(HOST)
    resources:
      cpu: 100m
      memory: 1.5Gi
    probes: []
    scratch: {}
    ports:
      - name: http
        port: 80
      - port: 443
    matrix:
      - - 1
        - 2
      - []
    app.kubernetes.io/name: api server
`);
});

test.each([
  ['two lines', 'a: b\n# c\n', '|\n  a: b\n  # c'],
  ['no line break at the end', 'a\nb', '|-\n  a\n  b'],
  ['several at the end', 'a\n\n', '|+\n  a\n'],
  ['white space in front', '  a\nb\n', '|2\n    a\n  b'],
  ['an empty line in between', 'a\n\nb\n', '|\n  a\n\n  b'],
  ['a carriage return', 'a\r\nb', '"a\\r\\nb"'],
  ['spaces on the last line', 'a\n  ', '"a\\n  "'],
])('writes text with %s', (_, text, written) => {
  expect(toYaml({ text })).toBe(`text: ${written}\n`);
});

test.each([
  '0o17',
  '0X1F',
  '1_000',
  '.5e3',
  '12:30:45',
  '2024-01-01',
  'yes',
  'Off',
  '~',
  'NULL',
  '<<',
  '1.4.2',
])('quotes %s, which some reader takes for something else', (text) =>
  expect(toYaml({ [text]: text })).toBe(`"${text}": "${text}"\n`),
);

test.each([
  ['\u0085', '"\\u0085"'],
  ['\u2028', '"\\u2028"'],
  ['\ufeff', '"\\ufeff"'],
  ['\u007f', '"\\u007f"'],
  ['{"a": 1}', `'{"a": 1}'`],
  ['trailing ', '"trailing "'],
])('writes %j in quotes', (text, written) => expect(toYaml({ text })).toBe(`text: ${written}\n`));

test('never folds a line', () => {
  const text = 'word '.repeat(5000).trim();
  expect(toYaml({ text })).toBe(`text: "${text}"\n`);
});

test('marks a key too long for readers to find its colon', () => {
  const key = 'k'.repeat(2000);
  expect(toYaml({ [key]: { a: 1 } })).toBe(`? "${key}"\n:\n  a: 1\n`);
});

test('has numbers read as numbers everywhere', () => {
  expect(toYaml([1e21, 1.5e-7, -0, 3, 0.5])).toBe('- 1.0e+21\n- 1.5e-7\n- 0\n- 3\n- 0.5\n');
});

const loop: { spec: { self?: object } } = { spec: {} };
loop.spec.self = loop;

test.each([
  [{ spec: { replicas: NaN } }, 'spec.replicas is NaN, which no manifest can hold'],
  [{ list: [1, undefined] }, 'list[1] is undefined, which no manifest can hold'],
  [{ list: new Array(2) }, 'list[0] is undefined, which no manifest can hold'],
  [{ at: new Date(0) }, 'at is a Date, not a plain object'],
  [{ many: new Map() }, 'many is a Map, not a plain object'],
  [{ 'a/b': () => 1 }, '["a/b"] is a function, which no manifest can hold'],
  [{ big: 1n }, 'big is a bigint, which no manifest can hold'],
  [{ text: '\ud800' }, 'text has half a character (a lone UTF-16 surrogate)'],
  [{ data: { '\udc00': 'x' } }, 'data has a key with half a character (a lone UTF-16 surrogate)'],
  [loop, 'spec.self refers back to itself'],
])('refuses what YAML cannot hold, and says where', (value, message) => {
  expect(() => toYaml(value)).toThrow(new Error(message));
});

test('writes a value that stands in two places twice', () => {
  const shared = { a: 1 };
  expect(toYaml({ one: shared, two: shared })).toBe('one:\n  a: 1\ntwo:\n  a: 1\n');
});
