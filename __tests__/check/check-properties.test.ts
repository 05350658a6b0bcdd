import fc from 'fast-check';
import { checkManifests } from '../../lib/check/check-manifests';
import { healthyShop } from './healthy-shop';

type Json = unknown;

/** Every place in a value, as a path. */
function places(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, child]) => places(child, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

function replaced(value: Json, [step, ...rest]: readonly (string | number)[], by: Json): Json {
  if (step === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, Json>;
  copy[step] = replaced(copy[step], rest, by);
  return copy;
}

test('manifests of any shape make no rule throw', () => {
  fc.assert(
    fc.property(fc.array(fc.anything({ maxDepth: 4 }), { maxLength: 4 }), (documents) => {
      expect(Array.isArray(checkManifests(documents))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('junk in any field of a healthy app makes no rule throw', () => {
  const healthy = healthyShop();
  const all = healthy.flatMap((object, index) => places(object).map((path) => ({ index, path })));
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.anything({ maxDepth: 2 }), ({ index, path }, junk) => {
      const documents: Json[] = [...healthy];
      documents[index] = replaced(documents[index], path, junk);
      expect(Array.isArray(checkManifests(documents))).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('the order of objects changes nothing', () => {
  const broken = healthyShop().filter(({ kind }) => kind !== 'ConfigMap' && kind !== 'ServiceAccount');
  const expected = checkManifests(broken);
  expect(expected.length).toBeGreaterThan(3);
  fc.assert(
    fc.property(fc.shuffledSubarray(broken, { minLength: broken.length }), (shuffled) => {
      expect(checkManifests(shuffled)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});
