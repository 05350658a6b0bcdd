import { at, fieldsOf, listOf, textOf } from '../check/graph/fields';
import type { Pod } from '../check/graph/pod';

/** The ConfigMaps and Secrets that the containers and volumes of a pod name: `ConfigMap "settings"`. */
export function configReferences(pod: Pod): string[] {
  const found = new Set<string>();
  const add = (kind: string, name: unknown) => {
    if (textOf(name)) found.add(`${kind} "${String(name)}"`);
  };
  for (const container of pod.containers) {
    for (const { fields } of container.elements('env')) {
      add('ConfigMap', at(fields, 'valueFrom', 'configMapKeyRef', 'name'));
      add('Secret', at(fields, 'valueFrom', 'secretKeyRef', 'name'));
    }
    for (const { fields } of container.elements('envFrom')) {
      add('ConfigMap', at(fields, 'configMapRef', 'name'));
      add('Secret', at(fields, 'secretRef', 'name'));
    }
  }
  for (const { fields } of pod.volumes) {
    add('ConfigMap', at(fields, 'configMap', 'name'));
    add('Secret', at(fields, 'secret', 'secretName'));
    for (const source of listOf(at(fields, 'projected', 'sources'))) {
      add('ConfigMap', at(fieldsOf(source), 'configMap', 'name'));
      add('Secret', at(fieldsOf(source), 'secret', 'name'));
    }
  }
  return [...found];
}
