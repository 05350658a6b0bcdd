import type { EnvValue } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import type { EnvFromSource, EnvVar } from 'kubernetes-types/core/v1';
import type { DataKey, DataSource } from '../config/data-source';
import { ConstructError } from '../errors';
import { environmentNameProblem } from '../names';
import { fromCdk8sPlus } from './cdk8s-plus';

/** A field of the pod, known when it runs. @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/ */
export interface PodField {
  readonly field:
    | 'metadata.name'
    | 'metadata.namespace'
    | 'metadata.uid'
    | `metadata.labels['${string}']`
    | `metadata.annotations['${string}']`
    | 'spec.nodeName'
    | 'spec.serviceAccountName'
    | 'status.hostIP'
    | 'status.hostIPs'
    | 'status.podIP'
    | 'status.podIPs';
}

/** A request or limit of a container. @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef */
export interface ContainerResource {
  readonly resource: `${'requests' | 'limits'}.${string}`;
  /** Name of the container. @default - the one that reads it */
  readonly container?: string;
  /** The unit, such as `1Mi` or `1m`. @default '1' */
  readonly divisor?: string;
}

/** A key of a ConfigMap or Secret that is made elsewhere. */
export interface ForeignKey {
  /** Name of the ConfigMap; give this or `secret`. */
  readonly configMap?: string;
  /** Name of the Secret. */
  readonly secret?: string;
  readonly key: string;
  /** Whether the container starts without it. @default false */
  readonly optional?: boolean;
}

/** What a variable may be: text, also such as synth alone knows, a key of a config, a field of the pod, a resource, or a value of cdk8s-plus. */
export type EnvSource =
  string | (() => string) | DataKey | PodField | ContainerResource | ForeignKey | EnvValue;

/** All keys of a config, with `prefix` before each name. */
export interface PrefixedKeys {
  readonly from: DataSource;
  readonly prefix: string;
}

/** The variables as the API has them, in the order given. */
export function envVars(construct: IConstruct, env: Readonly<Record<string, EnvSource>>): EnvVar[] {
  return Object.entries(env).map(([name, source]) => {
    const problem = environmentNameProblem(name);
    if (problem) throw new ConstructError(construct, `env name ${problem}, got ${JSON.stringify(name)}`);
    if (typeof source === 'string') return { name, value: source };
    if (typeof source === 'function')
      return Object.defineProperty({ name }, 'value', { get: source, enumerable: true });
    if (source === null || typeof source !== 'object') {
      throw new ConstructError(
        construct,
        `env ${name} must be text or a source, got the ${typeof source} ${source}. Write '${source}'`,
      );
    }
    return { name, ...valueOf(source) };
  });
}

function valueOf(source: Exclude<EnvSource, string | (() => string)>): Omit<EnvVar, 'name'> {
  if ('field' in source) return { valueFrom: { fieldRef: { fieldPath: source.field } } };
  if ('resource' in source) {
    const { resource, container, divisor } = source;
    return { valueFrom: { resourceFieldRef: { containerName: container, resource, divisor } } };
  }
  if ('source' in source) {
    const ref = { name: source.source.name, key: source.key };
    return {
      valueFrom: source.source.provides === 'ConfigMap' ? { configMapKeyRef: ref } : { secretKeyRef: ref },
    };
  }
  if ('key' in source) {
    const { configMap, secret, key, optional } = source;
    return {
      valueFrom:
        configMap !== undefined
          ? { configMapKeyRef: { name: configMap, key, optional } }
          : { secretKeyRef: { name: secret, key, optional } },
    };
  }
  return fromCdk8sPlus().envValue(source);
}

/** Whole configs as variables. */
export function envFromSources(sources: readonly (DataSource | PrefixedKeys)[]): EnvFromSource[] {
  return sources.map((entry) => {
    const { from, prefix } = 'from' in entry ? entry : { from: entry, prefix: undefined };
    const ref = { name: from.name };
    return from.provides === 'ConfigMap' ? { prefix, configMapRef: ref } : { prefix, secretRef: ref };
  });
}
