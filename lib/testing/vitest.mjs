// Written as it is published: Vitest is nobody's dependency here, and only modules can import it.
import { expect } from 'vitest';
import { extend } from './index.js';

extend(expect);

export * from './index.js';
