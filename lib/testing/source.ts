import type { IConstruct } from 'constructs';
import { unwrap } from '../check/graph/unwrap';
import { parseText } from '../check/read/parse-text';
import { readManifests } from '../check/read/read-manifests';
import type { Reading } from '../check/read/source';
import type { GenericManifest } from './kinds';

/**
 * Where manifests come from: an app, a chart or any other construct; the text of YAML documents (more than one line);
 * the path of a file or directory; a manifest or a list of some.
 */
export type ManifestSource = IConstruct | string | object;

/**
 * The manifests of a source.
 *
 * @throws Error where something cannot be read
 * @throws SynthError where a construct refuses to be written
 */
export function manifestsOf(source: ManifestSource): GenericManifest[] {
  if (typeof source === 'string')
    return isText(source) ? ofReading(parseText(source, 'the text')) : ofPath(source);
  if (isConstruct(source)) return unwrap(ofConstruct(source)) as GenericManifest[];
  return unwrap([source]) as GenericManifest[];
}

function isText(source: string): boolean {
  return /\n|^\s*\{/.test(source);
}

function ofPath(path: string): GenericManifest[] {
  return ofReading(readManifests([path]));
}

function ofReading({ objects, problems }: Pick<Reading, 'objects' | 'problems'>): GenericManifest[] {
  if (problems.length > 0) {
    const lines = problems.map(({ file, line, message }) => `${file}${line ? `:${line}` : ''}: ${message}`);
    throw new Error(lines.join('\n'));
  }
  return objects.map(({ manifest }) => manifest as GenericManifest);
}

function isConstruct(source: object): source is IConstruct {
  return 'node' in source && typeof (source.node as { findAll?: unknown }).findAll === 'function';
}

function ofConstruct(construct: IConstruct): object[] {
  // Tests of plain manifests work without cdk8s.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded for constructs only
  const { render } = require('./render-construct') as typeof import('./render-construct');
  return render(construct);
}
