import { add, compare, divide, err, ok, ONE, rational, type Rational, type Result, sum } from '@selectorate/basics';
import { CountTable, type Decision } from './count-table.ts';
import type { CountFault } from '../result/result.ts';
import type { CountOptions } from '../rules/options.ts';
import type { Counting } from '../rules/rule.ts';
import type { TieDecision } from '../ties/ties.ts';

/**
 * IRV and AV: while nobody has the majority that the options ask for, the lowest is excluded and their papers move to
 * the next preference.
 */
export function countByElimination(counting: Counting): Result<null, CountFault> {
  const table = new CountTable(counting);
  if (table.sheet.electable.length > 1 && table.base('valid').n === 0n) return err({ code: 'no-valid-votes' });
  for (;;) {
    const decision = decideStage(table);
    if (!decision.ok) return decision;
    table.close(decision.value);
    if (table.sheet.openSeats === 0) return ok(null);
  }
}

function decideStage(table: CountTable): Result<Decision, CountFault> {
  const quota = majority(table);
  const none = { quota, elected: [], excluded: [], ties: [] };
  const { continuing, electable, unelectable } = table.sheet;
  const [last] = continuing;
  if (continuing.length === 1 && last !== undefined) {
    return ok({ ...none, elected: [{ index: last, by: 'last-left' as const }] });
  }

  const mayElect = table.options.runTo === 'majority' || continuing.length === 2;
  const reached = mayElect ? electable.filter((index) => compare(table.votes(index), quota) >= 0) : [];
  if (reached.length > 0) {
    const first = choose(table, reached, 'elect');
    if (!first.ok) return first;
    const elected = first.value.chosen.map((index) => ({ index, by: 'quota' as const }));
    return ok({ ...none, elected, ties: first.value.ties });
  }

  if (unelectable.length > 0) return ok({ ...none, excluded: unelectable });
  const batch = lowestTogether(table);
  if (batch.length > 0) return ok({ ...none, excluded: batch });
  const lowest = lowestOf(table, continuing);
  const out = choose(table, lowest, 'exclude');
  if (!out.ok) return out;
  return ok({ ...none, excluded: out.value.chosen, ties: out.value.ties });
}

/** Votes that elect: the smallest whole number above half of the base, or not below it. */
function majority(table: CountTable): Rational {
  const half = divide(table.base(table.options.majorityBase), rational(2));
  const floor = rational(half.n / half.d);
  return table.options.electOn === '>=' && compare(floor, half) === 0 ? floor : add(floor, ONE);
}

/**
 * The largest group, from the bottom, whose votes taken together are below (or do not exceed) the next tally: the same
 * would be excluded one after another. Equal tallies are never separated.
 */
function lowestTogether(table: CountTable): readonly number[] {
  const { batchExclusion, runTo } = table.options;
  if (batchExclusion === 'none') return [];
  const rising = table.sheet.continuing.toSorted((a, b) => compare(table.votes(a), table.votes(b)));
  for (let size = rising.length - (runTo === 'two' ? 2 : 1); size > 0; size--) {
    const group = rising.slice(0, size);
    const [next] = rising.slice(size);
    const highest = group.at(-1);
    if (next === undefined || highest === undefined) continue;
    if (compare(table.votes(highest), table.votes(next)) < 0 && staysBelow(table, { group, next, batchExclusion })) {
      return group;
    }
  }
  return [];
}

function staysBelow(
  table: CountTable,
  { group, next, batchExclusion }: Pick<CountOptions, 'batchExclusion'> & { group: readonly number[]; next: number },
): boolean {
  const order = compare(sum(group.map((index) => table.votes(index))), table.votes(next));
  return batchExclusion === '<=' ? order <= 0 : order < 0;
}

function lowestOf(table: CountTable, candidates: readonly number[]): readonly number[] {
  const lowest = candidates.reduce((low, index) => (compare(table.votes(index), table.votes(low)) < 0 ? index : low));
  return candidates.filter((index) => compare(table.votes(index), table.votes(lowest)) === 0);
}

/** One of the tied, by the declared ladder; without a tie there is nothing to choose. */
function choose(
  table: CountTable,
  tied: readonly number[],
  purpose: 'elect' | 'exclude',
): Result<Pick<TieDecision, 'chosen'> & Pick<Decision, 'ties'>, CountFault> {
  if (tied.length === 1) return ok({ chosen: tied, ties: [] });
  const broken = table.sheet.breakTie(purpose, tied, table.tallies);
  return broken.ok ? ok({ chosen: broken.value.chosen, ties: [broken.value.tie] }) : broken;
}
