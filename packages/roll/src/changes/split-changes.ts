import type { MemberId } from '@selectorate/basics';
import type { LoggedChange } from './logged-change.ts';

/** A log taken apart: who came, who went, and what changed of those who stayed. */
export interface SplitChanges {
  readonly added: readonly MemberId[];
  readonly removed: readonly MemberId[];
  /** Without the fields that somebody new came with. */
  readonly changed: readonly LoggedChange[];
}

export function splitChanges(changes: readonly LoggedChange[]): SplitChanges {
  const added: MemberId[] = [];
  const removed: MemberId[] = [];
  const changed: LoggedChange[] = [];
  const cameAt = new Map<MemberId, string>();
  for (const change of changes) {
    const { member, field, to } = change;
    const moment = `${change.at} ${change.session}`;
    if (field === 'member' && to === '') removed.push(member);
    else if (field === 'member') {
      added.push(member);
      cameAt.set(member, moment);
    } else if (cameAt.get(member) !== moment || change.from !== '') changed.push(change);
  }
  return { added, removed, changed };
}
