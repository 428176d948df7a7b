import { type CandidateId, err, ok, type Result } from '@selectorate/basics';
import type { Contest } from '../contest/contest.ts';
import type { CountFault, Judged } from '../result/result.ts';
import { unsoundConstraints } from '../rules/check-contest.ts';
import { MOST_CONSTRAINTS } from './filling-search.ts';
import type { Verdict } from './panel.ts';
import { panelOf } from './panel-of.ts';

// Type aliases, not interfaces: an alias of plain data is assignable to Json.

/** One constraint, looked at by itself. */
export type NominatedCategory = {
  readonly category: string;
  readonly atLeast: number;
  readonly atMost: number | null;
  /** Candidates of the category who stand. */
  readonly standing: number;
  /** Whether the seats can be filled so that this constraint is met, if there were no other. */
  readonly canBeMet: boolean;
};

/** What constraints say before a vote is cast. */
export type NominationCheck = {
  readonly categories: readonly NominatedCategory[];
  /** Categories that cannot be met together, none of which can be left out. Empty: the panel can be filled. */
  readonly conflict: readonly string[];
  /** Elected whatever the votes, and the constraints that say so. */
  readonly guarded: readonly Judged[];
  /** Not elected whatever the votes, and the constraints that say so. */
  readonly doomed: readonly Judged[];
};

/**
 * Whether constraints can be met by those nominated, and who is in or out already. To be asked at the close of nominations,
 * when more can still be invited to stand. Whoever is withdrawn does not stand.
 *
 * @param candidates - those of the ballot paper, each once
 * @returns `bad-contest` and `unknown-candidate` for constraints that are not sound or too tangled to search
 */
export function checkNominations(
  contest: Contest,
  candidates: readonly CandidateId[],
): Result<NominationCheck, CountFault> {
  const fault = unsoundConstraints(contest.constraints, candidates);
  if (fault !== undefined) return err(fault);
  const { seats } = contest;
  if (!Number.isSafeInteger(seats) || seats < 1) {
    return err({ code: 'seats-out-of-range', seats, most: candidates.length });
  }
  const withdrawn = new Set(contest.withdrawn.map(({ candidate }) => candidate));
  const standing = candidates.flatMap((id, index) => (withdrawn.has(id) ? [] : [index]));
  const panel = panelOf(contest, candidates);
  const conflict = panel.conflict([], standing);
  const judgement = panel.judge([], standing) ?? { guarded: [], doomed: [] };
  if (panel.hasGivenUp()) return err(TOO_TANGLED);
  const named = (verdicts: readonly Verdict[]): readonly Judged[] =>
    verdicts.flatMap(({ index, constraints }) => {
      const candidate = candidates[index];
      return candidate === undefined ? [] : [{ candidate, constraints }];
    });
  return ok({
    categories: contest.constraints.map((constraint) => ({
      category: constraint.category,
      atLeast: constraint.atLeast,
      atMost: constraint.atMost,
      standing: constraint.candidates.filter((id) => id !== contest.reopenNominations && !withdrawn.has(id)).length,
      canBeMet: panelOf({ ...contest, constraints: [constraint] }, candidates).conflict([], standing).length === 0,
    })),
    conflict,
    guarded: named(judgement.guarded),
    doomed: named(judgement.doomed),
  });
}

/** No answer, because the search took too much work. */
export const TOO_TANGLED = {
  code: 'bad-contest',
  field: 'constraints',
  expected: `constraints that can be searched: fewer than the ${MOST_CONSTRAINTS} allowed, or such as overlap less`,
} as const satisfies CountFault;
