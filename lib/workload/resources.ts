import type { ResourceRequirements } from 'kubernetes-types/core/v1';

/** Amounts of CPU (`250m` is a quarter of a core), memory (`128Mi`) and other resources, as Kubernetes quantities. */
export type Amounts = Readonly<Record<string, string>>;

/** Sizes for common services: requests of CPU, and memory that is both requested and the limit. */
export const RESOURCE_PRESETS = {
  /** 50m CPU, 128Mi memory */
  small: { cpu: '50m', memory: '128Mi' },
  /** 250m CPU, 512Mi memory */
  medium: { cpu: '250m', memory: '512Mi' },
  /** 1 CPU, 2Gi memory */
  large: { cpu: '1', memory: '2Gi' },
} as const;

/** The name of a preset. */
export type ResourcePreset = keyof typeof RESOURCE_PRESETS;

/** What a container asks for and may use at most, field by field over a preset. */
export interface ResourceOptions {
  /** @default 'small' */
  readonly preset?: ResourcePreset;
  /** Requests, over those of the preset. */
  readonly requests?: Amounts;
  /**
   * Limits. Memory is limited to its request when nothing is said: a container that takes more than was
   * reserved for it is the one to go, not its neighbour. CPU has no limit: it would only be throttled.
   *
   * @default - memory equal to its request
   */
  readonly limits?: Amounts;
}

/** A preset, options over a preset, or `false` for none at all. */
export type Resources = ResourcePreset | ResourceOptions | false;

/** Lays `over` on `under`, field by field; a preset or `false` replaces everything under it. */
export function mergeResources(
  under: Resources | undefined,
  over: Resources | undefined,
): Resources | undefined {
  if (over === undefined) return under;
  if (typeof over !== 'object' || typeof under !== 'object' || over.preset !== undefined) {
    const preset =
      typeof under === 'string' && typeof over === 'object' && over.preset === undefined ? under : undefined;
    return preset ? { preset, ...(over as ResourceOptions) } : over;
  }
  return {
    preset: under.preset,
    requests: { ...under.requests, ...over.requests },
    limits: { ...under.limits, ...over.limits },
  };
}

/** The resources as the API has them. */
export function resourceRequirements(resources: Resources | undefined): ResourceRequirements | undefined {
  if (resources === false) return undefined;
  const options = typeof resources === 'string' ? { preset: resources } : (resources ?? {});
  const requests = { ...RESOURCE_PRESETS[options.preset ?? 'small'], ...options.requests };
  return { requests, limits: { memory: requests.memory, ...options.limits } };
}
