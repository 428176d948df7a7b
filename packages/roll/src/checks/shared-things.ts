import type { RollEntry } from '../entry.ts';
import type { MemberEvidence } from '../evidence.ts';
import { groupBy } from '../group-by.ts';
import type { CheckInput } from './check-input.ts';
import { countHouseholds } from './entry-facts.ts';

/** Members who have one opaque thing in common: an instrument, a device. */
export interface Sharing {
  readonly token: string;
  readonly entries: readonly RollEntry[];
  readonly households: number;
}

/** More than these are no household; they are not compared one with another. */
const NO_HOUSEHOLD = 200;

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
  return {
    with: having,
    groups: [...groups].flatMap(([token, group]) =>
      group.length < 2
        ? []
        : [{ token, entries: group, households: group.length > NO_HOUSEHOLD ? group.length : countHouseholds(group) }],
    ),
  };
}
