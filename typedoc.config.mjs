import { OptionDefaults } from 'typedoc';

/** The reference, built from the docstrings of what the package exports. */
export default {
  entryPoints: ['lib/index.ts'],
  out: 'build/reference',
  tsconfig: 'tsconfig.build.json',
  readme: 'none',
  disableSources: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeExternals: true,
  treatWarningsAsErrors: true,
  // The imports of cdk8s carry it.
  validation: { notExported: false, invalidLink: true },
  blockTags: [...OptionDefaults.blockTags, '@schema'],
};
