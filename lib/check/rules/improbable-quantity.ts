import { objectRule } from '../object-rule';
import { quantitiesOf } from '../syntax/quantities-of';
import { quantityValue } from '../syntax/quantity';

const BYTES = /^(requests\.|limits\.)?(memory|storage|ephemeral-storage)$|^sizeLimit$/;
const CORES = /^(requests\.|limits\.)?cpu$/;

export const improbableQuantity = objectRule({
  id: 'improbable-quantity',
  level: 'warning',
  title: 'An amount of memory or CPU that nobody can have meant',
  why: 'A memory of `128m` is an eighth of a byte, `512` is 512 bytes, and `500` of CPU is 500 cores. The cluster takes them all; the pod is then killed at once, or never scheduled.',
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
          memory: 128m
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
          memory: 128Mi
`,
  check(manifest, { pod }) {
    return quantitiesOf(manifest, pod).flatMap(({ path, resource, value }) => {
      const amount = quantityValue(value);
      if (amount === undefined || amount <= 0) return [];
      if (BYTES.test(resource) && amount < 1024)
        return [
          {
            field: path,
            message: `${String(value)} of ${resource} is ${amount} ${amount === 1 ? 'byte' : 'bytes'}`,
            hint: `Probably ${parseFloat(String(value))}Mi was meant.`,
          },
        ];
      if (
        CORES.test(resource) &&
        manifest.kind !== 'ResourceQuota' &&
        amount >= 100 &&
        !/[kMGTPEe]/.test(String(value))
      )
        return [
          {
            field: path,
            message: `${String(value)} of cpu is ${amount} cores`,
            hint: `Probably ${amount}m was meant.`,
          },
        ];
      return [];
    });
  },
});
