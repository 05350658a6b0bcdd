import './matcher-types';
import './register';

export type { GenericManifest, Kind, KnownKinds, ManifestOf, Partially, Written } from './kinds';
export { Manifests } from './manifests';
export type { KubernetesMatchers } from './matcher-types';
export { type ExtensibleExpect, extend, matchers } from './matchers';
export type { RouteEnd } from './matchers/to-route';
export { serializer } from './serializer';
export type { ManifestSource } from './source';
