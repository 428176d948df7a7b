import { compare, err, ok, rational, type Result, sum } from '@selectorate/basics';
import { seatLastLeft } from '../panel/seat-last-left.ts';
import type { CountFault } from '../result/result.ts';
import type { Tie, TiePurpose } from '../ties/tie-result.ts';
import { type Decision, type GregoryTable, NOTHING_DECIDED as NOTHING } from './gregory-table.ts';
import type { Plan } from './plan.ts';
import { type Standing, sureLosers } from './sure-losers.ts';

/** Some of the tied or of those in question, and the ties that were decided to find them. */
interface Chosen {
  readonly indexes: readonly number[];
  readonly ties: readonly Tie[];
}

/**
 * Who is elected and excluded on the tallies of the open stage, and whose papers move next. In this order: those who cannot
 * be elected go; the rest are elected if no more than the open seats; those at the quota are elected; those whom a
 * constraint leaves no seat go; sure losers go; surpluses move; the lowest goes.
 */
export function decideStage(table: GregoryTable, plan: Plan): Result<Decision, CountFault> {
  const { sheet } = table;
  if (sheet.unelectable.length > 0) return ok({ ...NOTHING, excluded: sheet.unelectable });
  const tooFew = belowMinimum(table);
  if (tooFew.length > 0) return excludeTooFew(table, tooFew);

  sheet.passOver(sheet.electable.filter((index) => table.hasReachedQuota(index)));
  const reached = sheet.electable.filter((index) => table.hasReachedQuota(index));
  const isShort = sheet.electable.length <= sheet.openSeats;
  const takeAll = isShort && !(plan.surplusesToTheEnd && reached.length > 0);
  const finishes = plan.finishTogether && reached.length === sheet.openSeats && sheet.contest.constraints.length === 0;
  if (takeAll || finishes) return fillSeats(table, takeAll ? sheet.electable : reached);
  if (plan.losersFirst) {
    const waiting = [...table.pending, ...reached];
    const losers = sureLosers(table, standingAfter(table, [], waiting), plan);
    if (losers.length > 0)
      return ok(exclude(table, losers, { elected: [], endsBefore: plan.endsBeforeTransfer.ofBatch }));
  }

  const chosen = chooseElected(table, reached);
  if (!chosen.ok) return chosen;
  const elected = elect(table, chosen.value.indexes);
  const moves = decideMove(table, plan, chosen.value.indexes);
  if (!moves.ok) return moves;
  const { value } = moves;
  return ok({ ...value, elected: [...elected, ...value.elected], ties: [...chosen.value.ties, ...value.ties] });
}

/** What follows on the same tallies once these are elected, in order of election. */
function decideMove(table: GregoryTable, plan: Plan, elected: readonly number[]): Result<Decision, CountFault> {
  const { sheet } = table;
  if (sheet.openSeatsAfter(elected) === 0) return ok(NOTHING);
  const waiting = [...table.pending, ...elected];
  const movable = waiting.filter((index) => plan.movesZero || electsOneByOne(table) || table.surplus(index).n > 0n);
  // Constraints are judged anew when an election has been carried out: until then nobody is excluded.
  const isSettled = elected.length === 0 || sheet.contest.constraints.length === 0;
  if (isSettled) {
    const doomed = sheet.doomed.map(({ index }) => index);
    if (doomed.length > 0) return ok({ ...NOTHING, excluded: doomed });
    const losers = plan.losersFirst ? [] : sureLosers(table, standingAfter(table, elected, waiting), plan);
    if (losers.length > 0) {
      return ok(exclude(table, losers, { elected, endsBefore: plan.endsBeforeTransfer.ofBatch }));
    }
  }
  return movable.length > 0 ? chooseSurpluses(table, movable) : excludeLowest(table, plan, elected);
}

function standingAfter(table: GregoryTable, elected: readonly number[], waiting: readonly number[]): Standing {
  const { continuing, openSeats } = table.sheet;
  return {
    standing: continuing.filter((index) => !elected.includes(index)),
    seats: openSeats - elected.length,
    surpluses: sum(waiting.map((index) => table.surplus(index))),
  };
}

/** Under constraints as well: each election may change who can still be elected. */
const electsOneByOne = ({ options, sheet }: GregoryTable): boolean =>
  options.electPerStage === 'one' || sheet.contest.constraints.length > 0;

/** Those at the quota, the highest first, as many as a stage and the seats allow. */
function chooseElected(table: GregoryTable, reached: readonly number[]): Result<Chosen, CountFault> {
  const most = electsOneByOne(table) ? 1 : table.sheet.openSeats;
  if (reached.length <= most) return ok({ indexes: falling(table, reached), ties: [] });
  const indexes: number[] = [];
  const ties: Tie[] = [];
  while (indexes.length < most && table.sheet.openSeatsAfter(indexes) > 0) {
    const left = reached.filter((index) => !indexes.includes(index));
    const tied = extremesOf(table, left, 'highest');
    if (indexes.length + tied.length <= most) {
      indexes.push(...falling(table, tied));
      continue;
    }
    const one = choose(table, tied, 'elect');
    if (!one.ok) return one;
    indexes.push(...one.value.indexes);
    ties.push(...one.value.ties);
  }
  return ok({ indexes, ties });
}

