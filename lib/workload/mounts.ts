import type { Volume as PlusVolume } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import type { PersistentVolumeClaim, Volume, VolumeMount, VolumeProjection } from 'kubernetes-types/core/v1';
import type { DataKey, DataSource } from '../config/data-source';
import { ConstructError } from '../errors';
import { fromCdk8sPlus } from './cdk8s-plus';

/** A directory that lives as long as the pod. */
export interface Scratch {
  readonly scratch: {
    /** Most it may hold, such as `64Mi`. @default - as much as the node has */
    readonly sizeLimit?: string;
    /** `Memory` for a RAM disk, which counts as the container's memory. @default - the node's disk */
    readonly medium?: 'Memory';
  };
}

/** Storage that outlives the pod. */
export interface Claim {
  readonly claim: ClaimOptions | { /** Name of a claim that is made elsewhere. */ readonly name: string };
}

/** A claim to be made: one for each pod of a StatefulSet, one for all pods of any other workload. */
export interface ClaimOptions {
  /** Such as `10Gi`. */
  readonly size: string;
  /** @default ['ReadWriteOnce'] */
  readonly accessModes?: readonly ('ReadWriteOnce' | 'ReadWriteOncePod' | 'ReadWriteMany' | 'ReadOnlyMany')[];
  /** @default - the cluster's default class */
  readonly storageClass?: string;
}

/** Several sources in one directory. @see https://kubernetes.io/docs/concepts/storage/projected-volumes/ */
export interface Projected {
  readonly projected: readonly (DataSource | VolumeProjection)[];
}

/** Any other volume, in the API's own words but for its name. */
export interface OtherVolume {
  readonly volume: Omit<Volume, 'name'>;
}

/** Options of a single mount. */
export interface MountOptions {
  /** @default - true for configs and Secrets, false for anything else */
  readonly readOnly?: boolean;
  /** One path of the volume instead of its root; such a mount never sees updates. @default - the root */
  readonly subPath?: string;
}

/** What is mounted: all keys of a config as files, one key as one file, storage, or a volume of cdk8s-plus. */
export type MountSource =
  DataSource | DataKey | PlusVolume | ((Scratch | Claim | Projected | OtherVolume) & MountOptions);

/** Mounts by the path in the container, so that no two can share one. */
export type Mounts = Readonly<Record<string, MountSource>>;

/** The volumes of a pod, gathered from the mounts of all its containers; a source mounted twice is one volume. */
export class PodVolumes {
  private readonly byName = new Map<string, Volume>();
  private readonly nameOf = new Map<unknown, string>();
  /** Claims that are to be made. */
  readonly claims: { readonly name: string; readonly spec: PersistentVolumeClaim['spec'] }[] = [];
  /** Whether some volume must be writable for the pod's group. */
  shared = false;

  constructor(
    private readonly construct: IConstruct,
    private readonly owner: { readonly name: string; readonly templated: boolean },
  ) {}

  /** All volumes but those that come from the templates of a StatefulSet. */
  get volumes(): Volume[] {
    return [...this.byName.values()];
  }

  /** Mounts `source` and returns the container's side of it. */
  mount(path: string, source: MountSource): VolumeMount {
    if (!path.startsWith('/'))
      throw new ConstructError(this.construct, `mounts must be absolute paths, got "${path}"`);
    if (source === null || typeof source !== 'object') {
      throw new ConstructError(
        this.construct,
        `mounts ${path} must be a config, a key of one or a volume, got ${JSON.stringify(source)}`,
      );
    }
    if ('source' in source) {
      return {
        name: this.volumeOf(source.source, path),
        mountPath: path,
        subPath: source.key,
        readOnly: true,
      };
    }
    if ('provides' in source) {
      return { name: this.volumeOf(source, path), mountPath: path, readOnly: true };
    }
    const { readOnly, subPath } = source as MountOptions;
    return { name: this.volumeOf(source, path), mountPath: path, readOnly, subPath };
  }

  private volumeOf(source: Exclude<MountSource, DataKey>, path: string): string {
    const known = this.nameOf.get(source);
    if (known !== undefined) return known;
    const { name = this.freeName(path), ...volume } = this.render(source, path);
    this.nameOf.set(source, name);
    if (Object.keys(volume).length > 0) this.byName.set(name, { name, ...volume });
    return name;
  }

  private render(source: Exclude<MountSource, DataKey>, path: string): Partial<Volume> {
    if ('provides' in source) {
      const name = this.freeName(source.name);
      return source.provides === 'ConfigMap'
        ? { name, configMap: { name: source.name } }
        : { name, secret: { secretName: source.name } };
    }
    if ('scratch' in source) return { emptyDir: { ...source.scratch } };
    if ('claim' in source) return this.claim(source.claim, this.freeName(path));
    if ('projected' in source) return { projected: { sources: source.projected.map(projection) } };
    if ('volume' in source) return source.volume;
    return fromCdk8sPlus().volume(source);
  }

  private claim(claim: Claim['claim'], name: string): Partial<Volume> {
    this.shared = true;
    if ('name' in claim) return { name, persistentVolumeClaim: { claimName: claim.name } };
    const { size, accessModes = ['ReadWriteOnce'], storageClass } = claim;
    const spec = {
      accessModes: [...accessModes],
      storageClassName: storageClass,
      resources: { requests: { storage: size } },
    };
    if (this.owner.templated) {
      this.claims.push({ name, spec });
      return { name };
    }
    const claimName = `${this.owner.name}-${name}`;
    this.claims.push({ name: claimName, spec });
    return { name, persistentVolumeClaim: { claimName } };
  }

  /** A volume name made of `wish`: a DNS label that no other volume has. */
  private freeName(wish: string): string {
    const base =
      wish
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 60)
        .replace(/-+$/, '') || 'volume';
    const taken = new Set(this.nameOf.values());
    let name = base;
    for (let i = 2; taken.has(name); i++) name = `${base}-${i}`;
    return name;
  }
}

function projection(source: DataSource | VolumeProjection): VolumeProjection {
  if (!('provides' in source)) return source;
  return source.provides === 'ConfigMap'
    ? { configMap: { name: source.name } }
    : { secret: { name: source.name } };
}
