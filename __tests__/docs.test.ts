import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Block, blocksOf } from './markdown-blocks';

/**
 * Every `ts` block of README.md and docs/ is type-checked and run in a folder of its own. A `yaml` block after it
 * that begins with `# dist/…` is what it must write there; after a `ts throws` block, a `text` block is the error.
 * `ts no-run` blocks are type-checked only; those without an import go on where the one before them ended.
 */
const root = join(__dirname, '..');
const scratch = join(root, 'tmp', 'docs');
const documents = [
  'README.md',
  ...(existsSync(join(root, 'docs')) ? readdirSync(join(root, 'docs')).sort() : [])
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

const examples = documents.flatMap((document) =>
  examplesOf(document, blocksOf(readFileSync(join(root, document), 'utf8'))),
);

interface Example {
  readonly title: string;
  readonly file: string;
  readonly code: string;
  readonly options: string;
  readonly outputs: readonly Block[];
}

function examplesOf(document: string, blocks: readonly Block[]): Example[] {
  const found: Example[] = [];
  let context = '';
  blocks.forEach((block, index) => {
    if (block.language !== 'ts') return;
    const next = blocks.findIndex((other, at) => at > index && other.language === 'ts');
    const starts = /^import /m.test(block.code);
    const code = starts ? block.code : `${context}\n${block.code}`;
    if (!block.options.includes('throws')) context = code.replace(/^app\.synth\(\);?$/m, '');
    found.push({
      title: `${document}:${block.line}`,
      file: join(scratch, `${document.replace(/\W/g, '-')}-${block.line}.ts`),
      code: `${code}\nexport {};\n`,
      options: block.options,
      outputs: blocks.slice(index + 1, next < 0 ? undefined : next),
    });
  });
  return found;
}

beforeAll(() => {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  for (const { file, code } of examples) writeFileSync(file, code);
  writeFileSync(
    join(scratch, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../tsconfig.json',
      compilerOptions: { noUnusedLocals: false },
      include: ['*.ts'],
      exclude: [],
    }),
  );
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('all examples type-check', () => {
  const check = () =>
    execFileSync('npx', ['tsc', '-p', scratch], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  let printed = '';
  try {
    check();
  } catch (error) {
    printed = (error as { stdout: string }).stdout;
  }
  expect(printed).toBe('');
}, 120_000);

test.each(
  examples
    .filter(({ options }) => !options.includes('no-run'))
    .map((example) => [example.title, example] as const),
)('%s runs, and gives what it says', (_, { file, options, outputs }) => {
  const folder = mkdtempSync(join(tmpdir(), 'docs-'));
  const before = process.cwd();
  process.chdir(folder);
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the module is made by this test
    const run = () => jest.isolateModules(() => require(file));
    if (options.includes('throws')) {
      const said = outputs.find(({ language }) => language === 'text')!.code.trim();
      expect(withoutPlaces(messageOf(run))).toContain(withoutPlaces(said));
    } else run();
    for (const { code, language } of outputs) {
      const [, path] = /^# (dist\/\S+)$/m.exec(code) ?? [];
      if (language !== 'yaml' || path === undefined) continue;
      const written = readFileSync(join(folder, path), 'utf8').replace(/^---\n# .*\n/, '');
      expect(written.trim()).toBe(code.replace(/^# .*\n/, '').trim());
    }
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
});

function messageOf(run: () => void): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

/** Examples are in `main.ts` for their readers, and elsewhere for this test. */
function withoutPlaces(message: string): string {
  return message.replace(/ at \S+\.ts:\d+/g, '');
}

test.each(documents)('%s links to what is there', (document) => {
  const anchors = (file: string) =>
    [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
      title
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    );
  const broken = [...readFileSync(join(root, document), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link)
    .filter((link) => !/^(https?|mailto):/.test(link))
    .filter((link) => {
      const [path, anchor] = link.split('#');
      const file = path === '' ? join(root, document) : join(root, dirname(document), path);
      return !existsSync(file) || (anchor !== undefined && !anchors(file).includes(anchor));
    });
  expect(broken).toEqual([]);
});
