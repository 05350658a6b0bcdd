import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/**
 * The files that are no whole objects but parts to be merged into some, going by the kustomization beside them or in
 * one of the directories of the files given.
 */
export function kustomizePatches(files: readonly string[]): ReadonlySet<string> {
  const patches = new Set<string>();
  for (const directory of new Set(files.map((file) => dirname(file)))) {
    for (const name of NAMES) {
      const file = join(directory, name);
      if (!existsSync(file)) continue;
      for (const patch of patchesOf(file)) patches.add(resolve(directory, patch));
    }
  }
  return patches;
}

function patchesOf(file: string): string[] {
  let kustomization: Record<string, unknown>;
  try {
    kustomization = Object(parse(readFileSync(file, 'utf8'))) as Record<string, unknown>;
  } catch {
    // What is wrong with it is said when it is read itself.
    return [];
  }
  const { patches, patchesStrategicMerge, patchesJson6902, transformers, replacements, configurations } =
    kustomization;
  return [patches, patchesStrategicMerge, patchesJson6902, transformers, replacements, configurations]
    .flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))
    .map((patch) => (typeof patch === 'string' ? patch : (Object(patch) as { path?: unknown }).path))
    .filter((path): path is string => typeof path === 'string' && !path.includes('\n'));
}
