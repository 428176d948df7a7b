import type { MemberId } from '@selectorate/basics';
import type { FailedCode } from '../codes.ts';
import type { KnownEntry } from '../check-input.ts';
import type { CheckResult, Signal } from '../report.ts';
import { binomialTail } from '../statistics.ts';
import { FAIRNESS_GROUPS } from './group-names.ts';
import type { EntryGroups } from './groups.ts';
import { alarmAt, exactBound } from './exact.ts';

/** At most so many of the registered are said not to be found at all, in every group. */
const MOST_NOT_FOUND = 0.0025;
/** And no group more than this worse off than the best-served one. */
const MOST_APART = 0.002;
/** People wrongly held for one with another, strongly: 150 of 100,000. */
const MOST_WRONG_DUPLICATES = 0.0015;

/** Of honest matchers one in a hundred fails a gate by chance: over all groups, and all pairs of them, together. */
export const GATE_ALPHA = 0.01;
/** A group in which even so many times the gate would more likely pass than fail cannot be judged. */
const SEEN_AT = 4;

export interface GateOrder {
  readonly groups: ReadonlyMap<MemberId, EntryGroups>;
  readonly known: ReadonlyMap<MemberId, KnownEntry>;
  readonly checks: readonly CheckResult[];
  readonly k: number;
}

export interface Gates {
  readonly failed: readonly FailedCode[];
  /** Groups of k and more in which a gate says nothing, since they are too few. */
  readonly tooFew: number;
}

/**
 * The gates of fairness on entries of which the truth is known, by name origin. A group of k and more fails where so many would be rarer,
 * at the gate, than {@link GATE_ALPHA} divided by the groups tested (exact binomial): one person in twenty is chance. Two groups are too far
 * apart where their exact intervals are. (`npm run bench:roll` judges the shares themselves.)
 */
export function judgeGates({ groups, known, checks, k }: GateOrder): Gates {
  const hard = membersIn(checks, ['not-on-register', 'not-found-together']);
  const strong = membersIn(checks, ['duplicate-strong']);
  const failed = new Set<FailedCode>();
  let tooFew = 0;
  if (wasRun(checks, 'RI-04')) {
    const registered = [...known].flatMap(([member, { registeredHere }]) => (registeredHere ? [member] : []));
    const counts = countsOf(registered, hard, { groups, k });
    const gate = judgeGate(counts, MOST_NOT_FOUND);
    tooFew += gate.tooFew;
    if (gate.fails) failed.add('hard-not-found');
    if (areApart(counts)) failed.add('hard-not-found-unequal');
  }
  if (wasRun(checks, 'RI-02')) {
    const single = [...known].flatMap(([member, { onlyEntry }]) => (onlyEntry ? [member] : []));
    const gate = judgeGate(countsOf(single, strong, { groups, k }), MOST_WRONG_DUPLICATES);
    tooFew += gate.tooFew;
    if (gate.fails) failed.add('wrong-duplicates');
  }
  return { failed: [...failed], tooFew };
}

interface Count {
  readonly of: number;
  readonly count: number;
}

function judgeGate(counts: readonly Count[], most: number): { readonly fails: boolean; readonly tooFew: number } {
  const alpha = GATE_ALPHA / Math.max(1, counts.length);
  const judged = counts.map(({ of, count }) => ({ of, count, alarm: alarmAt(most, of, alpha) }));
  return {
    fails: judged.some(({ count, alarm }) => count >= alarm),
    tooFew: judged.filter(({ of, alarm }) => binomialTail(alarm, of, SEEN_AT * most) < 1 / 2).length,
  };
}

/** Whether some group is worse off than the best-served one by more than the gate, whatever chance there was in both. */
function areApart(counts: readonly Count[]): boolean {
  const alpha = GATE_ALPHA / Math.max(1, 2 * counts.length);
  const best = Math.min(...counts.map((count) => exactBound('high', count, alpha)));
  return counts.some((count) => exactBound('low', count, alpha) > best + MOST_APART);
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

/** Those of all, and of each group of k and more. */
function countsOf(
  members: readonly MemberId[],
  flagged: ReadonlySet<MemberId>,
  { groups, k }: Pick<GateOrder, 'groups' | 'k'>,
): readonly Count[] {
  const counts = FAIRNESS_GROUPS['name-origin'].map(() => ({ of: 0, count: 0 }));
  for (const member of members) {
    const at = counts[groups.get(member)?.['name-origin'] ?? -1];
    if (at === undefined) continue;
    at.of++;
    if (flagged.has(member)) at.count++;
  }
  const all = { of: members.length, count: members.filter((member) => flagged.has(member)).length };
  return [all, ...counts].filter(({ of }) => of >= k);
}
