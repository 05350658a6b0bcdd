import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { checkManifests } from '../check/check-manifests';
import { readManifests } from '../check/read/read-manifests';
import type { Reading } from '../check/read/source';
import { place } from '../check/report/report';
import { nearest } from '../nearest';
import { PICTURE_FORMATS, type PictureFormat } from '../picture/formats';
import { type Command, EXIT, UsageError } from './command';
import type { Terminal } from './terminal';

const FORMAT_OF_ENDING: Readonly<Record<string, PictureFormat>> = {
  '.svg': 'svg',
  '.html': 'html',
  '.htm': 'html',
  '.mmd': 'mermaid',
  '.mermaid': 'mermaid',
};

export const picture: Command = {
  name: 'picture',
  summary: 'Draw how Kubernetes manifests hang together',
  help: `Usage: cdk8s-microservices picture [options] <paths…|->

Draws Kubernetes manifests, whoever wrote them: hosts, routes, Services, workloads, what these
use and depend on, and what check finds wrong with them. Paths are files, folders with all that
is below, and - for standard input.

  --format mermaid|svg|html        Mermaid for Markdown, an image, or a page to move about in
                                   (default: follows from --output, or else mermaid)
  --output file                    where to write to (default: standard output)
  --external Kind/namespace/name   an object that exists elsewhere; * stands for anything; may be repeated
  --help, -h                       this

Exit code: 0 drawn, 2 something could not be read, written or understood.
`,
  run(args, terminal) {
    const { paths, format, output, external } = parse(args);
    const reading = readManifests(paths);
    for (const problem of reading.problems) terminal.err(`${place(problem)}: ${problem.message}\n`);
    if (reading.objects.length === 0) {
      if (reading.problems.length === 0) terminal.err(`${paths.join(' ')}: holds no Kubernetes object\n`);
      return EXIT.unusable;
    }
    const isWritten = write(draw(reading, format, external), output, terminal);
    return isWritten && reading.problems.length === 0 ? EXIT.clean : EXIT.unusable;
  },
};

function parse(args: readonly string[]) {
  const { values, positionals } = asUsage(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        output: { type: 'string', short: 'o' },
        external: { type: 'string', multiple: true },
      },
    }),
  );
  if (positionals.length === 0)
    throw new UsageError('name files or folders to draw, or - for standard input');
  const { output, external = [] } = values;
  const format = values.format ?? FORMAT_OF_ENDING[extname(output ?? '').toLowerCase()] ?? 'mermaid';
  asUsage(() => checkManifests([], { external }));
  return { paths: positionals, format: knownFormat(format), output, external };
}

function knownFormat(format: string): PictureFormat {
  const known = PICTURE_FORMATS.find((candidate) => candidate === format);
  if (known) return known;
  const meant = nearest(format, PICTURE_FORMATS);
  throw new UsageError(
    `--format must be ${PICTURE_FORMATS.join(', ')}, got ${JSON.stringify(format)}.${meant ? ` Did you mean "${meant}"?` : ''}`,
  );
}

function asUsage<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new UsageError((error as Error).message.split('. To specify')[0]);
  }
}

function draw({ objects }: Reading, format: PictureFormat, external: readonly string[]): string {
  const findings = checkManifests(
    objects.map(({ manifest }) => manifest),
    { external },
  );
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- other commands need not load what draws
  const { drawSources } = require('../picture/draw-sources') as typeof import('../picture/draw-sources');
  return drawSources(objects, format, findings);
}

function write(drawn: string, output: string | undefined, terminal: Terminal): boolean {
  if (output === undefined) {
    terminal.out(drawn);
    return true;
  }
  try {
    writeFileSync(output, drawn);
    return true;
  } catch (error) {
    terminal.err(`${output}: cannot be written: ${(error as Error).message}\n`);
    return false;
  }
}
