import type { Construct } from 'constructs';
import type { Namespace as NamespaceManifest } from 'kubernetes-types/core/v1';
import { ConstructError } from '../errors';
import { dnsLabelProblem } from '../names';
import { ManifestObject } from '../synth/manifest-object';
import { checkLabels, type Labels } from './labels';

/** Properties of a {@link Namespace}. */
export interface NamespaceProps {
  /** @default - the id */
  readonly name?: string;
  /** Pod Security Standard that pods must meet to be let in. @default - the cluster's @see https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
  readonly podSecurity?: 'privileged' | 'baseline' | 'restricted';
  /** @default - none but that of `podSecurity` */
  readonly labels?: Labels;
  /** @default - none */
  readonly annotations?: Labels;
}

/** A namespace. Synthesis puts it before all that lives in it. */
export class Namespace extends ManifestObject<NamespaceManifest> {
  constructor(scope: Construct, id: string, props: NamespaceProps = {}) {
    const { name = id, podSecurity, labels, annotations } = props;
    super(scope, id, {
      apiVersion: 'v1',
      kind: 'Namespace',
      name,
      clusterScoped: true,
      labels: { ...(podSecurity && { 'pod-security.kubernetes.io/enforce': podSecurity }), ...labels },
      annotations,
      build: () => ({}),
    });
    const problem = dnsLabelProblem(name);
    if (problem)
      throw new ConstructError(this, `name of the Namespace ${problem}, got ${JSON.stringify(name)}`);
    checkLabels(this, labels ?? {});
  }
}
