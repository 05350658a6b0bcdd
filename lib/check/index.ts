export { checkManifests } from './check-manifests';
export type { Finding, Level } from './finding';
export type { CheckOptions, Exception, Location } from './options';
export { CheckPlugin, type CheckPluginProps, type PluginContext } from './plugin';
export {
  podSecurityViolations,
  type PodSecurityLevel,
  type PodSecurityViolation,
} from './pod-security/pod-security';
export { rules } from './registry';
export type { Rule, Violation } from './rule';
