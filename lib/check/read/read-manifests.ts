import { resolve } from 'node:path';
import { decode } from './decode';
import { findFiles, reason } from './find-files';
import { chartOf, isTemplate } from './helm';
import { kustomizePatches } from './kustomize';
import { parseText } from './parse-text';
import { readBytes, TooLongError } from './read-bytes';
import type { Reading, ReadProblem, SourceObject } from './source';

/** The path that stands for standard input. */
export const STANDARD_INPUT = '-';

/**
 * Reads the Kubernetes objects in files, directories and standard input (`-`). What cannot be read is a problem of
 * its own; everything else is read all the same.
 */
export function readManifests(paths: readonly string[]): Reading {
  const objects: SourceObject[] = [];
  const skipped: ReadProblem[] = [];
  const { files, problems } = findFiles(paths.filter((path) => path !== STANDARD_INPUT));
  const patches = kustomizePatches(files);
  const charts = new Map<string, number>();
  const texts = new Map<string, string>();
  for (const file of [...(paths.includes(STANDARD_INPUT) ? [STANDARD_INPUT] : []), ...files]) {
    if (patches.has(resolve(file))) {
      skipped.push({ file, message: 'is a kustomize patch; check what kustomize builds of it' });
      continue;
    }
    const text = textOf(file, problems);
    if (text === undefined) continue;
    const chart = file !== STANDARD_INPUT && isTemplate(text) ? chartOf(resolve(file)) : undefined;
    if (chart !== undefined) {
      charts.set(chart, (charts.get(chart) ?? 0) + 1);
      continue;
    }
    texts.set(file, text);
    const parsed = parseText(text, file);
    objects.push(...parsed.objects);
    problems.push(...parsed.problems.map((problem) => (isTemplate(text) ? asTemplate(problem) : problem)));
    if (parsed.skipped.length > 0) skipped.push(parsed.skipped[0]);
  }
  for (const [chart, count] of charts)
    problems.push({
      file: chart,
      message: `is a Helm chart: ${count} of its templates must be rendered first (helm template … | cdk8s-microservices check -)`,
    });
  const lineText = (file: string, line: number) => lineOf(texts.get(file), line);
  return { objects, problems, skipped, lineText };
}

function textOf(file: string, problems: ReadProblem[]): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readBytes(file === STANDARD_INPUT ? 0 : file);
  } catch (error) {
    problems.push({ file, message: error instanceof TooLongError ? error.message : reason(error) });
    return undefined;
  }
  const decoded = decode(bytes);
  if ('text' in decoded) return decoded.text;
  problems.push({ file, ...decoded });
  return undefined;
}

function lineOf(text: string | undefined, line: number): string | undefined {
  if (text === undefined) return undefined;
  let start = 0;
  for (let at = 1; at < line; at++) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return undefined;
  }
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end).trimEnd();
}

function asTemplate(problem: ReadProblem): ReadProblem {
  return {
    ...problem,
    message: `${problem.message}. It looks like a Helm template: render it first (helm template … | cdk8s-microservices check -)`,
  };
}
