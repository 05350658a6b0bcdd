import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Versions } from './fill-in';

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly devDependencies: Versions;
}

/** The versions that this package was tested with, and its own. */
export function testedVersions(): Versions {
  const { name, version, devDependencies } = packageFile(__dirname);
  return { ...devDependencies, [name]: `^${version}` };
}

function packageFile(directory: string): PackageFile {
  try {
    return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as PackageFile;
  } catch (error) {
    if (directory === dirname(directory)) throw error;
    return packageFile(dirname(directory));
  }
}
