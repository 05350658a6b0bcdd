// Records which commands of the notes kubectl understands: node -r ts-node/register scripts/record-notes.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kubectlVersion } from '../__tests__/config/kubectl-cases';
import { commandsOf, inSample, SAMPLES, understood as answer } from '../__tests__/notes/samples';

const understood = Object.fromEntries(
  Object.entries(SAMPLES).map(([title, { files }]) => [
    title,
    commandsOf(title).filter((line) => {
      const said = inSample(files, () => answer(line));
      if (said !== 'understood') console.error(`${line}\n  ${said}`);
      return said === 'understood';
    }),
  ]),
);
const file = join(__dirname, '../__tests__/notes/recorded/kubectl.json');
writeFileSync(file, `${JSON.stringify({ version: kubectlVersion(), understood }, null, 2)}\n`);
