// Puts what is not TypeScript, and yet needed at run time, beside the compiled code.
import { cpSync } from 'node:fs';

const ASSETS = [
  'lib/charts/nginx',
  'lib/testing/vitest.mjs',
  'lib/testing/vitest.d.mts',
  'lib/init/template',
];

for (const path of ASSETS) cpSync(path, `build/${path}`, { recursive: true });
