import { shown } from '../shown';

/** A pod, or the template of one, as written: any field may be missing or of a wrong type. */
export interface PodLike {
  readonly metadata?: unknown;
  readonly spec?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** Something with a place in the pod: a container, a volume, a security context. */
export interface Part {
  /** Such as `spec.initContainers[0]`. */
  readonly path: string;
  /** Its name within the pod, quoted for a message; `pod` for the pod itself. */
  readonly label: string;
  readonly fields: Fields;
}

/** Reads a pod for the controls, which all ask the same few questions of it. */
export class PodView {
  readonly spec: Fields;
  readonly annotations: Fields;
  /** Init, regular and ephemeral containers. */
  readonly containers: readonly Part[];
  readonly volumes: readonly Part[];

  constructor(pod: PodLike) {
    this.spec = fieldsOf(pod.spec);
    this.annotations = fieldsOf(fieldsOf(pod.metadata).annotations);
    this.containers = ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) =>
      this.parts(list, 'container'),
    );
    this.volumes = this.parts('volumes', 'volume');
  }

  /** Windows pods are exempt from what only Linux knows. */
  get isWindows(): boolean {
    return fieldsOf(this.spec.os).name === 'windows';
  }

  /** Whether root in the pod is nobody on the node. */
  get hasUserNamespace(): boolean {
    return this.spec.hostUsers === false;
  }

  get podSecurityContext(): Part {
    return { path: 'spec.securityContext', label: 'pod', fields: fieldsOf(this.spec.securityContext) };
  }

  /** The security contexts of the pod and of every container, written or not. */
  get securityContexts(): readonly Part[] {
    return [this.podSecurityContext, ...this.containers.map(securityContextOf)];
  }

  private parts(list: string, noun: string): Part[] {
    return listOf(this.spec[list]).map((item, index) => {
      const fields = fieldsOf(item);
      return {
        path: `spec.${list}[${index}]`,
        label: `${noun} ${shown(fields.name ?? index)}`,
        fields,
      };
    });
  }
}

/** The security context of a container. */
export function securityContextOf(container: Part): Part {
  return {
    path: `${container.path}.securityContext`,
    label: container.label,
    fields: fieldsOf(container.fields.securityContext),
  };
}

/** The value if it is an object, else one without fields. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The value if it is a list, else an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
