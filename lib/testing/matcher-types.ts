import type { PodSecurityLevel } from '../check/pod-security/pod-security';
import type { CheckOptions } from '../check/options';
import type { Kind, ManifestOf, Partially } from './kinds';
import type { RouteEnd } from './matchers/to-route';
import type { ManifestSource } from './source';

/** The matchers, as `expect(…)` has them. */
export interface KubernetesMatchers<Result = void> {
  /**
   * There is a manifest of the kind that has all of `partial`, as `toMatchObject` understands it.
   *
   * @example expect(chart).toHaveResource('Service', { spec: { type: 'NodePort' } });
   */
  toHaveResource<K extends Kind>(kind: K, partial?: Partially<ManifestOf<K>>): Result;
  /** A Service, policy, budget or workload selects the pods of a workload. */
  toSelect(workload: ManifestSource): Result;
  /**
   * A request comes by an Ingress or HTTPRoute and a Service to the container of a workload.
   *
   * @example expect(chart).toRoute('local.imti.cloud/', { to: 'go-ok', port: 8080 });
   */
  toRoute(url: string, end: RouteEnd): Result;
  /** A Service has the port or node port, or a container of a workload has it: by number or name. */
  toExpose(port: number | string): Result;
  /** All pods meet the level of the Pod Security Standards. */
  toMeetPodSecurity(level: PodSecurityLevel): Result;
  /** The checker finds nothing. */
  toHaveNoFindings(options?: CheckOptions): Result;
  /** A workload uses the ConfigMap or Secret, and makes new pods when that changes. */
  toRollWhenChanged(config: ManifestSource): Result;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- where @types/jest keeps its matchers
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type -- its parameters must be repeated
    interface Matchers<R, T = {}> extends KubernetesMatchers<R> {}
  }
}
