import fs from 'node:fs';
import * as path from 'node:path';

const BY = 'synthesized by cdk8s-microservices';
/** The beginning of a construct metadata file of ours; see construct-metadata.ts. */
export const METADATA_MARK = `{"apiVersion":"v1","kind":"List","items":[],"by":"cdk8s-microservices"`;

/**
 * The lines above the first document of a file. They name the file, so that a copy under another name counts as
 * somebody's own; and they start with `---`, so that files may be concatenated.
 */
export function header(file: string, sensitive: boolean): string {
  const advice = sensitive ? 'holds Secrets, keep it out of git' : 'change the code, not this file';
  return `---\n# ${path.basename(file)}: ${BY}; ${advice}\n`;
}

/** Whether an earlier synth wrote `file`, so that this one may remove it. */
export function isMarked(file: string): boolean {
  const beginning = Buffer.alloc(512);
  const descriptor = fs.openSync(file, 'r');
  try {
    fs.readSync(descriptor, beginning, 0, beginning.length, 0);
  } finally {
    fs.closeSync(descriptor);
  }
  const text = beginning.toString('utf8');
  return text.startsWith(`---\n# ${path.basename(file)}: ${BY};`) || text.startsWith(METADATA_MARK);
}
