import { err, type MemberId, ok, type Result } from '@selectorate/basics';
import { type Judgement, judge } from '@selectorate/rulebook';
import type { ElectorateName } from './electorate-name.ts';
import type { FrozenRoll } from './freeze-roll.ts';
import { memberFacts } from './verdicts.ts';

/**
 * For each electorate: may this member vote, and how every clause came out, with the facts it looked at. Plain data; the
 * rulebook puts its clauses and their sources to each judgement with `explainJudgement`.
 */
export interface EligibilityExplanation {
  readonly member: MemberId;
  readonly electorates: Readonly<Record<ElectorateName, Judgement>>;
}

export function explainEligibility(
  { members, placeOf, electorates, freezeDay }: FrozenRoll,
  member: MemberId,
): Result<EligibilityExplanation, 'not-on-roll'> {
  const frozen = members[placeOf.get(member) ?? -1];
  if (frozen === undefined) return err('not-on-roll');
  const facts = memberFacts(frozen.entry, freezeDay);
  return ok({
    member,
    electorates: { trigger: judge(electorates.trigger, facts), ballot: judge(electorates.ballot, facts) },
  });
}
