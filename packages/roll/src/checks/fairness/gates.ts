import type { MemberId } from '@selectorate/basics';
import type { FailedCode } from '../codes.ts';
import type { KnownEntry } from '../check-input.ts';
import type { CheckResult, Signal } from '../report.ts';
import { type EntryGroups, FAIRNESS_GROUPS } from './groups.ts';
import { shareInterval } from './wilson.ts';

/** At most so many of the registered are said not to be found at all, in every group. */
const MOST_NOT_FOUND = 0.0025;
/** And no group more than this worse off than the best-served one. */
const MOST_APART = 0.002;
/** People wrongly held for one with another, strongly: 150 of 100,000. */
const MOST_WRONG_DUPLICATES = 0.0015;

export interface GateOrder {
  readonly groups: ReadonlyMap<MemberId, EntryGroups>;
  readonly known: ReadonlyMap<MemberId, KnownEntry>;
  readonly checks: readonly CheckResult[];
  readonly k: number;
}

/**
 * The gates of fairness on entries of which the truth is known, by name origin. A group of k and more fails where even the low end of
 * its interval lies beyond the gate: one person in a group of twenty is chance. (`npm run bench:roll` judges the shares themselves.)
 */
export function failedGates({ groups, known, checks, k }: GateOrder): readonly FailedCode[] {
  const hard = membersIn(checks, ['not-on-register', 'not-found-together']);
  const strong = membersIn(checks, ['duplicate-strong']);
  const failed = new Set<FailedCode>();
  if (wasRun(checks, 'RI-04')) {
    const registered = [...known].flatMap(([member, { registeredHere }]) => (registeredHere ? [member] : []));
    const shares = sharesOf(registered, hard, { groups, k });
    const best = Math.min(...shares.map(({ share }) => share));
    if (shares.some(({ low }) => low > MOST_NOT_FOUND)) failed.add('hard-not-found');
    if (shares.some(({ low }) => low > best + MOST_APART)) failed.add('hard-not-found-unequal');
  }
  if (wasRun(checks, 'RI-02')) {
    const single = [...known].flatMap(([member, { onlyEntry }]) => (onlyEntry ? [member] : []));
    const shares = sharesOf(single, strong, { groups, k });
    if (shares.some(({ low }) => low > MOST_WRONG_DUPLICATES)) failed.add('wrong-duplicates');
  }
  return [...failed];
}

const wasRun = (checks: readonly CheckResult[], check: CheckResult['check']): boolean =>
  checks.some((result) => result.check === check && result.outcome === 'done');

const membersIn = (checks: readonly CheckResult[], reasons: readonly Signal['reason'][]): ReadonlySet<MemberId> =>
  new Set(
    checks
      .flatMap(({ signals }) => signals)
      .filter(({ reason }) => reasons.includes(reason))
      .flatMap(({ members }) => members),
  );

/** The shares of all, and of each group of k and more. */
function sharesOf(
  members: readonly MemberId[],
  flagged: ReadonlySet<MemberId>,
  { groups, k }: Pick<GateOrder, 'groups' | 'k'>,
) {
  const counts = FAIRNESS_GROUPS['name-origin'].map(() => ({ of: 0, count: 0 }));
  for (const member of members) {
    const at = counts[groups.get(member)?.['name-origin'] ?? -1];
    if (at === undefined) continue;
    at.of++;
    if (flagged.has(member)) at.count++;
  }
  const all = { of: members.length, count: members.filter((member) => flagged.has(member)).length };
  return [all, ...counts].filter(({ of }) => of >= k).map(({ of, count }) => shareInterval(count, of));
}
