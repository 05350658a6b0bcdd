import type { IConstruct } from 'constructs';

/** What a construct throws when its props cannot work: the construct's path, then the rule and what came instead. */
export class ConstructError extends Error {
  constructor(construct: IConstruct | string, message: string) {
    super(`${typeof construct === 'string' ? construct : construct.node.path}: ${message}`);
    this.name = 'ConstructError';
  }
}
