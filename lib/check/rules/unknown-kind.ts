import { objectRule } from '../object-rule';
import { nearest } from '../../nearest';
import { apiVersionsOf, builtInApiVersions, kindsOf, SCHEMA_MINOR, typeOfKind } from '../schema/kinds';

export const unknownKind = objectRule({
  id: 'unknown-kind',
  level: 'error',
  title: 'A kind that its API version does not have',
  why: 'The cluster answers `no matches for kind`, and nothing is applied. Only the API versions of Kubernetes itself are judged.',
  wrong: `apiVersion: v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: web:1.0.0
`,
  right: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: web:1.0.0
`,
  check(_manifest, { object: { apiVersion, kind }, minor = SCHEMA_MINOR }) {
    if (!builtInApiVersions.has(apiVersion) || typeOfKind(apiVersion, kind) || kind.endsWith('List'))
      return [];
    const elsewhere = apiVersionsOf(kind);
    const meant = sameButForCase(kind, kindsOf(apiVersion)) ?? nearest(kind, kindsOf(apiVersion));
    if (elsewhere.length === 0 && !meant && minor > SCHEMA_MINOR) return [];
    return [
      {
        field: elsewhere.length > 0 ? 'apiVersion' : 'kind',
        message: `there is no kind ${kind} in ${apiVersion}`,
        hint:
          elsewhere.length > 0
            ? `${kind} is in ${elsewhere.join(' and ')}.`
            : meant && `Did you mean ${meant}?`,
      },
    ];
  },
});

function sameButForCase(kind: string, kinds: readonly string[]): string | undefined {
  return kinds.find((known) => known.toLowerCase() === kind.toLowerCase());
}
