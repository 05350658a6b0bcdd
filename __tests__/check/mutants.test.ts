import { checkManifests } from '../../lib/check/check-manifests';
import { mutants } from './mutants';

const all = mutants();

test.each(all.map((mutant) => [mutant.name, mutant] as const))('%s', (_, { manifests, rule, at }) => {
  const findings = checkManifests(manifests, { known: 'all' });
  expect(findings.map((finding) => `${finding.rule} at ${finding.kind}/${finding.name}`)).toEqual([
    `${rule} at ${at}`,
  ]);
});

test('there are 150 mutants at least, of many rules', () => {
  const rules = new Set(all.map(({ rule }) => rule));
  process.stdout.write(
    `${all.length} mutants, ${rules.size} rules, each found once, by its rule, at its object\n`,
  );
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(150);
});
