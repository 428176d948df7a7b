import type { RollEntry } from '../entry.ts';
import type { MemberEvidence } from '../evidence.ts';
import { groupBy } from '../group-by.ts';
import type { CheckInput } from './check-input.ts';
import { countHouseholds, largestUsualHousehold } from './entry-facts.ts';

/** Members who have one opaque thing in common: an instrument, a device. */
export interface Sharing {
  readonly token: string;
  readonly entries: readonly RollEntry[];
  readonly households: number;
  /** Several households, or more people than one usually has, whatever their names. */
  readonly isQuestion: boolean;
}

/** Those who share a thing, with the households they fall into. */
export function sharingOf(
  { entries, evidence }: CheckInput,
  tokenOf: (evidence: MemberEvidence) => string | null,
): { readonly groups: readonly Sharing[]; readonly with: readonly RollEntry[] } {
  const having = entries.filter((entry) => {
    const known = evidence?.get(entry.member);
    return known !== undefined && tokenOf(known) !== null;
  });
  const groups = groupBy(having, ({ member }) => {
    const known = evidence?.get(member);
    return known === undefined ? '' : (tokenOf(known) ?? '');
  });
  const usual = largestUsualHousehold(entries);
  return {
    with: having,
    groups: [...groups].flatMap(([token, group]) => {
      if (group.length < 2) return [];
      const households = countHouseholds(group, usual);
      return [{ token, entries: group, households, isQuestion: households > 1 || group.length > usual }];
    }),
  };
}
