import { check } from './check';
import type { Command } from './command';
import { init } from './init';
import { notes } from './notes';
import { picture } from './picture';

/** Every subcommand, in the order of the help. */
export const commands: readonly Command[] = [check, notes, picture, init];
