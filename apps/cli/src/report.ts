import type { Verdict } from '@selectorate/selection';
import type { TriggerUnderRule } from '@selectorate/rulebook';
import { paperFigures } from '@selectorate/selection';
import { labelsOf } from './story/labels.ts';
import type { Played } from './play/played.ts';
import { underEachFormula } from './under-each-formula.ts';

/** Where a played contest was written, and what its verification came to. */
export interface Written {
  readonly played: Played;
  readonly record: string;
  readonly policy: string;
  readonly verdict: Verdict;
}

/** One contest of `--report`. Shares are percentages, half up, at most three decimals, compared before rounding. */
function reportContest({ played, record, policy, verdict }: Written) {
  const { state } = played.house;
  const label = labelsOf(played.folder);
  const figures = paperFigures(state);
  const votes = Object.entries(state.counted?.votes ?? {}).map(([candidate, tally]) => [
    label(candidate),
    Number(tally),
  ]);
  const winner = state.declaration?.winner ?? null;
  return {
    contest: played.house.contest,
    trigger: underEachFormula(state).map(reportFormula),
    decidedBy: state.rulebook.trigger?.formula ?? null,
    result: {
      winner: winner === null ? null : label(winner),
      votes: Object.fromEntries(votes) as Record<string, number>,
      valid: figures.valid,
      spoilt: figures.spoilt,
      rejected: figures.rejected,
    },
    endedBy: state.declaration?.endedBy ?? 'open',
    record: {
      dir: record,
      policy,
      entries: verdict.entries,
      checkpoints: verdict.checkpoints,
      witnesses: verdict.witnesses.length,
      problems: verdict.faults.length,
    },
  };
}

const reportFormula = ({ rule, for: votes, share, outcome }: TriggerUnderRule) => ({
  rule,
  for: votes,
  share,
  outcome,
});

/** The first contest at the top level, and every contest again in `contests`. */
export function report(written: readonly Written[], seconds: number) {
  const contests = written.map(reportContest);
  return { ...contests[0], contests, seconds };
}
