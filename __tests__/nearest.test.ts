import { nearest } from '../lib/nearest';

test.each([
  ['htpp', ['http', 'metrics'], 'http'],
  ['ap', ['app.kubernetes.io/version', 'app'], 'app'],
  ['web', ['web-ui', 'db'], 'web-ui'],
  ['web', ['database', 'queue'], undefined],
  ['', ['a-long-name'], undefined],
  ['x', [], undefined],
])('%j is nearest to %j: %j', (name, candidates, expected) => {
  expect(nearest(name, candidates)).toBe(expected);
});
