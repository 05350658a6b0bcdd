import { toExpose } from './matchers/to-expose';
import { toHaveNoFindings } from './matchers/to-have-no-findings';
import { toHaveResource } from './matchers/to-have-resource';
import { toMeetPodSecurity } from './matchers/to-meet-pod-security';
import { toRollWhenChanged } from './matchers/to-roll-when-changed';
import { toRoute } from './matchers/to-route';
import { toSelect } from './matchers/to-select';
import { serializer } from './serializer';

/** The matchers, for `expect.extend`. */
export const matchers = {
  toHaveResource,
  toSelect,
  toRoute,
  toExpose,
  toMeetPodSecurity,
  toHaveNoFindings,
  toRollWhenChanged,
};

/** What Jest's and Vitest's `expect` have in common. */
export interface ExtensibleExpect {
  extend(matchers: Record<string, (...args: never[]) => unknown>): void;
  addSnapshotSerializer(serializer: never): void;
}

/** Teaches `expect` the matchers, and its snapshots to write manifests as YAML. Only for an `expect` that is no global. */
export function extend(expect: ExtensibleExpect): void {
  expect.extend({ ...matchers });
  expect.addSnapshotSerializer(serializer as never);
}
