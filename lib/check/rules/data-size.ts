import { objectRule } from '../object-rule';
import { fieldsOf } from '../graph/fields';

const MAX_BYTES = 2 ** 20;

export const dataSize = objectRule({
  id: 'data-size',
  level: 'error',
  title: 'A ConfigMap or Secret of more than 1 MiB',
  why: 'The cluster refuses the object. Larger files belong in a volume or in the image. `kubectl apply` also keeps a copy of the object in an annotation of at most 256 KiB; use `kubectl apply --server-side` above that.',
  wrong: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  big.txt: ${'x'.repeat(2 ** 20 + 1)}
`,
  right: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  small.txt: x
`,
  check(manifest) {
    if (manifest.apiVersion !== 'v1') return [];
    const { data, binaryData, stringData } = manifest;
    const isSecret = manifest.kind === 'Secret';
    if (!isSecret && manifest.kind !== 'ConfigMap') return [];
    const bytes = isSecret
      ? decodedSize({ ...fieldsOf(data) }) + textSize(stringData)
      : textSize(data) + decodedSize(fieldsOf(binaryData));
    if (bytes <= MAX_BYTES) return [];
    return [{ field: 'data', message: `the data must have at most ${MAX_BYTES} bytes, has ${bytes}` }];
  },
});

function textSize(data: unknown): number {
  return texts(data).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function decodedSize(data: unknown): number {
  return texts(data).reduce((sum, text) => sum + Buffer.byteLength(text, 'base64'), 0);
}

function texts(data: unknown): string[] {
  return Object.values(fieldsOf(data)).filter((value) => typeof value === 'string');
}
