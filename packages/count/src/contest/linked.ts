import { type CandidateId, err, ok, type Result } from '@selectorate/basics';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import { count } from '../count.ts';
import type { Count, CountFault } from '../result/result.ts';
import type { CountRequest } from '../rules/options.ts';
import type { Contest, Withdrawal } from './contest.ts';

/** One of several contests that a person may win only one of: chair before secretary, say. */
export type LinkedContest = {
  /** A word that results and faults refer to. */
  readonly name: string;
  /** The ballots, or those of each round. */
  readonly ballots: PackedBallots | readonly PackedBallots[];
  readonly contest: Contest;
  readonly request: CountRequest;
};

/** The contests as they were counted: those elected before stand in `contest.withdrawn` of each. */
export type LinkedCount = {
  readonly schema: 'selectorate-linked-count/1';
  readonly counts: readonly { readonly name: string; readonly count: Count }[];
};

/** Which contest has no result, and why. Contests before it came out as `counts` says. */
export type LinkedFault = {
  readonly code: 'contest-fault' | 'name-taken';
  readonly name: string;
  readonly fault: CountFault | null;
  readonly counts: LinkedCount['counts'];
};

/**
 * Counts contests in the declared order. Whoever was elected in one is withdrawn from those after it (`elected-elsewhere`;
 * what becomes of their papers is the option `withdrawnEffect` of each). A person bears the same id in every contest.
 * "Re-open nominations" is nobody and stands in all of them.
 */
export function countLinked(contests: readonly LinkedContest[]): Result<LinkedCount, LinkedFault> {
  const counts: LinkedCount['counts'][number][] = [];
  const taken = new Set<CandidateId>();
  for (const { name, ballots, contest, request } of contests) {
    if (counts.some((earlier) => earlier.name === name)) return err({ code: 'name-taken', name, fault: null, counts });
    const candidates = 'candidates' in ballots ? ballots.candidates : (ballots[0]?.candidates ?? []);
    const withdrawn = [...contest.withdrawn, ...electedElsewhere(contest, candidates, taken)];
    const counted = count(ballots, { ...contest, withdrawn }, request);
    if (!counted.ok) return err({ code: 'contest-fault', name, fault: counted.error, counts });
    counts.push({ name, count: counted.value });
    for (const candidate of counted.value.elected) if (candidate !== contest.reopenNominations) taken.add(candidate);
  }
  return ok({ schema: 'selectorate-linked-count/1', counts });
}

const electedElsewhere = (
  { withdrawn, reopenNominations }: Contest,
  candidates: readonly CandidateId[],
  taken: ReadonlySet<CandidateId>,
): readonly Withdrawal[] =>
  candidates
    .filter((candidate) => taken.has(candidate) && candidate !== reopenNominations)
    .filter((candidate) => !withdrawn.some((gone) => gone.candidate === candidate))
    .map((candidate) => ({ candidate, when: 'elected-elsewhere' }));
