import type { ApiObject } from 'cdk8s';
import { clusterScope } from './cluster-scoped';
import type { ConstructTree } from './construct-tree';
import { identityKey, identityOf } from './identity';
import { ManifestObject } from './manifest-object';
import { withPatches } from './patched';
import { stringFieldProblems } from './string-fields';
import { leaveOutDefaults } from './without-defaults';
import { toYaml } from './yaml';

/** Turns the objects of an app into manifests and YAML, and collects what is wrong with them on the way. */
export class Renderer {
  /** One line each: where, then what. */
  readonly problems = new Set<string>();
  /** The objects rendered so far, by what the API server tells them apart by. */
  readonly identities = new Map<string, ApiObject>();
  private readonly isClusterScoped: (object: ApiObject) => boolean;

  constructor(tree: ConstructTree) {
    this.isClusterScoped = clusterScope(tree);
  }

  /** The manifest to write; `undefined` when the object could not be rendered. */
  manifest(object: ApiObject): object | undefined {
    const clusterScoped = this.isClusterScoped(object);
    try {
      let manifest = rendered(object);
      if (clusterScoped) manifest = withoutNamespace(manifest);
      this.note(object, manifest, clusterScoped);
      for (const problem of stringFieldProblems(manifest)) this.problem(object, problem);
      return manifest;
    } catch (error) {
      this.problem(object, (error as Error).message);
      return undefined;
    }
  }

  /** `manifest` as one YAML document; empty when it holds what no YAML can. */
  yaml(object: ApiObject, manifest: object): string {
    try {
      return toYaml(manifest);
    } catch (error) {
      this.problem(object, (error as Error).message);
      return '';
    }
  }

  private note(object: ApiObject, manifest: object, clusterScoped: boolean): void {
    const identity = identityOf(object, manifest, clusterScoped);
    if (!identity) return;
    const key = identityKey(identity);
    const twin = this.identities.get(key);
    if (twin === undefined) {
      this.identities.set(key, object);
      return;
    }
    const where = identity.namespace === undefined ? '' : ` in namespace "${identity.namespace}"`;
    this.problem(object, `${object.kind} "${identity.name}"${where} is ${twin.node.path} already`);
  }

  private problem(object: ApiObject, message: string): void {
    const { path } = object.node;
    this.problems.add(message.startsWith(`${path}: `) ? message : `${path}: ${message}`);
  }
}

function rendered(object: ApiObject): object {
  // Not instanceof: cdk8s answers that for any ApiObject.
  if (object.toJson === ManifestObject.prototype.toJson) return (object as ManifestObject).manifest();
  const manifest = withPatches(object);
  leaveOutDefaults(object, manifest);
  return manifest;
}

function withoutNamespace(manifest: object): object {
  const { metadata } = manifest as { metadata?: { namespace?: string } };
  return metadata?.namespace === undefined
    ? manifest
    : { ...manifest, metadata: { ...metadata, namespace: undefined } };
}
