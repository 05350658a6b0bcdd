import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf } from '../markdown-blocks';

const folder = join(__dirname, '../../tmp/testing-page');
const page = readFileSync(join(__dirname, '../../docs/testing.md'), 'utf8');
const [example] = blocksOf(page).filter(({ language, options }) => language === 'ts' && options === 'no-run');

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'example.ts'), example.code.replace('.toMatchSnapshot()', '.toBeDefined()'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the example of docs/testing.md', () => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the module is made by this test
  require(join(folder, 'example.ts'));
});
