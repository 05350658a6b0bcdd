import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { checkManifests } from '../../lib/check/check-manifests';
import { rules } from '../../lib/check/registry';

type Tree = Record<string, unknown>;

const examples = rules
  .filter(({ id }) => id !== 'data-size')
  .map(({ wrong }) => parseAllDocuments(wrong).map((document) => document.toJS() as Tree));

/** Every place in a value, as steps. */
function places(value: unknown, steps: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [steps];
  return [steps, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...steps, key]))];
}

function replaced(value: unknown, [step, ...rest]: readonly string[], by: unknown): unknown {
  if (step === undefined) return by;
  const copy: Tree = Array.isArray(value) ? ([...value] as unknown as Tree) : { ...(value as Tree) };
  copy[step] = replaced(copy[step], rest, by);
  return copy;
}

const anything = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, '', 0, -1, NaN, true, [], {}, [[]], [null], 10n, 'x'.repeat(300)),
  fc.constantFrom<unknown>(
    '__proto__',
    'constructor',
    '1.5Gi',
    '@every 1h',
    'Europe/Zurich',
    '$(A)',
    '{{ a }}',
  ),
  fc.anything({ maxDepth: 2, withBigInt: true, withDate: true, withNullPrototype: true }),
);

/** Objects of an example, one place of which holds something else. */
const mutants = fc
  .record({ set: fc.constantFrom(...examples), at: fc.nat(), by: anything })
  .map(({ set, at, by }) => {
    const all = places(set);
    return replaced(set, all[at % all.length], by);
  });

test('no shape of manifests makes it throw', () => {
  fc.assert(
    fc.property(mutants, (manifests) => {
      const list = Array.isArray(manifests) ? (manifests as unknown[]) : [manifests];
      for (const { field, message } of checkManifests(list)) {
        expect(typeof field).toBe('string');
        expect(message).not.toMatch(/undefined|\[object Object\]/);
      }
    }),
    { numRuns: 400 },
  );
});
