import type { CandidateId, Rational } from '@selectorate/basics';
import { rational, ZERO } from '@selectorate/basics';
import type { CastBallot } from '../ballots/packed-ballots.ts';
import type { NonTransferableReason, Stage } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import { type Race, statusOf } from './race.ts';
import { inPaperOrder } from './stv-papers.ts';
import { papersIn } from './sections.ts';
import { type Votes, votesOf } from './votes.ts';
import { REASONS } from './whole-papers.ts';

// Rules that look once at all of a paper: what it says, a second time from docs/rules/scored.md.

/** A paper that says something: its ranks, each of several candidates who are level. */
export interface Said {
  readonly ranks: readonly (readonly CandidateId[])[];
  readonly times: Rational;
}

/** All papers: those that say something, and the others by reason. */
export interface Heard {
  readonly said: readonly Said[];
  readonly lost: ReadonlyMap<NonTransferableReason, Rational>;
}

export function hear(race: Race, papers: readonly CastBallot[]): Heard {
  const read = papers.map((paper) => ({ paper, ...keptRanks(race, paper) }));
  return {
    said: read
      .filter(({ ranks }) => ranks.length > 0)
      .map(({ ranks, paper }) => ({ ranks, times: rational(paper.times) })),
    lost: new Map(
      REASONS.map((reason) => [
        reason,
        papersIn(read.filter(({ ranks, why }) => ranks.length === 0 && why === reason).map(({ paper }) => paper)),
      ]),
    ),
  };
}

/** Reads one paper: the ranks that are kept, and why reading ended. */
function keptRanks(
  race: Race,
  { ranking }: CastBallot,
): { readonly ranks: readonly (readonly CandidateId[])[]; readonly why: NonTransferableReason } {
  const { candidates, options, contest } = race.question;
  const { skippedRanks, duplicates, overvote } = options;
  const ranks: (readonly CandidateId[])[] = [];
  if (ranking.flat().length === 0) return { ranks, why: 'blank' };
  const stops = (candidate: CandidateId): boolean =>
    contest.withdrawn.some(
      (gone) => gone.candidate === candidate && options.withdrawnEffect[gone.when] === 'papers-stop',
    );
  const earlier = new Set<number>();
  const met = new Set<CandidateId>();
  let emptyInARow = 0;
  for (const rank of ranking) {
    const marked = inPaperOrder(rank, candidates);
    if (marked.length === 0) {
      emptyInARow += 1;
      if (skippedRanks !== null && emptyInARow > skippedRanks) return { ranks, why: 'skipped' };
      continue;
    }
    emptyInARow = 0;
    if (duplicates === 'exhaust' && rank.some((index) => earlier.has(index))) return { ranks, why: 'duplicate' };
    for (const index of rank) earlier.add(index);
    if (marked.some(stops)) return { ranks, why: 'withdrawn' };
    const left = marked.filter((candidate) => statusOf(race, candidate) === 'continuing' && !met.has(candidate));
    if (marked.length > 1) {
      if (overvote === 'exhaust') return { ranks, why: 'overvote' };
      if (overvote === 'skip') continue;
      if (overvote === 'exhaust-if-several-continue' && left.length > 1) return { ranks, why: 'overvote' };
    }
    if (left.length > 0) ranks.push(left);
    for (const candidate of left) met.add(candidate);
  }
  return { ranks, why: 'exhausted' };
}

/** The one stage of these rules, without its decision. */
export const onlyStage = (
  race: Race,
  { action, votes, lost }: { action: Stage['action']; votes: Votes; lost: Heard['lost'] },
): Omit<Stage, 'elected' | 'excluded' | 'ties'> => ({
  n: 1,
  action,
  quota: null,
  tallies: race.question.candidates.map((candidate) => ({
    candidate,
    votes: formatVotes(votesOf(votes, candidate)),
    status: statusOf(race, candidate),
  })),
  transfers: [],
  nonTransferable: REASONS.map((reason) => ({ reason, votes: lost.get(reason) ?? ZERO }))
    .filter(({ votes: papers }) => papers.n !== 0n)
    .map(({ reason, votes: papers }) => ({ reason, votes: formatVotes(papers) })),
  residual: '0',
  workings: [],
});
