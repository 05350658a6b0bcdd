import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** The manifests of the article, as they are committed. */
export function article(): object[] {
  const dist = join(__dirname, '../../dist');
  return readdirSync(dist)
    .filter((file) => file.endsWith('.k8s.yaml'))
    .flatMap((file) =>
      parseAllDocuments(readFileSync(join(dist, file), 'utf8')).map((document) => document.toJS()),
    );
}
