/** Writes docs/checks.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksPage } from './checks-page';

writeFileSync(join(__dirname, '../docs/checks.md'), checksPage());
