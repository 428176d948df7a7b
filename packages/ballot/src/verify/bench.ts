import type { Group, GroupName } from '@selectorate/group';
import type { Platform } from '../platform.ts';

/** What a thread needs to check anything. */
export interface Bench {
  readonly platform: Platform;
  readonly groupOf: (name: GroupName) => Group;
}