function chooseSurpluses(table: GregoryTable, movable: readonly number[]): Result<Decision, CountFault> {
  const { surplusOrder } = table.options;
  if (surplusOrder === 'all-at-once') return ok({ ...NOTHING, surpluses: movable });
  if (surplusOrder === 'order-of-election') return ok({ ...NOTHING, surpluses: movable.slice(0, 1) });
  // Every tally less the same quota: the largest surplus is the highest tally.
  const first = choose(table, extremesOf(table, movable, 'highest'), 'order');
  return first.ok ? ok({ ...NOTHING, surpluses: first.value.indexes, ties: first.value.ties }) : first;
}

function excludeLowest(table: GregoryTable, plan: Plan, elected: readonly number[]): Result<Decision, CountFault> {
  const { standing, seats } = standingAfter(table, elected, []);
  const may = table.sheet.excludable.filter((index) => standing.includes(index));
  if (may.length === 0) {
    return ok({ ...NOTHING, elected: standing.map((index) => ({ index, by: 'guarded' as const })) });
  }
  const tied = extremesOf(table, may, 'lowest');
  const out = choose(table, tied, 'exclude');
  if (!out.ok) return out;
  // A rung that lets all the tied go together looks neither at seats nor at constraints.
  const areTooMany = standing.length - out.value.indexes.length < seats || !mayGoTogether(table, out.value.indexes);
  if (areTooMany) return err(undecided(table, out.value.indexes));
  const endsBefore = plan.endsBeforeTransfer.ofLowest;
  return ok({ ...exclude(table, out.value.indexes, { elected, endsBefore }), ties: out.value.ties });
}

/** Under a rule that ends before papers move, those who are left fill the seats at once. */
function exclude(
  table: GregoryTable,
  excluded: readonly number[],
  { elected, endsBefore }: { readonly elected: readonly number[]; readonly endsBefore: boolean },
): Decision {
  const { standing, seats } = standingAfter(table, elected, []);
  const left = standing.filter((index) => !excluded.includes(index));
  const ends = endsBefore && table.sheet.contest.constraints.length === 0 && left.length === seats;
  return { ...NOTHING, excluded, elected: ends ? elect(table, falling(table, left)) : [] };
}

/** In this order; whoever has not reached the quota is elected because nobody else is left. */
const elect = (table: GregoryTable, indexes: readonly number[]): Decision['elected'] =>
  indexes.map((index) => ({ index, by: table.hasReachedQuota(index) ? 'quota' : 'last-left' }));

/** In the order of their votes; equal ones in ballot-paper order. */
const falling = (table: GregoryTable, indexes: readonly number[]): readonly number[] =>
  indexes.toSorted((a, b) => compare(table.votes(b), table.votes(a)));

/** When no more are left than seats; some may be passed over for a constraint, and their seats go to the excluded. */
function fillSeats(table: GregoryTable, left: readonly number[]): Result<Decision, CountFault> {
  const areLevel = (one: number, other: number): boolean => table.compare(table.votes(one), table.votes(other)) === 0;
  const filled = seatLastLeft(table.sheet, falling(table, left), { tallies: table.tallies, areLevel });
  if (!filled.ok) return filled;
  const { seated, recalled, ties } = filled.value;
  const back = recalled.map((index) => ({ index, by: 'guarded' as const }));
  return ok({ ...NOTHING, elected: [...elect(table, seated), ...back], ties });
}

/** Of several, constraints may let each go, but not all. */
const mayGoTogether = ({ sheet }: GregoryTable, indexes: readonly number[]): boolean =>
  indexes.length <= 1 || sheet.contest.constraints.length === 0;

function excludeTooFew(table: GregoryTable, tooFew: readonly number[]): Result<Decision, CountFault> {
  if (mayGoTogether(table, tooFew)) return ok({ ...NOTHING, excluded: tooFew });
  const tied = extremesOf(table, tooFew, 'lowest');
  const out = choose(table, tied, 'exclude');
  if (!out.ok) return out;
  return mayGoTogether(table, out.value.indexes)
    ? ok({ ...NOTHING, excluded: out.value.indexes, ties: out.value.ties })
    : err(undecided(table, out.value.indexes));
}

/** Candidates with fewer first preferences than asked for; looked at until they have gone. */
function belowMinimum({ sheet, options, tallies }: GregoryTable): readonly number[] {
  if (options.minimumVotes === 0) return [];
  const minimum = rational(options.minimumVotes);
  const first = sheet.history[0] ?? tallies;
  return sheet.excludable.filter((index) => compare(first[index] ?? minimum, minimum) < 0);
}

/** Those with the most or the fewest votes. */
function extremesOf(table: GregoryTable, of: readonly number[], which: 'highest' | 'lowest'): readonly number[] {
  const sign = which === 'highest' ? 1 : -1;
  const extreme = of.reduce((best, index) => (compare(table.votes(index), table.votes(best)) === sign ? index : best));
  return of.filter((index) => table.compare(table.votes(index), table.votes(extreme)) === 0);
}

/** One of the tied, by the declared ladder; without a tie there is nothing to choose. */
function choose(table: GregoryTable, tied: readonly number[], purpose: TiePurpose): Result<Chosen, CountFault> {
  if (tied.length === 1) return ok({ indexes: tied, ties: [] });
  const broken = table.sheet.breakTie(purpose, tied, table.tallies);
  return broken.ok ? ok({ indexes: broken.value.chosen, ties: [broken.value.tie] }) : broken;
}

const undecided = ({ sheet }: GregoryTable, tied: readonly number[]): CountFault => ({
  code: 'tie-undecided',
  stage: sheet.stages.length + 1,
  purpose: 'exclude',
  tied: tied.map((index) => sheet.name(index)),
});
