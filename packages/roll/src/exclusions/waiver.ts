import type { ClauseId, MemberId } from '@selectorate/basics';
import type { CompiledElectorate } from '@selectorate/rulebook';
import type { ElectorateName } from '../freeze/electorate-name.ts';
import type { RollEntry } from '../entry.ts';

/** One clause does not keep one member out. Private plain JSON; whether a clause may be waived is the rulebook's to say. */
export interface Waiver {
  readonly member: MemberId;
  readonly clause: ClauseId;
  readonly electorate: ElectorateName;
  /** A code. */
  readonly reason: string;
  /** Who granted it. */
  readonly by: string;
}

export interface WaiverFault {
  readonly code: 'not-on-roll' | 'no-such-clause' | 'granted-twice';
  /** Place in the list of waivers, from 0. */
  readonly at: number;
}

/** Waivers that mean nothing: for nobody on the roll, of a clause the electorate has not, or given twice. */
export function waiverFaults(
  waivers: readonly Waiver[],
  entries: readonly RollEntry[],
  electorates: Readonly<Record<ElectorateName, CompiledElectorate>>,
): readonly WaiverFault[] {
  const members = new Set(entries.map(({ member }) => member));
  const seen = new Set<string>();
  return waivers.flatMap(({ member, clause, electorate }, at): readonly WaiverFault[] => {
    const key = `${member} ${electorate} ${clause}`;
    const twice = seen.has(key);
    seen.add(key);
    if (!members.has(member)) return [{ code: 'not-on-roll', at }];
    if (!electorates[electorate].rules.some((rule) => rule.clause === clause)) return [{ code: 'no-such-clause', at }];
    return twice ? [{ code: 'granted-twice', at }] : [];
  });
}
