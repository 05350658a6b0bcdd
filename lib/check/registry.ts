import type { Rule } from './rule';
import { exceptionWithoutReason } from './rules/exception-without-reason';
import { serviceSelectsNothing } from './rules/service-selects-nothing';
import { unusedException } from './rules/unused-exception';

/** Every rule. A rule that is not here does not exist. */
export const rules: readonly Rule[] = [serviceSelectsNothing, exceptionWithoutReason, unusedException];
