import { changeCounts, type LoggedChange, type RollCounts, type RollEntry } from '@selectorate/roll';
import { type ToldCounts, withholdNear } from './told-counts.ts';

/** The lines of public counts that stand in the act. */
export const linesOf = ({ members, asOf, checks, failed }: RollCounts) => ({
  members,
  asOf,
  checks: checks.map(({ check, outcome, population, tested, signals, outstanding }) => ({
    check,
    outcome,
    population,
    tested,
    signals,
    outstanding,
  })),
  failed: [...failed],
});

/** Counts of a log of changes as the act says them: exactly one pattern of withholding is right. */
export function changesToRecord<Since extends string | null>({
  changes,
  after,
  since,
  k,
  told,
}: {
  readonly changes: readonly LoggedChange[];
  readonly after: readonly RollEntry[];
  readonly since: Since;
  readonly k: number;
  readonly told: ToldCounts;
}) {
  const { schema: _, k: __, byReason: ___, byHour: ____, ...counts } = changeCounts(changes, after, k);
  const { byField, byChannel, largestSessions, largestEditors, ...others } = withholdNear(counts, told, k);
  return {
    since,
    ...others,
    byField: [...byField],
    byChannel: [...byChannel],
    largestSessions: largestSessions.slice(0, MOST_STEPS),
    largestEditors: largestEditors.slice(0, MOST_STEPS),
  };
}

const MOST_STEPS = 20;
