import kubernetes from '../../../imports/kubernetes.json';

/** Name to type, in the short form that scripts/kubernetes-schema.ts explains. */
export type FieldTypes = Readonly<Record<string, string>>;

const KINDS: Readonly<Record<string, string>> = kubernetes.kinds;
const TYPES: Readonly<Record<string, FieldTypes>> = kubernetes.types;

/** The Kubernetes 1.x that the schema was published with. */
export const SCHEMA_MINOR = Number(kubernetes.kubernetes.split('.')[1]);

/** The type of a built-in kind, or `undefined` for any other and for alpha and beta versions. */
export function typeOfKind(apiVersion: string, kind: string): string | undefined {
  const key = `${apiVersion}/${kind}`;
  return Object.hasOwn(KINDS, key) ? KINDS[key] : undefined;
}

/** The fields of an object type, or `undefined` for what is no object. */
export function fieldsOfType(type: string): FieldTypes | undefined {
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}

/** The stable API versions of Kubernetes itself, such as `apps/v1`. */
export const builtInApiVersions: ReadonlySet<string> = new Set(
  Object.keys(KINDS).map((key) => key.slice(0, key.lastIndexOf('/'))),
);

/** The built-in kinds of one API version. */
export function kindsOf(apiVersion: string): string[] {
  return Object.keys(KINDS)
    .filter((key) => key.slice(0, key.lastIndexOf('/')) === apiVersion)
    .map((key) => key.slice(key.lastIndexOf('/') + 1));
}

/** The stable API versions that have a built-in kind. */
export function apiVersionsOf(kind: string): string[] {
  return [...builtInApiVersions].filter((apiVersion) => typeOfKind(apiVersion, kind));
}
