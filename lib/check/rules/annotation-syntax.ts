import { objectRule } from '../object-rule';
import { qualifiedNameProblem } from '../../names';
import { fieldPath } from '../schema/field-path';
import { partOf, podMetadataOf } from '../syntax/pod-parts';

/** What the annotations of one object may come to, keys included. */
const MAX_BYTES = 256 * 1024;

export const annotationSyntax = objectRule({
  id: 'annotation-syntax',
  level: 'error',
  title: 'An annotation that Kubernetes does not allow',
  why: 'The cluster refuses the object. Keys are a name of at most 63 characters, with a DNS name and "/" in front if need be; all annotations together have 256 KiB.',
  wrong: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  annotations:
    example.org/docs/url: https://example.org/web
`,
  right: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  annotations:
    example.org/docs-url: https://example.org/web
`,
  check(manifest, { pod }) {
    const metadata = [partOf({ path: '', fields: manifest }, 'metadata')];
    if (pod && pod.path !== '') metadata.push(podMetadataOf(pod));
    return metadata.flatMap((part) => {
      const { path, fields } = partOf(part, 'annotations');
      const problems = Object.keys(fields).flatMap((key) => {
        const problem = qualifiedNameProblem(key.toLowerCase());
        const message = `the key of an annotation ${problem}, got ${JSON.stringify(key)}`;
        return problem ? [{ field: fieldPath(path, key), message }] : [];
      });
      const bytes = sizeOf(fields);
      if (bytes > MAX_BYTES)
        problems.push({
          field: path,
          message: `the annotations must have at most ${MAX_BYTES} bytes, have ${bytes}`,
        });
      return problems;
    });
  },
});

function sizeOf(annotations: Readonly<Record<string, unknown>>): number {
  return Object.entries(annotations)
    .flat()
    .reduce<number>((sum, text) => sum + (typeof text === 'string' ? Buffer.byteLength(text) : 0), 0);
}
