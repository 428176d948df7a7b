import type { CheckInput } from './check-input.ts';
import type { EntryGroups } from './fairness/groups.ts';
import { GATE_ALPHA, judgeGates } from './fairness/gates.ts';
import { type Finding, found, raise } from './finding.ts';
import type { MemberId } from '@selectorate/basics';
import type { CheckResult } from './report.ts';
import { binomialTail } from './statistics.ts';

/** So many times as often as all: where a group's number would be rare even then, the body should know why. */
const UNEQUAL = 1.5;

export interface FairnessSetting {
  readonly checks: readonly CheckResult[];
  readonly groups: ReadonlyMap<MemberId, EntryGroups>;
  readonly k: number;
}

/**
 * RI-19: who is asked by all the checks together, and in which check a group is asked far more than all (A48). Registers themselves lack
 * young people, renters and newcomers: an unequal burden is a question about the check, and a reason to ask with care.
 */
export function checkFairness({ entries, known }: CheckInput, { checks, groups, k }: FairnessSetting): Finding {
  const tables = checks.filter(({ fairness }) => fairness.length > 0);
  const rows = tables.flatMap(({ check, fairness }) => {
    const all = fairness.find(({ by }) => by === 'all')?.flagged?.share ?? 0;
    return fairness.filter(({ by }) => by !== 'all').map((row) => ({ check, all, row }));
  });
  const judged = rows.filter(({ row }) => row.flagged !== null).length;
  const gates = known === undefined ? null : judgeGates({ groups, known, checks, k });
  const signals = rows.flatMap(({ check, all, row: { by, group, flagged, ratio, members } }) => {
    if (flagged === null || ratio === null || ratio <= UNEQUAL) return [];
    if (binomialTail(flagged.count, flagged.of, Math.min(1, all * UNEQUAL)) > GATE_ALPHA / judged) return [];
    return raise({
      check: 'RI-19',
      state: 'review',
      reason: 'unequal-burden',
      members: [],
      figures: { 'for-check': check, group, members, ratio: Math.round(ratio * 100) / 100 },
      about: [check, by, group, flagged.count, flagged.of],
    });
  });
  return found({
    population: entries.length,
    tested: entries.map(({ member }) => member),
    signals,
    asked: checks.flatMap((result) => result.signals),
    failed: gates?.failed ?? [],
    totals: {
      'groups-judged': judged,
      ...(gates === null ? {} : { 'too-few-to-judge': gates.tooFew }),
      'groups-too-small': rows.filter(({ row }) => row.flagged === null).length,
    },
  });
}
