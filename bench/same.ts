import { deepStrictEqual } from 'node:assert';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Contender } from './contender';
import { run } from './measurement';

/** Makes sure that contenders who claim to write the same objects as the first do. */
export async function ensureSame([ours, ...others]: readonly Contender[]): Promise<void> {
  const expected = await objectsOf(ours);
  for (const contender of others) {
    if (contender.same)
      deepStrictEqual(await objectsOf(contender), expected, `${contender.name} writes other objects`);
  }
}

async function objectsOf(contender: Contender): Promise<ReadonlyMap<string, unknown>> {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  await run(contender, 3, 'one', outdir);
  const text = fs
    .readdirSync(outdir)
    .map((file) => fs.readFileSync(path.join(outdir, file), 'utf8'))
    // One JSON document a line, which JSON.stringify writes without the space that YAML wants behind a dash.
    .join('');
  fs.rmSync(outdir, { recursive: true });
  const objects = parseAllDocuments(text).map((document) => document.toJS());
  return new Map(objects.map((object) => [`${object.kind}/${object.metadata.name}`, object] as const).sort());
}
