import { elementPath } from '../schema/field-path';
import { type Fields, fieldsOf, listOf, numberOf, textOf } from './fields';

/** A port that a container declares. */
export interface ContainerPort {
  readonly path: string;
  readonly name?: string;
  readonly number?: number;
  /** `TCP` where none is written. */
  readonly protocol: string;
}

/** An element of a list, and its place in the object. */
export interface Placed {
  readonly path: string;
  readonly fields: Fields;
}

/** A container of a pod. */
export class Container implements Placed {
  readonly name: string;
  private declared: ContainerPort[] | undefined;

  constructor(
    readonly path: string,
    readonly fields: Fields,
    /** The list it stands in. */
    readonly list: 'initContainers' | 'containers' | 'ephemeralContainers',
  ) {
    this.name = textOf(fields.name) ?? '';
  }

  /** Whether it runs beside the others, as init containers do that always restart. */
  get keepsRunning(): boolean {
    return this.list === 'containers' || this.fields.restartPolicy === 'Always';
  }

  get ports(): readonly ContainerPort[] {
    this.declared ??= placed(this.fields.ports, `${this.path}.ports`).map(({ path, fields }) => ({
      path,
      name: textOf(fields.name),
      number: numberOf(fields.containerPort),
      protocol: textOf(fields.protocol) ?? 'TCP',
    }));
    return this.declared;
  }

  /** The objects of one of its lists, such as `env`. */
  elements(field: string): Placed[] {
    return placed(this.fields[field], `${this.path}.${field}`);
  }
}

/** The elements of a list that are objects. */
export function placed(list: unknown, path: string): Placed[] {
  return listOf(list).map((item, index) => ({ path: elementPath(path, index), fields: fieldsOf(item) }));
}
