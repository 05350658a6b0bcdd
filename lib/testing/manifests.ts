import { Graph } from '../check/graph';
import { DEFAULT_NAMESPACE } from '../check/graph/graph-object';
import { nearest } from '../nearest';
import type { GenericManifest, Kind, ManifestOf, Partially } from './kinds';
import { hasPart } from './partial';
import { type ManifestSource, manifestsOf } from './source';

/** The manifests of a chart, an app or some YAML, to be asked about in tests. */
export class Manifests {
  private theGraph: Graph | undefined;

  private constructor(
    /** All of them, in the order in which they are applied. */
    readonly all: readonly GenericManifest[],
  ) {}

  /**
   * The manifests of an app, a chart or another construct, of YAML text, of a file or directory, or of objects.
   *
   * @throws Error where something cannot be read, or a construct refuses to be written
   */
  static of(source: ManifestSource): Manifests {
    return source instanceof Manifests ? source : new Manifests(manifestsOf(source));
  }

  /**
   * The manifest of a kind with a name, or `namespace/name` where a name alone would not do.
   *
   * @throws Error where there is none, naming the nearest, or more than one
   */
  get<K extends Kind>(kind: K, name: string): ManifestOf<K> {
    const found = this.all.filter(
      (manifest) => manifest.kind === kind && [nameOf(manifest), fullNameOf(manifest)].includes(name),
    );
    if (found.length === 1) return found[0] as ManifestOf<K>;
    if (found.length === 0) throw new Error(`there is no ${kind} "${name}". ${this.hint(kind, name)}`);
    const names = found.map((manifest) => `"${fullNameOf(manifest)}"`);
    throw new Error(
      `there are ${found.length} of ${kind} "${name}": ${names.join(', ')}. Ask for one of these.`,
    );
  }

  /** The manifests of a kind that have all that is asked for, as `toMatchObject` understands it. */
  find<K extends Kind>(
    kind: K,
    partial: Partially<ManifestOf<K>> = {} as Partially<ManifestOf<K>>,
  ): ManifestOf<K>[] {
    return this.all.filter(
      (manifest) => manifest.kind === kind && hasPart(manifest, partial),
    ) as ManifestOf<K>[];
  }

  /** How many there are, all in all, of a kind, or of a kind that have all that is asked for. */
  count<K extends Kind>(kind?: K, partial?: Partially<ManifestOf<K>>): number {
    return kind === undefined ? this.all.length : this.find(kind, partial).length;
  }

  /**
   * How they hang together.
   *
   * @internal
   */
  get graph(): Graph {
    return (this.theGraph ??= new Graph(this.all));
  }

  private hint(kind: string, name: string): string {
    const names = this.all.filter((manifest) => manifest.kind === kind).map(nameOf);
    const near = nearest(name, names);
    if (near !== undefined && near !== name) return `Nearest: ${kind} "${near}".`;
    if (names.length > 0) return `There ${names.length === 1 ? 'is' : 'are'} ${quoted(names)}.`;
    const kinds = [...new Set(this.all.map((manifest) => manifest.kind))];
    const nearKind = nearest(kind, kinds);
    if (nearKind !== undefined) return `Nearest kind: ${nearKind}.`;
    return kinds.length === 0 ? 'There are no manifests at all.' : `There are ${kinds.join(', ')}.`;
  }
}

/** `metadata.name`, empty where there is none. */
export function nameOf({ metadata }: GenericManifest): string {
  return metadata?.name ?? '';
}

function fullNameOf(manifest: GenericManifest): string {
  return `${manifest.metadata?.namespace ?? DEFAULT_NAMESPACE}/${nameOf(manifest)}`;
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `"${name}"`);
  return names.length > 5 ? `${shown.join(', ')} and ${names.length - 5} more` : shown.join(', ');
}
