import type { GraphObject } from './graph/graph-object';

/** Settings of a check. */
export interface CheckOptions {
  /**
   * Objects that exist though the manifests do not hold them: `Kind/namespace/name`, or `Kind/name` for any namespace.
   * `*` stands for anything, such as in `Secret/shop/*`.
   *
   * @default - none
   */
  readonly external?: readonly string[];
  /**
   * Rules to leave out: `rule`, `rule=Kind/name` or `rule=Kind/namespace/name`, with `*` for anything.
   *
   * @default - none
   */
  readonly ignore?: readonly string[];
  /**
   * The version of the cluster, such as `1.31`.
   *
   * @default - the newest known
   */
  readonly kubernetes?: string;
  /**
   * Whether the manifests are all there is. In a part of what the cluster holds, a missing object of a kind that the
   * part has none of is a warning, not an error.
   *
   * @default 'partial'
   */
  readonly known?: 'all' | 'partial';
  /** Where a field of a manifest was written. */
  readonly locate?: (manifest: object, field: string) => Location | undefined;
  /** Exceptions of an object besides its annotations. */
  readonly exceptions?: (manifest: object) => readonly Exception[];
}

/** Where something was written. */
export interface Location {
  readonly file?: string;
  readonly line?: number;
  readonly construct?: string;
}

/** Leave for an object to break a rule. */
export interface Exception {
  readonly rule: string;
  readonly reason: string;
}

/** The minor of a version such as `1.31`, `v1.31.4` or `1.31+`. */
export function minorOf(version: string): number {
  const match = /^v?1\.(\d+)/.exec(version.trim());
  if (!match) throw new Error(`kubernetes must be a version such as 1.31, got ${JSON.stringify(version)}`);
  return Number(match[1]);
}

/** Tells which objects are declared to exist elsewhere. */
export class Externals {
  private readonly patterns: readonly RegExp[];

  constructor(declared: readonly string[]) {
    this.patterns = declared.map((text) => {
      const parts = text.split('/');
      if (parts.length < 2 || parts.length > 3 || parts.includes(''))
        throw new Error(`external must be Kind/namespace/name or Kind/name, got ${JSON.stringify(text)}`);
      return glob(parts.length === 2 ? `${parts[0]}/*/${parts[1]}` : text);
    });
  }

  /** The namespace of cluster-scoped kinds is empty. */
  has(kind: string, namespace: string, name: string): boolean {
    return this.patterns.some((pattern) => pattern.test(`${kind}/${namespace}/${name}`));
  }
}

/** Tells which findings nobody wants to see. */
export class Ignored {
  private readonly patterns: readonly { readonly rule: RegExp; readonly object?: RegExp }[];

  constructor(ignored: readonly string[]) {
    this.patterns = ignored.map((text) => {
      const [rule, object] = text.split('=', 2);
      if (object === undefined) return { rule: glob(rule) };
      const parts = object.split('/');
      if (parts.length < 2 || parts.length > 3)
        throw new Error(
          `ignore must be rule, rule=Kind/name or rule=Kind/namespace/name, got ${JSON.stringify(text)}`,
        );
      return { rule: glob(rule), object: glob(parts.length === 2 ? `${parts[0]}/*/${parts[1]}` : object) };
    });
  }

  /** Whether findings of the rule at the object are left out. */
  has(rule: string, { kind, namespace, name }: GraphObject): boolean {
    return this.patterns.some(
      (pattern) => pattern.rule.test(rule) && (pattern.object?.test(`${kind}/${namespace}/${name}`) ?? true),
    );
  }
}

function glob(text: string): RegExp {
  const source = text.replace(/[.+^${}()|[\]\\?]/g, '\\$&').replaceAll('*', '[^/]*');
  return new RegExp(`^${source}$`);
}
