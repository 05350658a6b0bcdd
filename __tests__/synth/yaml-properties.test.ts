import fc from 'fast-check';
import { loadAll, CORE_SCHEMA, YAML11_SCHEMA } from 'js-yaml';
import { parse, parseAllDocuments } from 'yaml';
import { toYaml } from '../../lib/synth/yaml';

/** Pieces that readers of YAML disagree on, or that mean something to one of them. */
const tricky = fc.constantFrom(
  ...[
    '0o17',
    '0X1F',
    '0b1',
    '1_000',
    '.5e3',
    '1e3',
    '12345e67',
    'yes',
    'N',
    'off',
    '~',
    'Null',
    '.nan',
    '-.INF',
  ],
  ...[
    '12:30:45',
    '2024-01-01',
    '<<',
    '=',
    '---',
    '...',
    '- ',
    ': ',
    ' #',
    '# ',
    '%YAML',
    '!!str',
    '&a',
    '*a',
    '`',
  ],
  ...[
    '|',
    '>',
    '? ',
    '@',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '\\',
    '\n',
    '\n\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '  ',
  ],
  ...[
    '\u0085',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\u0000',
    '\u007f',
    '\u009f',
    '\u00a0',
    '\ufffe',
    '\uffff',
    '😀',
    'é',
  ],
  ...[
    'a',
    'key',
    'http://',
    ':8080',
    '/path',
    '100m',
    '1.5Gi',
    '-',
    '--flag',
    '$(VAR)',
    '+',
    '.',
    '0',
    '09',
    '٣',
  ],
);
const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(tricky, { maxLength: 6 }).map((pieces) => pieces.join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(' ', '\t', '\n', 'a', '#', '-', ':'), maxLength: 16 }),
  },
);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 5, arbitrary: text },
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
}));

const readers: Readonly<Record<string, (yaml: string) => unknown>> = {
  'yaml in version 1.1': (yaml) => parse(yaml, { version: '1.1' }),
  'yaml in version 1.2': (yaml) => parse(yaml, { version: '1.2' }),
  'js-yaml in version 1.1': (yaml) => loadAll(yaml, { schema: YAML11_SCHEMA })[0],
  'js-yaml in version 1.2': (yaml) => loadAll(yaml, { schema: CORE_SCHEMA })[0],
};

test.each(Object.entries(readers))('%s reads what was written', (_, read) => {
  fc.assert(
    fc.property(
      fc.dictionary(
        text.filter((key) => key !== '__proto__'),
        value,
        { maxKeys: 4 },
      ),
      (manifest) => {
        expect(read(toYaml(manifest))).toEqual(manifest);
      },
    ),
    { numRuns: 2000 },
  );
});

test('documents stay apart, whatever text they hold', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ a: text, b: fc.record({ c: text }) }), { minLength: 1, maxLength: 4 }),
      (manifests) => {
        const stream = manifests.map((manifest) => `---\n${toYaml(manifest)}`).join('');
        expect(parseAllDocuments(stream).map((document) => document.toJS())).toEqual(manifests);
      },
    ),
    { numRuns: 1000 },
  );
});
