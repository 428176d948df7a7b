import { type CandidateId, type PersonId, toHex } from '@selectorate/basics';
import { type ActBodies, lotCommitment } from '@selectorate/selection';
import { seeded } from '../seeded.ts';
import type { RehearsedContest } from './rehearsed-contest.ts';

/** The 32 bytes that a person of this contest puts into the lots, in hexadecimal. */
export const lotValueOf = (contest: RehearsedContest, person: string): string =>
  toHex(seeded(`${contest.plan.seed}/lot value of ${person}`).bytes(32));

/** A person commits to their value. */
export function commitLotValue(contest: RehearsedContest, person: string): void {
  const commitment = lotCommitment(contest.plan.contest, person as PersonId, lotValueOf(contest, person));
  contest.act('commit-lot-value', { commitment }, [person]);
}

/** A person reveals the value that they committed to. */
export function revealLotValue(contest: RehearsedContest, person: string): void {
  contest.act('reveal-lot-value', { value: lotValueOf(contest, person) }, [person]);
}

/** A lot drawn by hand among the whole shortlist at the first stage. */
export const lotAtStage1 = (contest: RehearsedContest, drawn: CandidateId): ActBodies['record-lot'] => ({
  stage: 1,
  purpose: 'elect',
  among: contest.state.shortlist ?? [],
  drawn,
});
