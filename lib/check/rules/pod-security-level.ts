import { nearest } from '../../nearest';
import { fieldPath } from '../schema/field-path';
import type { PodSecurityLevel } from '../pod-security/pod-security';
import { objectRule } from '../object-rule';

/** The label by which a namespace refuses pods. */
export const ENFORCE = 'pod-security.kubernetes.io/enforce';

const LEVELS = ['privileged', 'baseline', 'restricted'];
const MODES = ['enforce', 'audit', 'warn'];

export function isPodSecurityLevel(text: string | undefined): text is PodSecurityLevel {
  return text !== undefined && LEVELS.includes(text);
}

export const podSecurityLevel = objectRule({
  id: 'pod-security-level',
  level: 'error',
  title: 'A Pod Security label that names no level or version',
  why: 'The cluster refuses the namespace. Levels are privileged, baseline and restricted; versions are latest or such as v1.31.',
  wrong: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: strict
`,
  right: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
`,
  *check(_manifest, { object }) {
    if (object.type !== 'Namespace') return;
    for (const mode of MODES) {
      const key = `pod-security.kubernetes.io/${mode}`;
      const level = object.labels.get(key);
      if (level !== undefined && !isPodSecurityLevel(level)) {
        const meant = nearest(level, LEVELS);
        yield {
          field: fieldPath('metadata.labels', key),
          message: `the label ${key} must be ${LEVELS.join(', ')}, got ${JSON.stringify(level)}`,
          hint: meant && `Did you mean ${meant}?`,
        };
      }
      const version = object.labels.get(`${key}-version`);
      if (version !== undefined && !/^(latest|v1\.\d+)$/.test(version))
        yield {
          field: fieldPath('metadata.labels', `${key}-version`),
          message: `the label ${key}-version must be latest or such as v1.31, got ${JSON.stringify(version)}`,
        };
    }
  },
});
