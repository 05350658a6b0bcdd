import { placed } from './container';
import { at, fieldsOf, textOf } from './fields';
import type { Pod } from './pod';

/** Something of its namespace that a pod cannot start without. */
export interface Reference {
  readonly type: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';
  readonly name: string;
  /** The field with the name. */
  readonly field: string;
  /** The key that is read, and the field that says so; without one, all keys are. */
  readonly key?: string;
  readonly keyField?: string;
  readonly optional: boolean;
}

const known = new WeakMap<Pod, readonly Reference[]>();

/** What a pod refers to in its environment, its volumes and its pull secrets. */
export function referencesOf(pod: Pod): readonly Reference[] {
  let references = known.get(pod);
  if (!references) {
    references = [...environment(pod), ...volumes(pod), ...pullSecrets(pod)];
    known.set(pod, references);
  }
  return references;
}

function* environment(pod: Pod): Generator<Reference> {
  for (const container of pod.containers) {
    for (const { path, fields } of container.elements('env')) {
      const { configMapKeyRef, secretKeyRef } = fieldsOf(fields.valueFrom);
      yield* keyed('ConfigMap', configMapKeyRef, `${path}.valueFrom.configMapKeyRef`);
      yield* keyed('Secret', secretKeyRef, `${path}.valueFrom.secretKeyRef`);
    }
    for (const { path, fields } of container.elements('envFrom')) {
      yield* whole('ConfigMap', fields.configMapRef, `${path}.configMapRef`);
      yield* whole('Secret', fields.secretRef, `${path}.secretRef`);
    }
  }
}

function* volumes(pod: Pod): Generator<Reference> {
  for (const { path, fields } of pod.volumes) {
    yield* files('ConfigMap', fields.configMap, `${path}.configMap`);
    yield* files('Secret', fields.secret, `${path}.secret`, 'secretName');
    for (const source of placed(at(fields, 'projected', 'sources'), `${path}.projected.sources`)) {
      yield* files('ConfigMap', source.fields.configMap, `${source.path}.configMap`);
      yield* files('Secret', source.fields.secret, `${source.path}.secret`);
    }
    yield* whole(
      'PersistentVolumeClaim',
      fields.persistentVolumeClaim,
      `${path}.persistentVolumeClaim`,
      'claimName',
    );
    yield* whole('Secret', at(fields, 'csi', 'nodePublishSecretRef'), `${path}.csi.nodePublishSecretRef`);
  }
}

function* pullSecrets(pod: Pod): Generator<Reference> {
  for (const { path, fields } of placed(pod.spec.imagePullSecrets, pod.at('spec.imagePullSecrets')))
    yield* whole('Secret', fields, path);
}

function* whole(
  type: Reference['type'],
  source: unknown,
  path: string,
  nameField = 'name',
): Generator<Reference> {
  const fields = fieldsOf(source);
  const name = textOf(fields[nameField]);
  if (name) yield { type, name, field: `${path}.${nameField}`, optional: fields.optional === true };
}

function* keyed(type: Reference['type'], source: unknown, path: string): Generator<Reference> {
  const key = textOf(fieldsOf(source).key);
  for (const reference of whole(type, source, path)) yield { ...reference, key, keyField: `${path}.key` };
}

function* files(
  type: Reference['type'],
  source: unknown,
  path: string,
  nameField = 'name',
): Generator<Reference> {
  for (const reference of whole(type, source, path, nameField)) {
    yield reference;
    for (const item of placed(fieldsOf(source).items, `${path}.items`)) {
      const key = textOf(item.fields.key);
      if (key !== undefined) yield { ...reference, key, keyField: `${item.path}.key` };
    }
  }
}

/** The keys of a ConfigMap or Secret; `undefined` where they are filled in by others. */
export function keysOf(manifest: unknown): ReadonlySet<string> | undefined {
  const { type, data, stringData, binaryData } = fieldsOf(manifest);
  if (type === 'kubernetes.io/service-account-token') return undefined;
  return new Set([data, stringData, binaryData].flatMap((part) => Object.keys(fieldsOf(part))));
}
