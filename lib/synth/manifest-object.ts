import { ApiObject, type ApiObjectMetadataDefinition, App, JsonPatch, resolve } from 'cdk8s';
import type { Construct } from 'constructs';
import { ConstructError } from '../errors';
import { dnsSubdomainProblem } from '../names';
import { checkAtSynth } from './check-at-synth';
import { manifestMetadata, type RenderedMetadata } from './manifest-metadata';
import { applyPatch, type Patch } from './override';
import { plainCopy } from './plain-copy';

/** The fields that every Kubernetes object has. */
export interface Manifest {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: object;
}

/** Properties of a {@link ManifestObject}. */
export interface ManifestObjectProps<T extends Manifest> {
  /** Such as `apps/v1`. */
  readonly apiVersion: string;
  /** Such as `Deployment`. */
  readonly kind: string;
  /** `metadata.name`, written as it is. */
  readonly name: string;
  /**
   * `metadata.namespace`.
   *
   * @default - the chart's
   */
  readonly namespace?: string;
  /**
   * Whether the kind lives outside of namespaces; its manifest then carries none.
   *
   * @default false
   */
  readonly clusterScoped?: boolean;
  /**
   * Labels of the object.
   *
   * @default - the chart's alone
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the object.
   *
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Everything behind `metadata`, called anew whenever the object is rendered.
   * Fields that are `undefined` are left out.
   */
  readonly build: () => Omit<T, 'apiVersion' | 'kind' | 'metadata'>;
}

/** How many resolvers every cdk8s app has; they find nothing to do in a manifest. */
const BUILT_IN_RESOLVERS = 3;

/**
 * A cdk8s `ApiObject` that renders a manifest exactly as it was built: nothing dropped, sorted or defaulted, and
 * nothing resolved unless the app was given resolvers of its own. `metadata`, `addDependency`, `addJsonPatch` and
 * the chart's labels and namespace work as ever.
 */
export class ManifestObject<T extends Manifest = Manifest> extends ApiObject {
  declare readonly metadata: ApiObjectMetadataDefinition;
  private readonly build: () => object;
  private overrides?: Patch<T>[];
  private jsonPatches?: JsonPatch[];

  constructor(scope: Construct, id: string, props: ManifestObjectProps<T>) {
    const { apiVersion, kind, name, labels, annotations } = props;
    super(scope, id, { apiVersion, kind, metadata: { name } });
    const problem = dnsSubdomainProblem(name);
    if (problem)
      throw new ConstructError(this, `name of the ${kind} ${problem}, got ${JSON.stringify(name)}`);
    this.build = props.build;
    const namespace = props.clusterScoped ? undefined : (props.namespace ?? this.chart.namespace);
    this.metadata = manifestMetadata(this, {
      name,
      namespace,
      labels: nonEmpty(this.chart.labels, labels),
      annotations: nonEmpty(annotations),
    });
    checkAtSynth(this);
  }

  /**
   * Has the last word on the manifest. The patch is merged into it at synth: objects field by field, `null`
   * removes a field, a list is replaced by a list, and an object in a list's place patches single elements by
   * their `name` or index: `{ spec: { template: { spec: { containers: { api: { tty: true } } } } } }`.
   *
   * Synth fails where the patch removes what is not there or names an element that the list lacks.
   */
  override(patch: Patch<T>): this {
    if (!this.overrides) this.node.addValidation({ validate: () => this.overrideProblems() });
    (this.overrides ??= []).push(patch);
    return this;
  }

  override addJsonPatch(...patches: JsonPatch[]): void {
    (this.jsonPatches ??= []).push(...patches);
  }

  /** The object as it will be written. */
  override toJson(): T {
    return plainCopy(this.manifest());
  }

  /**
   * The manifest without the copy that protects it: read it, never change it. Fields may be `undefined`.
   *
   * @internal
   */
  manifest(): T {
    let manifest: object = {
      apiVersion: this.apiVersion,
      kind: this.kind,
      metadata: (this.metadata as RenderedMetadata).rendered(),
      ...this.build(),
    };
    if (App.of(this).resolvers.length > BUILT_IN_RESOLVERS) manifest = resolve([], plainCopy(manifest), this);
    if (this.overrides) {
      manifest = plainCopy(manifest);
      for (const patch of this.overrides) {
        try {
          applyPatch(manifest, patch);
        } catch (error) {
          throw new ConstructError(this, (error as Error).message);
        }
      }
    }
    if (this.jsonPatches) manifest = JsonPatch.apply(plainCopy(manifest), ...this.jsonPatches);
    return manifest as T;
  }

  private overrideProblems(): string[] {
    try {
      this.manifest();
      return [];
    } catch (error) {
      return [(error as Error).message.replace(`${this.node.path}: `, '')];
    }
  }
}

function nonEmpty(
  ...records: (Readonly<Record<string, string>> | undefined)[]
): Record<string, string> | undefined {
  const merged: Record<string, string> = Object.assign({}, ...records);
  for (const _ in merged) return merged;
  return undefined;
}
