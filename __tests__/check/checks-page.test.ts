import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksPage } from '../../scripts/checks-page';

test('docs/checks.md says what the rules say (npm run docs:checks)', () => {
  expect(readFileSync(join(__dirname, '../../docs/checks.md'), 'utf8')).toBe(checksPage());
});
