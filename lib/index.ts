export { ConstructError } from './errors';
export { ManifestObject, type Manifest, type ManifestObjectProps } from './synth/manifest-object';
export type { Patch } from './synth/override';
