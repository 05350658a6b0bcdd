import { objectRule } from '../object-rule';
import { fieldsOf, textOf } from '../graph/fields';
import { typeOfKind } from '../schema/kinds';
import { objectNameProblem } from '../syntax/object-name';

export const objectName = objectRule({
  id: 'object-name',
  level: 'error',
  title: 'A name that the kind does not allow',
  why: 'The cluster refuses the object. Most names are DNS subdomains; those of Services and Namespaces end up as one part of a DNS name and have less room.',
  wrong: `apiVersion: v1
kind: ConfigMap
metadata:
  name: Web_Config
data:
  LOG_LEVEL: info
`,
  right: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web-config
data:
  LOG_LEVEL: info
`,
  check(manifest, { object: { apiVersion, kind } }) {
    const { name, generateName } = fieldsOf(manifest.metadata);
    if (name == null || name === '') {
      if (!typeOfKind(apiVersion, kind) || (typeof generateName === 'string' && generateName !== ''))
        return [];
      return [{ field: 'metadata.name', message: `the ${kind} has no name` }];
    }
    if (typeof name !== 'string') return [];
    const problem = objectNameProblem(apiVersion, kind, name) ?? compositeNameProblem(manifest, name);
    if (!problem) return [];
    return [
      {
        field: 'metadata.name',
        message: `the name of a ${kind} ${problem}, got ${JSON.stringify(name)}`,
        hint: suggestion(name, (text) => objectNameProblem(apiVersion, kind, text)),
      },
    ];
  },
});

/** Some names repeat what the spec says. */
function compositeNameProblem(
  { apiVersion, kind, spec }: Readonly<Record<string, unknown>>,
  name: string,
): string | undefined {
  const { group, names, version } = fieldsOf(spec);
  const isCrd =
    kind === 'CustomResourceDefinition' && textOf(apiVersion)?.startsWith('apiextensions.k8s.io/');
  const { plural } = fieldsOf(names);
  if (isCrd && typeof plural === 'string' && typeof group === 'string' && name !== `${plural}.${group}`)
    return `must be the plural and the group, "${plural}.${group}"`;
  if (
    kind === 'APIService' &&
    typeof version === 'string' &&
    typeof group === 'string' &&
    name !== `${version}.${group}`
  )
    return `must be the version and the group, "${version}.${group}"`;
  return undefined;
}

function suggestion(name: string, problemOf: (name: string) => string | undefined): string | undefined {
  const tidy = name
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  const candidates = [tidy, tidy.replaceAll('.', '-')].filter((text) => text !== name && !problemOf(text));
  return candidates.length > 0 ? `Write ${candidates[0]}.` : undefined;
}
