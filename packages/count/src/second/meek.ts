import {
  add,
  type CandidateId,
  compare,
  divide,
  err,
  multiply,
  ok,
  ONE,
  parseFraction,
  rational,
  type Rational,
  type Result,
  subtract,
  sum,
  ZERO,
} from '@selectorate/basics';
import type { CountFault, Election, Stage } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import { doomed, fill, guarded, mayWin, oneByOne, passOver } from './judging.ts';
import { movementsBetween } from './meek-movements.ts';
import { type Reading, readPapers, type Shares, shareOut } from './meek-papers.ts';
import type { Question, SecondRule } from './question.ts';
import {
  answerOf,
  type Decision,
  openRace,
  openSeats,
  pick,
  type Pick,
  post,
  type Race,
  statusOf,
  unelectable,
} from './race.ts';
import { areEqual, kept, quotaOf, roundTo } from './stv-numbers.ts';
import { falling, votesOf } from './votes.ts';
import { REASONS } from './whole-papers.ts';

// Meek's and Warren's rules, a second time from docs/rules/meek.md.

/** A count by keep factors under way. */
interface Table {
  readonly race: Race;
  readonly factors: Map<CandidateId, Rational>;
  reading: Reading;
  shares: Shares;
  quota: Rational;
  /** Of the stage posted last: what its votes were, and who left on it. */
  posted: { readonly shares: Shares; readonly excluded: readonly CandidateId[] } | undefined;
  /** How often there were new factors since then. */
  iterations: number;
}

export const countByKeepFactors: SecondRule = (question) => {
  const fault = faultOfOptions(question);
  if (fault !== undefined) return err(fault);
  const race = openRace(question);
  const factors = new Map<CandidateId, Rational>();
  const reading = readPapers(race, undefined);
  const shares = shareOut(race, reading, factors);
  const quota = quotaNow(race, shares);
  const table: Table = { race, factors, reading, shares, quota, posted: undefined, iterations: 0 };
  if (votesIn(shares).n === 0n && mayWin(race).length > openSeats(race)) return err({ code: 'no-valid-votes' });
  for (;;) {
    const round = runRound(table);
    if (!round.ok) return round;
    if (round.value === 'over' || openSeats(race) === 0) return ok(answerOf(race));
  }
};

const votesIn = ({ tallies }: Shares): Rational => sum(tallies.values());

function quotaNow({ question }: Race, shares: Shares): Rational {
  return quotaOf(votesIn(shares), question.contest.seats, question.options);
}

/** From one decision to the next. */
function runRound(table: Table): Result<'over' | 'goes-on', CountFault> {
  const { race } = table;
  const { options } = race.question;
  share(table);
  const standing = mayWin(race);
  if (standing.length <= openSeats(race)) return complete(table, standing);
  let before: Rational | undefined;
  for (;;) {
    table.quota = quotaNow(race, table.shares);
    passOver(
      race,
      mayWin(race).filter((candidate) => hasQuota(table, candidate)),
    );
    const winners = mayWin(race).filter((candidate) => hasQuota(table, candidate));
    if (winners.length > 0) return elect(table, winners);
    const out = [...unelectable(race), ...doomed(race)];
    if (out.length > 0) return exclude(table, out);
    const surplus = surplusOf(table);
    const omega = parseFraction(options.omega) ?? ZERO;
    const isSettled = compare(surplus, omega) < 0 || (before !== undefined && compare(surplus, before) >= 0);
    if (isSettled || options.deferSurpluses) {
      const group = sureLosers(table, surplus);
      if (group.length > 0) return exclude(table, group);
    }
    if (isSettled) return excludeLowest(table, surplus);
    if (options.keepFactorStages === 'each') write(table, {});
    before = surplus;
    renewFactors(table);
    table.iterations += 1;
    share(table);
  }
}

/** Nobody is left to compete: they take the seats. */
function complete(table: Table, standing: readonly CandidateId[]): Result<'over', CountFault> {
  const { race } = table;
  // Put in order as they are, also under guarded arithmetic; who is equal to whom is for the rounding to say.
  const inOrder = falling(standing, table.shares.tallies);
  const areLevel = (one: CandidateId, other: CandidateId): boolean =>
    isSame(table, tallyOf(table, one), tallyOf(table, other));
  const filled = fill(race, inOrder, { kept: guarded(race), areEqual: areLevel });
  if (!filled.ok) return filled;
  write(table, filled.value);
  return ok('over');
}

