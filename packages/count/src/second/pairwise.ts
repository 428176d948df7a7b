import {
  add,
  type CandidateId,
  compare,
  divide,
  err,
  ok,
  ONE,
  rational,
  type Rational,
  type Result,
  subtract,
  ZERO,
} from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { Tie } from '../ties/tie-result.ts';
import { compareAll, type Prefer } from './duels.ts';
import { hear, onlyStage, type Said } from './kept-ranks.ts';
import type { SecondRule } from './question.ts';
import { answerOf, electable, openRace, pick, post, type Race } from './race.ts';
import { highestOf, isAbove, isSame, lowestOf, type Votes } from './votes.ts';

// Condorcet rules, a second time from docs/rules/pairwise.md.

/** Who are compared, and the papers that prefer one to another. */
interface Duels {
  readonly race: Race;
  readonly compared: readonly CandidateId[];
  readonly prefer: Prefer;
}

/** Who is first, and the second matrix. */
interface Found {
  readonly first: readonly CandidateId[];
  readonly strengths: (row: CandidateId, column: CandidateId) => Rational;
  readonly ties?: readonly Tie[];
}

const countDuels =
  (find: (duels: Duels) => Result<Found, CountFault>): SecondRule =>
  (question) => {
    const race = openRace(question);
    const { said, lost } = hear(race, question.papers);
    const compared = electable(race);
    if (said.length === 0 && compared.length > 1) return err({ code: 'no-valid-votes' });
    const votes = firstVotes(question.candidates, said);
    race.past.push(votes);
    const unranked = question.options.unranked === 'below' ? Number.POSITIVE_INFINITY : Number.NaN;
    const papers = said.map(({ ranks, times }) => ({ places: placesIn(ranks, compared, unranked), times: times.n }));
    const prefer = compareAll(compared, papers);
    const found = find({ race, compared, prefer });
    if (!found.ok) return found;
    const { first, strengths, ties = [] } = found.value;
    const picked = pick(race, 'elect', first);
    if (!picked.ok) return picked;
    const matrix = (figure: Found['strengths']): string[][] =>
      compared.map((row) => compared.map((column) => formatVotes(row === column ? ZERO : figure(row, column))));
    const page = onlyStage(race, { action: { kind: 'first-preferences' }, votes, lost });
    const by = compared.length === 1 ? 'last-left' : 'pairwise';
    post(
      race,
      {
        ...page,
        workings: [
          { kind: 'pairwise', candidates: compared, votes: matrix(prefer) },
          { kind: 'strengths', candidates: compared, strengths: matrix(strengths) },
        ],
      },
      {
        elected: picked.value.chosen.map((candidate) => ({ candidate, by })),
        ties: [...ties, ...picked.value.ties],
      },
    );
    return ok(answerOf(race));
  };

/** Each paper is a vote for whom it ranks first, in equal parts where they are several. */
function firstVotes(candidates: readonly CandidateId[], said: readonly Said[]): Votes {
  const votes = new Map(candidates.map((candidate) => [candidate, ZERO]));
  for (const { ranks, times } of said) {
    const [first = []] = ranks;
    for (const candidate of first) {
      votes.set(candidate, add(votes.get(candidate) ?? ZERO, divide(times, rational(first.length))));
    }
  }
  return votes;
}

function placesIn(ranks: Said['ranks'], compared: readonly CandidateId[], unranked: number): readonly number[] {
  const places = new Map(ranks.flatMap((rank, place) => rank.map((candidate) => [candidate, place] as const)));
  return compared.map((candidate) => places.get(candidate) ?? unranked);
}

const beats = ({ prefer }: Duels, one: CandidateId, other: CandidateId): boolean =>
  isAbove(prefer(one, other), prefer(other, one));

/** The number that says how strong a defeat is. */
const strengthOf = ({ race, prefer }: Duels, winner: CandidateId, loser: CandidateId): Rational =>
  race.question.options.strength === 'margins'
    ? subtract(prefer(winner, loser), prefer(loser, winner))
    : prefer(winner, loser);

interface Pair {
  readonly winner: CandidateId;
  readonly loser: CandidateId;
}

/** Above 0 when the first defeat is stronger. */
function compareDefeats(duels: Duels, one: Pair, other: Pair): number {
  const byNumber = compare(strengthOf(duels, one.winner, one.loser), strengthOf(duels, other.winner, other.loser));
  if (byNumber !== 0 || duels.race.question.options.strength === 'margins') return byNumber;
  return compare(duels.prefer(other.loser, other.winner), duels.prefer(one.loser, one.winner));
}

const defeatsOf = (duels: Duels): readonly Pair[] =>
  duels.compared.flatMap((winner) =>
    duels.compared.filter((loser) => beats(duels, winner, loser)).map((loser) => ({ winner, loser })),
  );

const isTheSame = (one: Pair, other: Pair): boolean => one.winner === other.winner && one.loser === other.loser;

/** Whether links lead from one to the other. */
function hasPath(links: readonly Pair[], from: CandidateId, to: CandidateId): boolean {
  const reached = new Set<CandidateId>([from]);
  for (let size = 0; size < reached.size;) {
    size = reached.size;
    for (const { winner, loser } of links) if (reached.has(winner)) reached.add(loser);
  }
  return from !== to && reached.has(to);
}

