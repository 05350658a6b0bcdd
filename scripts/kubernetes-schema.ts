/**
 * Writes imports/kubernetes.json: the fields of Kubernetes' built-in kinds, for the checker.
 * Run `npm run schema` after raising the version below.
 *
 * A field's type is `string`, `integer`, `number`, `boolean`, `quantity`, `intOrString`, `time`, `any`, the name of
 * another type, or `=A|B` for an enumeration; `[]` in front makes it a list, `{}` a map, and `!` a required field.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as ts from 'typescript';

const SOURCE = 'kubernetes-models@5.1.0';
const KUBERNETES = '1.36';

/** Types that are no objects, or that take anything. */
const SCALARS: Readonly<Record<string, string>> = {
  IoK8sApimachineryPkgApiResourceQuantity: 'quantity',
  IoK8sApimachineryPkgUtilIntstrIntOrString: 'intOrString',
  IoK8sApimachineryPkgApisMetaV1Time: 'time',
  IoK8sApimachineryPkgApisMetaV1MicroTime: 'time',
};

/** Fields that the published schema requires and the API server does without. */
const OPTIONAL_TO_THE_SERVER = new Set([
  'core.v1.HTTPHeader.value',
  'core.v1.Sysctl.value',
  'networking.v1.NetworkPolicySpec.podSelector',
  'rbac.v1.RoleRef.apiGroup',
  'scheduling.v1.PriorityClass.value',
]);

type Fields = Record<string, string>;

const directory = mkdtempSync(join(tmpdir(), 'kubernetes-models-'));
try {
  execFileSync('npm', ['install', '--prefix', directory, '--ignore-scripts', '--no-audit', SOURCE], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  write(read(join(directory, 'node_modules')));
} finally {
  rmSync(directory, { recursive: true });
}

/** Every interface of the models, by its full name, and the kinds among them. */
function read(modules: string) {
  const types = new Map<string, Fields>();
  const kinds: Record<string, string> = {};
  for (const packageName of ['kubernetes-models', '@kubernetes-models/apimachinery']) {
    for (const file of declarationFiles(join(modules, packageName))) {
      const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022);
      const declared = source.statements.find(ts.isInterfaceDeclaration);
      const fullName = exportedName(source);
      if (!declared || !fullName) continue;
      const fields: Fields = {};
      for (const member of declared.members.filter(ts.isPropertySignature)) {
        const name = (member.name as ts.StringLiteral).text;
        const type = name === 'status' ? 'any' : typeOf(member.type!, source);
        fields[name] = (member.questionToken ? '' : '!') + type;
      }
      const apiVersion = fields.apiVersion?.match(/^!=(.+)$/)?.[1];
      const kind = fields.kind?.match(/^!=(.+)$/)?.[1];
      if (apiVersion && kind && /^(.+\/)?v\d+$/.test(apiVersion) && !kind.endsWith('List'))
        kinds[`${apiVersion}/${kind}`] = fullName;
      types.set(fullName, fields);
    }
  }
  return { types, kinds };
}

function declarationFiles(root: string): string[] {
  return ts.sys.readDirectory(root, ['.d.ts'], ['**/node_modules/**', '**/_schemas/**'], ['**/*']);
}

/** `IoK8sApiCoreV1Pod`, from `export type { …, Pod as IoK8sApiCoreV1Pod }`. */
function exportedName(source: ts.SourceFile): string | undefined {
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause) continue;
    if (!ts.isNamedExports(statement.exportClause)) continue;
    const name = statement.exportClause.elements
      .map((element) => element.name.text)
      .find((text) => text.startsWith('Io'));
    if (name) return name;
  }
  return undefined;
}

function typeOf(node: ts.TypeNode, source: ts.SourceFile): string {
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword:
      return 'string';
    case ts.SyntaxKind.NumberKeyword:
      return 'number';
    case ts.SyntaxKind.BooleanKeyword:
      return 'boolean';
  }
  if (ts.isLiteralTypeNode(node)) return `=${(node.literal as ts.StringLiteral).text}`;
  if (ts.isUnionTypeNode(node))
    return `=${node.types.map((type) => typeOf(type, source).slice(1)).join('|')}`;
  if (ts.isTypeLiteralNode(node)) {
    const index = node.members.find(ts.isIndexSignatureDeclaration);
    return index ? `{}${typeOf(index.type, source)}` : 'any';
  }
  if (!ts.isTypeReferenceNode(node)) return 'any';
  const name = node.typeName.getText(source);
  if (name === 'Array') return `[]${typeOf(node.typeArguments![0], source)}`;
  return name === 'IJSONSchemaProps'
    ? 'IoK8sApiextensionsApiserverPkgApisApiextensionsV1JSONSchemaProps'
    : name.slice(1);
}

function write({ types, kinds }: ReturnType<typeof read>): void {
  const reached = new Map<string, Fields>();
  for (const kind of Object.values(kinds)) reach(kind);
  const lines = [...reached]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, fields]) => `    "${name}": ${JSON.stringify(fields)}`);
  const text = `{
  "source": "${SOURCE}",
  "kubernetes": "${KUBERNETES}",
  "kinds": ${JSON.stringify(
    Object.fromEntries(
      Object.entries(kinds)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, name]) => [key, shortName(name)]),
    ),
  )},
  "types": {
${lines.join(',\n')}
  }
}
`;
  writeFileSync(resolve(__dirname, '../imports/kubernetes.json'), text);
  console.log(`${Object.keys(kinds).length} kinds, ${reached.size} types, ${text.length} bytes`);

  function reach(fullName: string): void {
    const name = shortName(fullName);
    const fields = types.get(fullName);
    if (!fields || reached.has(name)) return;
    const compact: Fields = {};
    reached.set(name, compact);
    for (const [field, type] of Object.entries(fields)) {
      const [, required, wrapper, base] = /^(!?)((?:\[\]|\{\})*)(.*)$/.exec(type)!;
      const mark = OPTIONAL_TO_THE_SERVER.has(`${name}.${field}`) ? '' : required;
      compact[field] = mark + wrapper + resolved(base, name);
    }
  }

  function resolved(base: string, owner: string): string {
    if (SCALARS[base]) return SCALARS[base];
    // The only floating-point numbers of the API are those of JSON schemas.
    if (base === 'number') return owner.endsWith('.JSONSchemaProps') ? 'number' : 'integer';
    if (!base.startsWith('Io')) return base;
    if (Object.keys(types.get(base) ?? {}).length === 0) return 'any';
    reach(base);
    return shortName(base);
  }
}

/** `core.v1.Pod` for `IoK8sApiCoreV1Pod`. */
function shortName(fullName: string): string {
  const [, group, version, name] =
    /^IoK8s(?:ApimachineryPkgApis|ApiextensionsApiserverPkgApis|KubeAggregatorPkgApis|Api)(.+?)(V\d+(?:(?:alpha|beta)\d+)?)([A-Z].*)$/.exec(
      fullName,
    ) ?? ['', '', '', fullName];
  return [group, version, name]
    .filter(Boolean)
    .map((part, index) => (index < 2 && group ? part.charAt(0).toLowerCase() + part.slice(1) : part))
    .join('.');
}
