import { objectRule } from '../object-rule';
import { quantityMeant, quantityValue } from '../syntax/quantity';
import { quantitiesOf } from '../syntax/quantities-of';

export const quantitySyntax = objectRule({
  id: 'quantity-syntax',
  level: 'error',
  title: 'A malformed quantity',
  why: 'The cluster refuses the object. A quantity is a number with one of m, k, M, G, T, P, E or Ki, Mi, Gi, Ti, Pi, Ei behind it and nothing between; those of resources are not negative.',
  wrong: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      resources:
        limits:
          memory: 512MB
`,
  right: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      resources:
        limits:
          memory: 512M
`,
  check(manifest, { pod }) {
    return quantitiesOf(manifest, pod).flatMap(({ path, value }) => {
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      const number = quantityValue(value);
      if (number === undefined) {
        const meant = typeof value === 'string' ? quantityMeant(value) : undefined;
        return [
          {
            field: path,
            message: `must be a quantity such as 500m or 1Gi, got ${JSON.stringify(value)}`,
            hint: meant && `Write ${meant}.`,
          },
        ];
      }
      return number < 0 ? [{ field: path, message: `must not be negative, got ${value}` }] : [];
    });
  },
});