function share(table: Table): void {
  const { race, factors } = table;
  table.reading = readPapers(race, table.reading);
  table.shares = shareOut(race, table.reading, factors);
  race.past[race.stages.length] = table.shares.tallies;
}

const tallyOf = ({ shares }: Table, candidate: CandidateId): Rational => votesOf(shares.tallies, candidate);

const isSame = ({ race }: Table, a: Rational, b: Rational): boolean => areEqual(a, b, race.question.options.arithmetic);
const isLess = (table: Table, a: Rational, b: Rational): boolean => !isSame(table, a, b) && compare(a, b) < 0;

function hasQuota(table: Table, candidate: CandidateId): boolean {
  const tally = tallyOf(table, candidate);
  if (tally.n === 0n) return false;
  if (isLess(table, table.quota, tally)) return true;
  return table.race.question.options.electOn === '>=' && isSame(table, table.quota, tally);
}

/** Most votes first, those with equal votes in the order of the ballot paper. */
function byVotes(table: Table, candidates: readonly CandidateId[]): readonly CandidateId[] {
  return candidates.toSorted((a, b) => {
    const [one, other] = [tallyOf(table, a), tallyOf(table, b)];
    return isSame(table, one, other) ? 0 : compare(other, one);
  });
}

function elect(table: Table, winners: readonly CandidateId[]): Result<'over' | 'goes-on', CountFault> {
  const { race } = table;
  const chosen = withMost(table, winners, oneByOne(race) ? 1 : openSeats(race));
  if (!chosen.ok) return chosen;
  const elected = byVotes(table, chosen.value.chosen).map((candidate) => ({ candidate, by: 'quota' as const }));
  write(table, { elected, ties: chosen.value.ties });
  return ok('goes-on');
}

function withMost(table: Table, from: readonly CandidateId[], places: number): Result<Pick, CountFault> {
  if (from.length <= places) return ok({ chosen: from, ties: [] });
  const inOrder = byVotes(table, from);
  const edge = inOrder[places - 1];
  if (edge === undefined) return ok({ chosen: [], ties: [] });
  const isAt = (candidate: CandidateId): boolean => isSame(table, tallyOf(table, candidate), tallyOf(table, edge));
  const chosen = inOrder.slice(0, places).filter((candidate) => !isAt(candidate));
  const ties: Pick['ties'][number][] = [];
  let tied = from.filter(isAt);
  while (chosen.length < places) {
    if (tied.length <= places - chosen.length) {
      chosen.push(...tied);
      break;
    }
    const picked = pick(table.race, 'elect', tied);
    if (!picked.ok) return picked;
    chosen.push(...picked.value.chosen);
    ties.push(...picked.value.ties);
    tied = tied.filter((candidate) => !picked.value.chosen.includes(candidate));
  }
  return ok({ chosen, ties });
}

/** Votes of the elected above the quota, together. */
function surplusOf(table: Table): Rational {
  const over = sum(table.race.elected.map((candidate) => subtract(tallyOf(table, candidate), table.quota)));
  return compare(over, ZERO) < 0 ? ZERO : over;
}

/** The largest group from the bottom whom all their votes and all surpluses together could not lift to the next. */
function sureLosers(table: Table, surplus: Rational): readonly CandidateId[] {
  const { race } = table;
  const { batchExclusion } = race.question.options;
  const inOrder = byVotes(table, mayWin(race).toReversed()).toReversed();
  let largest: readonly CandidateId[] = [];
  const most = inOrder.length - openSeats(race);
  const needed = guarded(race);
  /** Their votes and all surpluses. */
  let theirs = surplus;
  const isAlone = batchExclusion === 'none' || oneByOne(race);
  for (let size = 1; size <= (isAlone ? Math.min(1, most) : most); size++) {
    const [group, next] = [inOrder.slice(0, size), inOrder[size]];
    const highest = group.at(-1);
    if (next === undefined || highest === undefined) break;
    theirs = add(theirs, tallyOf(table, highest));
    const nextVotes = tallyOf(table, next);
    const isApart = !isSame(table, tallyOf(table, highest), nextVotes);
    const isSmall =
      isLess(table, theirs, nextVotes) || (batchExclusion === '<=' && size > 1 && isSame(table, theirs, nextVotes));
    if (isApart && isSmall && !group.some((candidate) => needed.includes(candidate))) largest = group;
  }
  return largest;
}

