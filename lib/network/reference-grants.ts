import type { Construct } from 'constructs';
import type { ReferenceGrantSpec, ReferenceGrantSpecFrom } from '../../imports/gateway.networking.k8s.io';
import { type Manifest, ManifestObject } from '../synth/manifest-object';

/**
 * Lets an object refer to others in namespaces other than its own, which those namespaces must allow: one
 * ReferenceGrant in each.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
export class ReferenceGrants {
  private readonly granted = new Map<string, Set<string>>();

  constructor(
    private readonly owner: Construct & { readonly name: string },
    private readonly from: ReferenceGrantSpecFrom,
    private readonly toKind: 'Service' | 'Secret',
  ) {}

  /** Allows the reference to `name` in `namespace`. */
  to(name: string, namespace: string): void {
    const known = this.granted.get(namespace);
    if (known) known.add(name);
    else this.grant(namespace, new Set([name]));
  }

  private grant(namespace: string, names: Set<string>): void {
    this.granted.set(namespace, names);
    new ManifestObject<Manifest & { readonly spec: ReferenceGrantSpec }>(
      this.owner,
      `ReferenceGrant ${namespace}`,
      {
        apiVersion: 'gateway.networking.k8s.io/v1beta1',
        kind: 'ReferenceGrant',
        // Two namespaces may have a route of the same name, and grant the same third one.
        name:
          this.from.namespace === 'default' ? this.owner.name : `${this.from.namespace}-${this.owner.name}`,
        namespace,
        build: () => ({
          spec: {
            from: [this.from],
            to: [...names].map((name) => ({ group: '', kind: this.toKind, name })),
          },
        }),
      },
    );
  }
}
