import { createHash } from 'node:crypto';
import type { DataSource } from '../config/data-source';
import type { ContainerProps } from './container';
import type { Labels } from './labels';

/** The configs that a container reads, whichever way. */
export function configsOf({
  env,
  envFrom,
  mounts,
}: Pick<ContainerProps<string>, 'env' | 'envFrom' | 'mounts'>): Set<DataSource> {
  const configs = new Set<DataSource>();
  const look = (value: unknown) => {
    if (value === null || typeof value !== 'object') return;
    if ('provides' in value) configs.add(value as DataSource);
    else if ('source' in value) look(value.source);
    else if ('from' in value) look(value.from);
    else if ('projected' in value) (value.projected as unknown[]).forEach(look);
  };
  for (const values of [env, envFrom, mounts]) Object.values(values ?? {}).forEach(look);
  return configs;
}

/** Annotations that change with the configs, so that the pods do too. */
export function checksums(configs: Iterable<DataSource>): Labels {
  const annotations: Record<string, string> = {};
  for (const config of configs) {
    if (config.reload !== 'checksum') continue;
    const key = `${config.provides.toLowerCase()}.${config.name}`;
    const short = key.length <= 63 ? key : createHash('sha256').update(key).digest('hex').slice(0, 16);
    annotations[`checksum/${short}`] = config.checksum;
  }
  return annotations;
}
