import { basename } from 'node:path';
import type { Finding } from '../check/finding';
import type { SourceObject } from '../check/read/source';
import type { PictureFormat } from './formats';
import { picture } from './picture';

/** Draws manifests that were read from files. The files of cdk8s are a chart each, and named after it. */
export function drawSources(
  sources: readonly SourceObject[],
  format: PictureFormat,
  findings: readonly Finding[] = [],
): string {
  const files = new Map<object, string>(sources.map(({ manifest, file }) => [manifest, file]));
  const manifests = sources.map(({ manifest }) => manifest);
  const chartOf = (manifest: object) => /^(.+)\.k8s\.yaml$/.exec(basename(files.get(manifest) ?? ''))?.[1];
  return picture(manifests, format, { findings, chartOf });
}
