import { objectRule } from '../object-rule';
import { dataKeyProblem } from '../../names';
import { fieldsOf } from '../graph/fields';
import { fieldPath } from '../schema/field-path';

const FIELDS = ['data', 'binaryData', 'stringData'];

export const dataKey = objectRule({
  id: 'data-key',
  level: 'error',
  title: 'A malformed key in a ConfigMap or Secret',
  why: 'The cluster refuses the object: a key must be fit to be a file name. A key may also be in one of `data` and `binaryData` only.',
  wrong: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  conf/web.yaml: 'debug: false'
`,
  right: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  web.yaml: 'debug: false'
`,
  check(manifest, { object }) {
    if (object.type !== 'ConfigMap' && object.type !== 'Secret') return [];
    const malformed = FIELDS.flatMap((field) =>
      Object.keys(fieldsOf(manifest[field])).flatMap((key) => {
        const problem = dataKeyProblem(key);
        const message = `the key ${problem}, got ${JSON.stringify(key)}`;
        return problem ? [{ field: fieldPath(field, key), message }] : [];
      }),
    );
    const twice = Object.keys(fieldsOf(manifest.binaryData))
      .filter((key) => Object.hasOwn(fieldsOf(manifest.data), key))
      .map((key) => ({ field: fieldPath('binaryData', key), message: `the key "${key}" is in data too` }));
    return [...malformed, ...twice];
  },
});
