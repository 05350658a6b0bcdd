import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version of this package. */
export const version: string = find(__dirname);

/** The package lies one folder above its sources and two above its build. */
function find(directory: string): string {
  try {
    return (JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { version: string }).version;
  } catch (error) {
    if (directory === dirname(directory)) throw error;
    return find(dirname(directory));
  }
}
