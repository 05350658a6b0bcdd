import fc from 'fast-check';
import { App, Chart } from 'cdk8s';
import { ConfigFromFile, SecretFromFile } from '../../lib';
import { CASES, inDirectoryOf, KINDS, type KubectlCase, kubectlVersion, runKubectl } from './kubectl-cases';
import kubectl from './recorded/kubectl.json';

const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];
const live = kubectlVersion();

/** Our object for a case, in the order and with the fields of kubectl's. */
function ours(kind: keyof typeof KINDS, { props, env }: KubectlCase, baseDir: string) {
  const before = { ...process.env };
  Object.assign(process.env, env);
  try {
    const Construct = kind === 'ConfigMap' ? ConfigFromFile : SecretFromFile;
    return new Construct(new Chart(new App(), 'chart'), 'x', {
      ...props,
      baseDir,
      reload: 'rename',
    }).toJson();
  } finally {
    process.env = before;
  }
}

/** kubectl writes the time of creation as null. */
function withoutTime({ metadata, ...rest }: { metadata?: object }): object {
  const { creationTimestamp: _, ...named } = metadata as { creationTimestamp?: null };
  return { ...rest, metadata: named };
}

describe.each(kinds)('a %s is what kubectl made of', (kind) => {
  test.each(CASES.map((item) => [item.title, item] as const))('%s', (title, item) => {
    const recorded = kubectl.recorded[kind][title as keyof (typeof kubectl.recorded)[typeof kind]];
    expect(inDirectoryOf(item, (directory) => ours(kind, item, directory))).toEqual(withoutTime(recorded));
  });
});

if (live === undefined) {
  console.warn(`no kubectl found: compared with what ${kubectl.version} gave, not run anew`);
} else {
  describe(`the kubectl found, ${live},`, againstLive);
}

function againstLive() {
  test.each(kinds.flatMap((kind) => CASES.map((item) => [kind, item.title, item] as const)))(
    'makes the same %s of %s',
    (kind, _, item) => {
      inDirectoryOf(item, (directory) =>
        expect(ours(kind, item, directory)).toEqual(withoutTime(runKubectl(kind, item, directory))),
      );
    },
  );

  test('makes the same of random directories', () => {
    const name = fc.stringMatching(/^[-_a-zA-Z0-9][-._a-zA-Z0-9]{0,20}$/);
    // Go wrote \b and \f as \u0008 and \u000c once, and hashed them so.
    const text = fc.string({ unit: 'binary', maxLength: 50 }).map((value) => value.replace(/[\b\f]/g, ''));
    const content = fc.oneof(
      text,
      fc
        .uint8Array({ maxLength: 50 })
        .map((value) => Buffer.from(value.filter((byte) => byte !== 8 && byte !== 12))),
    );
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.dictionary(name, content, { maxKeys: 5 }), (kind, files) => {
        const laidOut = Object.fromEntries(
          Object.entries(files).map(([path, value]) => [`d/${path}`, value]),
        );
        const item = {
          title: '',
          files: { d: null, ...laidOut },
          args: ['--from-file=d'],
          props: { path: 'd' },
        };
        inDirectoryOf(item, (directory) =>
          expect(ours(kind, item, directory)).toEqual(withoutTime(runKubectl(kind, item, directory))),
        );
      }),
      { numRuns: 40 },
    );
  });
}
