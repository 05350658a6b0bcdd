// Records what kubectl makes of the cases in __tests__/config/kubectl-cases.ts: node -r ts-node/register scripts/record-kubectl.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASES, inDirectoryOf, KINDS, kubectlVersion, runKubectl } from '../__tests__/config/kubectl-cases';

const recorded = Object.fromEntries(
  (Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => [
    kind,
    Object.fromEntries(
      CASES.map((item) => [
        item.title,
        inDirectoryOf(item, (directory) => runKubectl(kind, item, directory)),
      ]),
    ),
  ]),
);
const command = 'kubectl create configmap|secret generic x … --append-hash --dry-run=client -o json';
const file = join(__dirname, '../__tests__/config/recorded/kubectl.json');
writeFileSync(file, `${JSON.stringify({ version: kubectlVersion(), command, recorded }, null, 2)}\n`);
