import 'vitest';
import type { KubernetesMatchers } from './index.js';

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type -- its parameters must be repeated
  interface Assertion<T = any> extends KubernetesMatchers<void> {}
}

export * from './index.js';
