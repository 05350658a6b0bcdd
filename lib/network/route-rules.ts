import type { IConstruct } from 'constructs';
import { ConstructError } from '../errors';
import { hostProblem } from '../names';
import type { PathType, ResolvedBackend, RouteTimeouts } from './route-backends';

/** Requests to a path, and where they go. */
export interface RouteRule {
  readonly path: string;
  readonly pathType: PathType;
  /** @default - any */
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeouts?: RouteTimeouts;
  /** One, or several with a weight each. */
  readonly backends: readonly (ResolvedBackend & { readonly weight?: number })[];
}

/** Hosts, and the rules for them. `undefined` stands for all hosts. */
export interface HostGroup {
  readonly hosts: readonly (string | undefined)[];
  readonly rules: RouteRule[];
}

/** The rules of a route, in the order in which they came. */
export class RouteRules {
  readonly groups: HostGroup[] = [];

  constructor(private readonly route: IConstruct) {}

  /** All rules for a host, by host. */
  byHost(): Map<string | undefined, RouteRule[]> {
    const rules = new Map<string | undefined, RouteRule[]>();
    for (const group of this.groups)
      for (const host of group.hosts) rules.set(host, [...(rules.get(host) ?? []), ...group.rules]);
    return rules;
  }

  /** Adds a rule for all of `hosts`; the group it joins. */
  add(hosts: HostGroup['hosts'], rule: RouteRule): HostGroup {
    const known = this.byHost();
    for (const host of hosts) {
      const problem = host !== undefined && hostProblem(host);
      if (problem) throw new ConstructError(this.route, `host ${problem}, got "${host}"`);
      const twin = known.get(host)?.find((other) => matches(other) === matches(rule));
      if (twin) {
        throw new ConstructError(
          this.route,
          `${host ?? '*'}${rule.path} must lead to one place, it does already to ${twin.backends[0].service.name}`,
        );
      }
    }
    let group = this.groups.find((other) => String(other.hosts) === String(hosts));
    if (!group) this.groups.push((group = { hosts, rules: [] }));
    group.rules.push(rule);
    return group;
  }
}

/** What tells the requests of a rule from those of others. */
function matches({ path, pathType, headers = {} }: RouteRule): string {
  return JSON.stringify([path, pathType, Object.entries(headers).sort()]);
}