function exclude(table: Table, group: readonly CandidateId[], ties: Pick['ties'] = []): Result<'goes-on', CountFault> {
  const { race } = table;
  const inPaperOrder = race.question.candidates.filter((candidate) => group.includes(candidate));
  if (race.question.options.batchStages === 'one') {
    write(table, { excluded: inPaperOrder, ties });
    return ok('goes-on');
  }
  for (const [at, candidate] of inPaperOrder.entries()) {
    if (at > 0) share(table);
    write(table, { excluded: [candidate], ties: at === 0 ? ties : [] });
  }
  return ok('goes-on');
}

function excludeLowest(table: Table, surplus: Rational): Result<'over' | 'goes-on', CountFault> {
  const { race } = table;
  const left = mayWin(race);
  const needed = guarded(race);
  const standing = left.filter((candidate) => !needed.includes(candidate));
  if (standing.length === 0) return complete(table, left);
  const fewest = standing.map((candidate) => tallyOf(table, candidate)).reduce((a, b) => (compare(b, a) < 0 ? b : a));
  const reach = add(fewest, surplus);
  const tied = standing.filter((candidate) => !isLess(table, reach, tallyOf(table, candidate)));
  const picked = pick(race, 'exclude', tied);
  if (!picked.ok) return picked;
  const { chosen, ties } = picked.value;
  if (left.length - chosen.length < openSeats(race) || (chosen.length > 1 && oneByOne(race))) {
    return err({ code: 'tie-undecided', stage: race.stages.length + 1, purpose: 'exclude', tied: chosen });
  }
  return exclude(table, chosen, ties);
}

const MOST_DENOMINATOR = 10n ** 36n;

/** Each of the elected keeps so much less that the quota would be what is left to them. */
function renewFactors({ race, factors, shares, quota }: Table): void {
  const { arithmetic } = race.question.options;
  for (const candidate of race.elected) {
    const tally = votesOf(shares.tallies, candidate);
    if (tally.n === 0n) continue;
    const factor = factors.get(candidate) ?? ONE;
    const renewed = kept(divide(kept(multiply(factor, quota), arithmetic), tally), arithmetic);
    factors.set(candidate, compare(renewed, ONE) > 0 ? ONE : renewed);
  }
  if (arithmetic.kind !== 'exact') return;
  const common = race.elected.reduce((all, candidate) => lowestCommon(all, (factors.get(candidate) ?? ONE).d), 1n);
  if (common <= MOST_DENOMINATOR) return;
  for (const [candidate, factor] of factors) factors.set(candidate, roundTo(factor, 36, 'up'));
}

function lowestCommon(a: bigint, b: bigint): bigint {
  const { d } = rational(a, b);
  return a * d;
}

/** Writes down what was decided on the present sharing out. */
function write(table: Table, decision: Decision): void {
  const { race, shares, posted, factors } = table;
  const { candidates } = race.question;
  const known = race.elected.map((candidate) => ({ candidate, factor: formatVotes(factors.get(candidate) ?? ONE) }));
  const page: Omit<Stage, keyof Decision> = {
    n: race.stages.length + 1,
    action: actionAfter(table),
    quota: formatVotes(table.quota),
    tallies: candidates.map((candidate) => ({
      candidate,
      votes: formatVotes(tallyOf(table, candidate)),
      status: statusOf(race, candidate),
    })),
    transfers: posted === undefined ? [] : movementsBetween(race.question, posted.shares, shares),
    nonTransferable: REASONS.map((reason) => ({ reason, votes: shares.lost.get(reason) ?? ZERO }))
      .filter(({ votes }) => votes.n !== 0n)
      .map(({ reason, votes }) => ({ reason, votes: formatVotes(votes) })),
    residual: formatVotes(shares.residual),
    workings: [{ kind: 'keep-factors', iterations: table.iterations, factors: known }],
  };
  post(race, page, decision);
  for (const { candidate } of decision.elected ?? ([] as Election[])) factors.set(candidate, ONE);
  table.posted = { shares, excluded: decision.excluded ?? [] };
  table.iterations = 0;
}

function actionAfter({ posted }: Table): Stage['action'] {
  if (posted === undefined) return { kind: 'first-preferences' };
  if (posted.excluded.length === 0) return { kind: 'redistribution' };
  return { kind: 'exclusion', of: posted.excluded, value: null };
}

/** Equal preferences, of which Warren's rule says nothing. */
function faultOfOptions({ rule, options }: Question): CountFault | undefined {
  if (rule !== 'warren' || options.overvote !== 'share') return undefined;
  const expected = "another reading: Warren's rule says nothing of equal preferences";
  return { code: 'bad-option', option: 'overvote', expected };
}
