import type { IConstruct } from 'constructs';
import { mergeResources } from './resources';
import type { SharedProps } from './microservice-props';

const DEFAULTS = Symbol('cdk8s-microservices.Defaults');

/** What all microservices below a construct have in common, unless they say otherwise themselves. */
export class Defaults {
  /** The defaults of everything below `scope`: an app, a chart, or a construct of your own. */
  static of(scope: IConstruct): Defaults {
    const holder = scope as { [DEFAULTS]?: Defaults };
    return (holder[DEFAULTS] ??= new Defaults());
  }

  /** What holds at `construct`: the defaults of all constructs around it, the nearest on top. @internal */
  static at(construct: IConstruct): SharedProps {
    let merged: SharedProps = {};
    for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
      const props = (scope as { [DEFAULTS]?: Defaults })[DEFAULTS]?.props;
      if (props) merged = withDefaults(merged, props);
    }
    return merged;
  }

  private props: SharedProps = {};

  private constructor() {}

  /** Sets defaults for the microservices that are created from now on; may be called again to add some. */
  set(props: SharedProps): this {
    this.props = withDefaults(props, this.props);
    return this;
  }
}

/** `props` on top of `defaults`; labels and resources are merged field by field. */
export function withDefaults<T extends SharedProps>(props: T, defaults: SharedProps): T {
  const merged = { ...defaults } as Record<string, unknown>;
  for (const [key, value] of Object.entries(props)) if (value !== undefined) merged[key] = value;
  const scaled = props.replicas !== undefined || props.scale !== undefined;
  return {
    ...merged,
    // A number of pods replaces a range from further out, and the other way round.
    ...(scaled && { replicas: props.replicas, scale: props.scale }),
    ...((props.labels ?? defaults.labels) && { labels: { ...defaults.labels, ...props.labels } }),
    resources: mergeResources(defaults.resources, props.resources),
  } as T;
}

/**
 * Nothing but what was asked for: one pod with one container, as `kubectl run` gives it. For
 * `Defaults.of(chart).set(BARE)`, or to be spread into the props of one microservice.
 */
export const BARE = {
  service: false,
  serviceAccount: false,
  security: { level: 'image-default', reason: 'bare: what the image says' },
  serviceLinks: true,
  resources: false,
  drain: false,
  strategy: false,
  spread: false,
  disruptionBudget: false,
  replicas: 1,
} as const satisfies SharedProps;
