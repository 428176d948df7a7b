import { compare, err, ok, type Result, sum } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import type { CountOptions } from '../rules/options.ts';
import type { TieDecision } from '../ties/ties.ts';
import type { CountTable, Decision } from './count-table.ts';
import { belowMinimum } from './leave-first.ts';

/** Whom a decision names, and the ties that it took. */
export type Choice = Pick<TieDecision, 'chosen'> & Pick<Decision, 'ties'>;

/** Those of the candidates with the fewest votes. */
export function lowestOf(table: CountTable, candidates: readonly number[]): readonly number[] {
  const fewest = candidates.reduce((low, index) => (compare(table.votes(index), table.votes(low)) < 0 ? index : low));
  return candidates.filter((index) => compare(table.votes(index), table.votes(fewest)) === 0);
}

/** Those of the candidates with the most votes. */
export function highestOf(table: CountTable, candidates: readonly number[]): readonly number[] {
  const most = candidates.reduce((high, index) => (compare(table.votes(index), table.votes(high)) > 0 ? index : high));
  return candidates.filter((index) => compare(table.votes(index), table.votes(most)) === 0);
}

/** One of the tied, by the declared ladder; without a tie there is nothing to choose. */
export function choose(
  table: CountTable,
  tied: readonly number[],
  purpose: 'elect' | 'exclude',
): Result<Choice, CountFault> {
  if (tied.length === 1) return ok({ chosen: tied, ties: [] });
  const broken = table.sheet.breakTie(purpose, tied, table.tallies);
  return broken.ok ? ok({ chosen: broken.value.chosen, ties: [broken.value.tie] }) : broken;
}

/**
 * The lowest of those whom no constraint guards, by the ladder where several are tied; first of those below `minimumVotes`.
 * Under constraints one goes at a time: each of two may be spared, but not both.
 */
export function chooseLowest(table: CountTable): Result<Choice, CountFault> {
  const { sheet } = table;
  const short = belowMinimum(table, sheet.excludable);
  const tied = lowestOf(table, short.length > 0 ? short : sheet.excludable);
  const out = choose(table, tied, 'exclude');
  if (!out.ok) return out;
  const { chosen } = out.value;
  if (chosen.length === 1 || sheet.contest.constraints.length === 0) return out;
  const names = chosen.map((index) => sheet.name(index));
  return err({ code: 'tie-undecided', stage: sheet.stages.length + 1, purpose: 'exclude', tied: names });
}

/** So many of the candidates, those with the most votes, from the highest down; the ladder decides who is the last of them. */
export function mostVoted(
  table: CountTable,
  candidates: readonly number[],
  howMany: number,
): Result<Choice, CountFault> {
  const chosen: number[] = [];
  const ties: Decision['ties'][number][] = [];
  while (chosen.length < howMany) {
    const rest = candidates.filter((index) => !chosen.includes(index));
    if (rest.length === 0) break;
    const highest = highestOf(table, rest);
    if (chosen.length + highest.length <= howMany) {
      chosen.push(...highest);
      continue;
    }
    const broken = choose(table, highest, 'elect');
    if (!broken.ok) return broken;
    chosen.push(...broken.value.chosen);
    ties.push(...broken.value.ties);
  }
  return ok({ chosen, ties });
}

/**
 * The largest group, from the bottom, whose votes taken together are below (or do not exceed) the next tally: the same
 * would be excluded one after another. Equal tallies are never separated; at least `keep` are left.
 */
export function lowestTogether(table: CountTable, keep: number): readonly number[] {
  const { batchExclusion } = table.options;
  // Under constraints each exclusion may change who has to stay.
  if (batchExclusion === 'none' || table.sheet.contest.constraints.length > 0) return [];
  const rising = table.sheet.continuing.toSorted((a, b) => compare(table.votes(a), table.votes(b)));
  for (let size = rising.length - keep; size > 0; size--) {
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
