import { checkManifests } from '../../lib/check/check-manifests';
import { healthyShop } from './healthy-shop';

test.each(['all', 'partial'] as const)('nothing is wrong with the healthy shop when %s is known', (known) => {
  expect(checkManifests(healthyShop(), { known })).toEqual([]);
});

test('the healthy shop has 25 kinds at least', () => {
  expect(new Set(healthyShop().map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(25);
});
