import type { UnitId } from '@selectorate/basics';
import {
  type ActBodies,
  isQuorate,
  type Recorded,
  triggerOutcome,
  triggerWorking,
  type UnitFigures,
  voteOf,
} from '@selectorate/selection';
import { OFFICERS, unitOfficers } from './play-set-up.ts';
import type { Enclosed, RehearsedContest } from './rehearsed-contest.ts';

/** Papers of a unit's meeting; what is not said is none. */
export type Papers = Partial<UnitFigures> & { readonly attempt?: 1 | 2 };

/** A return as the unit's officers would make it: figures published at k and above, withheld and committed to below. */
export function unitReturn(
  contest: RehearsedContest,
  unit: string,
  { attempt = 1, open = 0, keep = 0, spoilt = 0, abstained = 0 }: Papers,
): { readonly body: ActBodies['return-unit-vote']; readonly enclosed: Enclosed } {
  const figures = { open, keep, spoilt, abstained };
  const small = open + keep > 0 && open + keep < contest.rulebook.publication.k;
  const met = { unit: unit as UnitId, attempt, metOn: contest.now.slice(0, 10), signedOn: 'devices' as const };
  if (!small) return { body: { ...met, figures, withheld: null }, enclosed: {} };
  return {
    body: { ...met, figures: null, withheld: { says: voteOf(figures), quorate: isQuorate(contest.state, figures) } },
    enclosed: { parts: { figures: { subject: unit, content: figures } } },
  };
}

/** A unit meets and returns its vote. */
export function returnVote(contest: RehearsedContest, unit: string, papers: Papers): Recorded {
  contest.goPast('units-meet-from');
  const { body, enclosed } = unitReturn(contest, unit, papers);
  return contest.act('return-unit-vote', body, unitOfficers(unit), enclosed);
}

/** Every unit returns a vote for an open selection, four to two. */
export function everyUnitForOpen(contest: RehearsedContest): void {
  for (const unit of contest.state.units.keys()) returnVote(contest, unit, { open: 4, keep: 2 });
}

/** What the returns come to, as the rulebook works it out. */
export function outcomeNow(contest: RehearsedContest): 'triggered' | 'reselected' | 'undetermined' {
  const working = triggerWorking(contest.state);
  if (working === null) throw new Error('no trigger here');
  return triggerOutcome(working);
}

/** After the deadline the officers state the outcome, which can only be what the returns come to. */
export function decideTrigger(contest: RehearsedContest): void {
  contest.goPast('returns-due');
  contest.act('decide-trigger', { outcome: outcomeNow(contest) }, OFFICERS);
}
