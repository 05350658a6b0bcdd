import { type ExtensibleExpect, extend } from './matchers';

const { expect } = globalThis as { expect?: Partial<ExtensibleExpect> };

// In Jest, and in Vitest with globals; elsewhere `extend` is for the test to call.
if (expect?.extend && expect.addSnapshotSerializer) extend(expect as ExtensibleExpect);