/**
 * Defeats are laid down one after another, the strongest first. As soon as some make a path, that is the strongest path, and
 * the one laid down last is its weakest.
 */
function strongestPaths(duels: Duels): (from: CandidateId, to: CandidateId) => Pair | undefined {
  const { compared } = duels;
  const weakest = new Map(compared.map((from) => [from, new Map<CandidateId, Pair>()]));
  const leads = (from: CandidateId, to: CandidateId): boolean => from === to || weakest.get(from)?.has(to) === true;
  for (const defeat of defeatsOf(duels).toSorted((a, b) => compareDefeats(duels, b, a))) {
    const starts = compared.filter((from) => leads(from, defeat.winner) && !leads(from, defeat.loser));
    const ends = compared.filter((to) => leads(defeat.loser, to));
    for (const from of starts) {
      for (const to of ends) if (!leads(from, to)) weakest.get(from)?.set(to, defeat);
    }
  }
  return (from, to) => weakest.get(from)?.get(to);
}

export const countSchulze: SecondRule = countDuels((duels) => {
  const weakestOfBestPath = strongestPaths(duels);
  const isNotWeaker = (one: CandidateId, other: CandidateId): boolean => {
    const [there, back] = [weakestOfBestPath(one, other), weakestOfBestPath(other, one)];
    if (back === undefined) return true;
    return there !== undefined && compareDefeats(duels, there, back) >= 0;
  };
  const first = duels.compared.filter((one) =>
    duels.compared.every((other) => other === one || isNotWeaker(one, other)),
  );
  return ok({
    first,
    strengths: (row, column) => {
      const weakest = weakestOfBestPath(row, column);
      return weakest === undefined ? ZERO : strengthOf(duels, weakest.winner, weakest.loser);
    },
  });
});

/** Tideman's ranked pairs. */
export const countRankedPairs: SecondRule = countDuels((duels) => {
  let left = defeatsOf(duels).toSorted((a, b) => compareDefeats(duels, b, a));
  const locked: Pair[] = [];
  const ties: Tie[] = [];
  while (left.length > 0) {
    const [head] = left;
    if (head === undefined) break;
    const group = left.filter((pair) => compareDefeats(duels, pair, head) === 0);
    left = left.slice(group.length);
    const possible = group.filter(({ winner, loser }) => !hasPath(locked, loser, winner));
    const all = [...locked, ...possible];
    const contested = possible.filter(({ winner, loser }) => hasPath(all, loser, winner));
    locked.push(...possible.filter((pair) => !contested.includes(pair)));
    const between = duels.compared.filter((one) =>
      contested.some(({ winner, loser }) => one === winner || one === loser),
    );
    const ordered = inOrder(duels.race, between);
    if (!ordered.ok) return ordered;
    ties.push(...ordered.value.ties);
    const place = (one: CandidateId): number => ordered.value.order.indexOf(one);
    const byPlace = contested.toSorted((a, b) => place(a.winner) - place(b.winner) || place(b.loser) - place(a.loser));
    for (const pair of byPlace) if (!hasPath(locked, pair.loser, pair.winner)) locked.push(pair);
  }
  const first = duels.compared.filter((one) => !locked.some(({ loser }) => loser === one));
  const isLocked = (winner: CandidateId, loser: CandidateId): boolean =>
    locked.some((pair) => isTheSame(pair, { winner, loser }));
  return ok({ first, strengths: (row, column) => (isLocked(row, column) ? ONE : ZERO), ties });
});

/** The order that the ladder gives: first whom it takes first of all, and so on. */
function inOrder(
  race: Race,
  among: readonly CandidateId[],
): Result<{ readonly order: readonly CandidateId[]; readonly ties: readonly Tie[] }, CountFault> {
  const order: CandidateId[] = [];
  const ties: Tie[] = [];
  while (order.length < among.length) {
    const next = pick(
      race,
      'order',
      among.filter((one) => !order.includes(one)),
    );
    if (!next.ok) return next;
    order.push(...next.value.chosen);
    ties.push(...next.value.ties);
  }
  return ok({ order, ties });
}

export const countMinimax: SecondRule = countDuels((duels) => {
  const against = (winner: CandidateId, loser: CandidateId): Rational =>
    beats(duels, winner, loser) ? strengthOf(duels, winner, loser) : ZERO;
  const worst = (one: CandidateId): Rational =>
    highestOf([ZERO, ...duels.compared.map((other) => against(other, one))]);
  return ok({ first: least(duels.compared, worst), strengths: against });
});

export const countCopeland: SecondRule = countDuels((duels) => {
  const point = (one: CandidateId, other: CandidateId): Rational => {
    if (one === other) return ZERO;
    if (beats(duels, one, other)) return ONE;
    return beats(duels, other, one) ? ZERO : rational(1, 2);
  };
  const missed = (one: CandidateId): Rational =>
    duels.compared.reduce((points, other) => add(points, point(other, one)), ZERO);
  return ok({ first: least(duels.compared, missed), strengths: point });
});

/** Those for whom the figure is lowest. */
function least(candidates: readonly CandidateId[], figure: (one: CandidateId) => Rational): readonly CandidateId[] {
  if (candidates.length === 0) return [];
  const lowest = lowestOf(candidates.map(figure));
  return candidates.filter((one) => isSame(figure(one), lowest));
}
