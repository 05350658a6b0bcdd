import type { IConstruct } from 'constructs';
import type { Exception } from '../check/options';
import { ConstructError } from '../errors';

interface Settings {
  readonly external: string[];
  readonly ignore: string[];
  kubernetes?: string;
}

const settings = new WeakMap<IConstruct, Settings>();
const exceptions = new WeakMap<IConstruct, Exception[]>();

/**
 * What the checks at synth have to know about an app.
 *
 * @see docs/checks.md
 */
export class Checks {
  /** The checks of a construct and all within it. */
  static of(construct: IConstruct): Checks {
    return new Checks(construct);
  }

  private constructor(private readonly construct: IConstruct) {}

  /**
   * Lets the objects of the construct break a rule.
   *
   * @throws ConstructError without a reason
   */
  allow(rule: string, reason: string): this {
    if (reason.trim() === '')
      throw new ConstructError(this.construct, `an exception from ${rule} needs a reason, got none`);
    const known = exceptions.get(this.construct) ?? [];
    exceptions.set(this.construct, [...known, { rule, reason: reason.trim() }]);
    return this;
  }

  /** Tells the app of objects that exist outside of it: `Secret/shop/db`, with `*` for anything. */
  external(...objects: readonly string[]): this {
    this.settings.external.push(...objects);
    return this;
  }

  /** Leaves rules out in the whole app: `rule`, or `rule=Kind/name` at some objects, with `*` for anything. */
  ignore(...rules: readonly string[]): this {
    this.settings.ignore.push(...rules);
    return this;
  }

  /** The version of the cluster, such as `1.31`. */
  kubernetes(version: string): this {
    this.settings.kubernetes = version;
    return this;
  }

  private get settings(): Settings {
    return settingsOf(this.construct.node.root);
  }
}

/** What was said about the whole app. */
export function settingsOf(root: IConstruct): Settings {
  let known = settings.get(root);
  if (!known) settings.set(root, (known = { external: [], ignore: [] }));
  return known;
}

/** What was allowed to a construct, or to one around it. */
export function exceptionsOf(construct: IConstruct): Exception[] {
  return construct.node.scopes.flatMap((scope) => exceptions.get(scope) ?? []);
}
