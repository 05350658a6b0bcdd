import { type DocumentOptions, type ParseOptions, type ScalarTag, type SchemaOptions, type Tags } from 'yaml';

// A manifest means what Go's reader makes of it: YAML 1.1, in which `yes` is true and 0644 is octal, yet without its
// numbers to base 60 and its dates, and with 0o17.
const octal: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  format: 'OCT',
  test: /^[-+]?0o[0-7_]+$/,
  resolve: (text) => {
    const value = parseInt(text.replace(/^[-+]?0o|_/g, ''), 8);
    return text.startsWith('-') ? -value : value;
  },
};

/** How `yaml` reads a document as kubectl would. */
export const goYaml: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  prettyErrors: false,
  logLevel: 'silent',
  customTags: (tags: Tags) => [...tags.filter((tag) => !isForeign(tag)), octal],
};

function isForeign(tag: Tags[number]): boolean {
  if (typeof tag === 'string') return ['intTime', 'floatTime', 'timestamp'].includes(tag);
  return 'format' in tag && tag.format === 'TIME' ? true : tag.tag === 'tag:yaml.org,2002:timestamp';
}

/** How many nodes aliases may make of the anchors of a document. */
export const MAX_ALIASES = 10_000;
