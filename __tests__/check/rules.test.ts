import { parseAllDocuments } from 'yaml';
import { checkManifests } from '../../lib/check/check-manifests';
import { rules } from '../../lib/check/registry';

function check(yaml: string) {
  return checkManifests(parseAllDocuments(yaml).map((document) => document.toJS() as unknown));
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('finds its own mistake once, and nothing else', () => {
    expect(check(rule.wrong).map(({ rule: found, level }) => [found, level])).toEqual([[id, rule.level]]);
  });

  test('has nothing against the repaired manifests', () => {
    expect(check(rule.right)).toEqual([]);
  });

  test('says what and why in whole sentences', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)+$/);
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.why).toMatch(/^[A-Z].*\.$/s);
  });
});

test('rules have ids of their own', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
