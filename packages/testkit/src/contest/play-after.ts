import { type ActBodies, momentsDue, paperFigures } from '@selectorate/selection';
import { bodyMembers, OFFICERS } from './play-set-up.ts';
import { theCount } from './play-ballot.ts';
import type { Enclosed, RehearsedContest } from './rehearsed-contest.ts';

/** The scrutineer's statement: the figures are those of the batches, and sealed in it the count they saw, if there is one. */
export function scrutiny(
  contest: RehearsedContest,
  satisfied = true,
): { readonly body: ActBodies['state-scrutiny']; readonly enclosed: Enclosed } {
  const body = { figures: paperFigures(contest.state), satisfied, concerns: 0 };
  if (!satisfied || contest.state.trigger === 'reselected') return { body, enclosed: {} };
  const { ballots, result } = theCount(contest).body;
  return { body, enclosed: { parts: { count: { subject: 'contest', content: { ballots, result } } } } };
}

export function stateScrutiny(contest: RehearsedContest, satisfied = true): void {
  const { body, enclosed } = scrutiny(contest, satisfied);
  contest.act('state-scrutiny', body, ['scrutineer'], enclosed);
}

/** The declaration that is due now. */
export function declaration(contest: RehearsedContest): ActBodies['declare'] {
  const { state } = contest;
  const winner = state.trigger === 'reselected' ? state.incumbent : state.counted?.elected;
  const { challenge, retention } = momentsDue(state, contest.now);
  if (winner === null || winner === undefined) throw new Error('nobody to declare');
  return {
    winner,
    figures: paperFigures(state),
    challengeCloses: { civil: challenge.civil, instant: challenge.instant },
    retentionEnds: { civil: retention.civil, instant: retention.instant },
  };
}

export function declareResult(contest: RehearsedContest): void {
  contest.act('declare', declaration(contest), OFFICERS);
}

export function endorse(contest: RehearsedContest): void {
  contest.act('endorse', { decision: 'endorsed' }, bodyMembers(contest.rulebook.endorsement.body));
}

export function closeContest(contest: RehearsedContest): void {
  contest.goPast('challenge-closes');
  contest.act('close-contest', {}, OFFICERS);
}
