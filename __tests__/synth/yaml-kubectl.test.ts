import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { toYaml } from '../../lib/synth/yaml';
import { trickyText } from './tricky-text';

/** A ConfigMap that kubectl read and printed, without a server; `undefined` where there is no kubectl. */
function throughKubectl(manifest: object): { readonly data: unknown } | undefined {
  if (spawnSync('kubectl', ['version', '--client']).status !== 0) return undefined;
  const options = { input: `---\n${toYaml(manifest)}`, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  return JSON.parse(execFileSync('kubectl', ['label', '--local', '-f', '-', '-o', 'json', 'a=b'], options));
}

test('kubectl reads every text as it was written', () => {
  // In one call, because a call takes longer than all the reading.
  const texts = fc.sample(trickyText, 3000);
  const data = Object.fromEntries(
    texts.flatMap((text, index) => [
      [`value-${index}`, text],
      [`${index}${text}`, 'key'],
    ]),
  );
  const read = throughKubectl({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'texts' }, data });
  if (!read) console.warn('No kubectl was found, so its reader of YAML was not asked.');
  expect(read?.data ?? data).toEqual(data);
});
