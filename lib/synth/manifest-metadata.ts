import { type ApiObject, type ApiObjectMetadata, ApiObjectMetadataDefinition } from 'cdk8s';
import { plainCopy } from './plain-copy';

/**
 * The metadata of an object as it was constructed, until something is added to it. Most objects are never added to,
 * and the definition of cdk8s costs more time and memory than all else of theirs.
 */
class ManifestMetadata {
  private definition?: ApiObjectMetadataDefinition;

  constructor(
    private readonly object: ApiObject,
    private readonly initial: ApiObjectMetadata,
  ) {}

  get name(): string | undefined {
    return this.initial.name;
  }

  get namespace(): string | undefined {
    return this.initial.namespace;
  }

  addLabel(key: string, value: string): void {
    this.changing().addLabel(key, value);
  }

  getLabel(key: string): string | undefined {
    return this.definition ? this.definition.getLabel(key) : this.initial.labels?.[key];
  }

  addAnnotation(key: string, value: string): void {
    this.changing().addAnnotation(key, value);
  }

  addFinalizers(...finalizers: string[]): void {
    this.changing().addFinalizers(...finalizers);
  }

  addOwnerReference(...owner: Parameters<ApiObjectMetadataDefinition['addOwnerReference']>): void {
    this.changing().addOwnerReference(...owner);
  }

  add(key: string, value: unknown): void {
    this.changing().add(key, value);
  }

  toJson(): object {
    return plainCopy(this.rendered());
  }

  /** Without the copy that protects it. */
  rendered(): object {
    return this.definition ? (this.definition.toJson() as object) : this.initial;
  }

  private changing(): ApiObjectMetadataDefinition {
    return (this.definition ??= new ApiObjectMetadataDefinition({
      ...plainCopy(this.initial),
      apiObject: this.object,
    }));
  }
}

// A definition to `instanceof`, without what constructing one costs.
Object.setPrototypeOf(ManifestMetadata.prototype, ApiObjectMetadataDefinition.prototype);

/** What stands in for the `ApiObjectMetadataDefinition` of an object of ours. */
export type RenderedMetadata = ApiObjectMetadataDefinition & Pick<ManifestMetadata, 'rendered'>;

export function manifestMetadata(object: ApiObject, initial: ApiObjectMetadata): RenderedMetadata {
  return new ManifestMetadata(object, initial) as unknown as RenderedMetadata;
}
