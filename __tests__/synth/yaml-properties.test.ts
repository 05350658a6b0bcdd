import fc from 'fast-check';
import { loadAll, CORE_SCHEMA, YAML11_SCHEMA } from 'js-yaml';
import { parse, parseAllDocuments } from 'yaml';
import { trickyText as text } from './tricky-text';
import { toYaml } from '../../lib/synth/yaml';

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
