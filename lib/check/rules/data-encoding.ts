import { objectRule } from '../object-rule';
import { fieldsOf } from '../graph/fields';
import { fieldPath } from '../schema/field-path';

export const dataEncoding = objectRule({
  id: 'data-encoding',
  level: 'error',
  title: 'Data that is not base64',
  why: 'The `data` of a Secret and the `binaryData` of a ConfigMap are base64; the cluster refuses anything else. Plain text goes into `stringData` of a Secret and `data` of a ConfigMap.',
  wrong: `apiVersion: v1
kind: Secret
metadata:
  name: web
data:
  password: not-encoded!
`,
  right: `apiVersion: v1
kind: Secret
metadata:
  name: web
stringData:
  password: not-encoded!
`,
  check(manifest) {
    if (manifest.apiVersion !== 'v1') return [];
    const field =
      manifest.kind === 'Secret' ? 'data' : manifest.kind === 'ConfigMap' ? 'binaryData' : undefined;
    if (!field) return [];
    return Object.entries(fieldsOf(manifest[field]))
      .filter(([, value]) => typeof value === 'string' && !isBase64(value))
      .map(([key]) => ({
        field: fieldPath(field, key),
        message: `the value of "${key}" is not base64`,
        hint: `Plain text goes into ${field === 'data' ? 'stringData' : 'data'}.`,
      }));
  },
});

function isBase64(value: string): boolean {
  const text = value.replace(/[\r\n]/g, '');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
