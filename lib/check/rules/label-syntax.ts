import { objectRule } from '../object-rule';
import type { Fields } from '../graph/fields';
import type { Pod } from '../graph/pod';
import { labelValueProblem, qualifiedNameProblem } from '../../names';
import { elementsOf, partOf, podSpecOf, podMetadataOf, type Placed } from '../syntax/pod-parts';
import { fieldPath } from '../schema/field-path';

export const labelSyntax = objectRule({
  id: 'label-syntax',
  level: 'error',
  title: 'A label that Kubernetes does not allow',
  why: 'The cluster refuses an object with a malformed label or selector. Longer or freer texts belong in annotations.',
  wrong: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  labels:
    team: Shop & Checkout
`,
  right: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  labels:
    team: shop-checkout
`,
  check: (manifest, { pod }) => labelMaps(manifest, pod).flatMap(labelProblems),
});

function labelMaps(manifest: Fields, pod: Pod | undefined): Placed[] {
  const root = { path: '', fields: manifest };
  const spec = partOf(root, 'spec');
  const selector = partOf(spec, 'selector');
  const isPlain = manifest.kind === 'Service' || manifest.kind === 'ReplicationController';
  return [
    partOf(partOf(root, 'metadata'), 'labels'),
    isPlain ? selector : partOf(selector, 'matchLabels'),
    partOf(partOf(spec, 'podSelector'), 'matchLabels'),
    ...elementsOf(spec, 'volumeClaimTemplates').map((claim) => partOf(partOf(claim, 'metadata'), 'labels')),
    ...(pod && pod.path !== '' ? [partOf(podMetadataOf(pod), 'labels')] : []),
    ...(pod ? [partOf(podSpecOf(pod), 'nodeSelector')] : []),
  ];
}

function labelProblems({ path, fields }: Placed) {
  return Object.entries(fields).flatMap(([key, value]) => {
    const field = fieldPath(path, key);
    const keyProblem = qualifiedNameProblem(key);
    if (keyProblem)
      return [{ field, message: `the key of a label ${keyProblem}, got ${JSON.stringify(key)}` }];
    const valueProblem = typeof value === 'string' ? labelValueProblem(value) : undefined;
    if (!valueProblem) return [];
    return [
      { field, message: `the value of the label ${key} ${valueProblem}, got ${JSON.stringify(value)}` },
    ];
  });
}
