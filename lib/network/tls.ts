import type { Construct } from 'constructs';
import type { DataSource } from '../config/data-source';
import { ConstructError } from '../errors';
import { type Manifest, ManifestObject } from '../synth/manifest-object';
import { certificateProblems } from './certificate';

/** A certificate that cert-manager keeps. @see https://cert-manager.io/docs/usage/certificate/ */
export interface CertificateIssuer {
  /** Name of the issuer. */
  readonly issuer: string;
  /** @default 'ClusterIssuer' */
  readonly kind?: 'ClusterIssuer' | 'Issuer';
}

/**
 * Certificate and key: a Secret of this app, the name of one that is made elsewhere, or who is to issue one.
 * Those of a Secret of this app are looked at: they must belong together, be for the hosts, and not be expired.
 */
export type RouteTls = DataSource<'Secret'> | string | CertificateIssuer;

/** Name of the Secret with the certificate for the hosts that there are by the time of synth. */
export function tlsSecret(
  owner: Construct & { readonly namespace: string | undefined },
  tls: RouteTls,
  hosts: () => readonly string[],
  name: string,
): string {
  if (typeof tls === 'string') return tls;
  if ('issuer' in tls) {
    certificate(owner, tls, hosts, name);
    return name;
  }
  for (const key of ['tls.crt', 'tls.key']) {
    if (!tls.keys.includes(key)) {
      throw new ConstructError(
        owner,
        `tls must have the keys tls.crt and tls.key, ${tls.name} has ${tls.keys.join(', ') || 'none'}`,
      );
    }
  }
  owner.node.addValidation({ validate: () => certificateProblems(tls, hosts()) });
  return tls.name;
}

/** Namespace of the Secret, where it is not left to that of the owner. */
export function secretNamespace(tls: RouteTls): string | undefined {
  return typeof tls === 'object' && 'metadata' in tls
    ? (tls as DataSource & Pick<ManifestObject, 'metadata'>).metadata.namespace
    : undefined;
}

function certificate(
  owner: Construct & { readonly namespace: string | undefined },
  { issuer, kind = 'ClusterIssuer' }: CertificateIssuer,
  hosts: () => readonly string[],
  name: string,
): void {
  new ManifestObject<Manifest & { readonly spec: object }>(owner, `Certificate ${name}`, {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    name,
    namespace: owner.namespace,
    build: () => ({ spec: { secretName: name, dnsNames: [...hosts()], issuerRef: { name: issuer, kind } } }),
  });
  owner.node.addValidation({
    validate: () =>
      hosts().length > 0 ? [] : [`tls of issuer ${issuer} needs a host to ask a certificate for`],
  });
}
