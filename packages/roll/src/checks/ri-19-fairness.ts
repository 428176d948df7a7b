import type { CheckInput } from './check-input.ts';
import type { EntryGroups } from './fairness/groups.ts';
import { failedGates } from './fairness/gates.ts';
import { type Finding, found, raise } from './finding.ts';
import type { MemberId } from '@selectorate/basics';
import type { CheckResult } from './report.ts';

/** From here on, even at the low end of its interval, a group is asked so much more than all that the body should know why. */
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
  const signals = rows.flatMap(({ check, all, row: { by, group, flagged, ratio, members } }) => {
    if (flagged === null || ratio === null || flagged.low <= all * UNEQUAL) return [];
    return raise({
      check: 'RI-19',
      state: 'review',
      reason: 'unequal-burden',
      members: [],
      figures: { 'for-check': check, group, members, ratio: Math.round(ratio * 100) / 100 },
      about: `${check} ${by} ${group}`,
    });
  });
  return found({
    population: entries.length,
    tested: entries.map(({ member }) => member),
    signals,
    asked: checks.flatMap((result) => result.signals),
    failed: known === undefined ? [] : failedGates({ groups, known, checks, k }),
    totals: {
      'groups-judged': rows.filter(({ row }) => row.flagged !== null).length,
      'groups-too-small': rows.filter(({ row }) => row.flagged === null).length,
    },
  });
}
