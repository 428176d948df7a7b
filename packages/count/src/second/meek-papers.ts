import {
  add,
  type CandidateId,
  compare,
  divide,
  multiply,
  ONE,
  rational,
  type Rational,
  subtract,
  sum,
  ZERO,
} from '@selectorate/basics';
import type { CastBallot } from '../ballots/packed-ballots.ts';
import type { NonTransferableReason } from '../result/result.ts';
import { markOf, type Race, statusOf } from './race.ts';
import { kept, placesOf, roundTo } from './stv-numbers.ts';
import { REASONS } from './whole-papers.ts';

// How votes are shared out under keep factors, a second time from docs/rules/meek.md.

interface Keep {
  readonly candidate: CandidateId;
  readonly votes: Rational;
  /** What was left of the paper when it reached them. */
  readonly of: Rational;
  /** Whether others shared the rank. */
  readonly isShared: boolean;
}

/** What of one paper stayed where. */
export interface Part {
  /** In the order of the paper's preferences. */
  readonly kept: readonly Keep[];
  readonly lost: { readonly reason: NonTransferableReason; readonly votes: Rational };
}

export interface Shares {
  readonly papers: readonly CastBallot[];
  readonly parts: readonly Part[];
  readonly tallies: ReadonlyMap<CandidateId, Rational>;
  readonly lost: ReadonlyMap<NonTransferableReason, Rational>;
  readonly residual: Rational;
}

/** Whom a paper reaches, one group of level candidates after another, and why it ends after them. */
interface Path {
  readonly groups: readonly (readonly CandidateId[])[];
  readonly why: NonTransferableReason;
}

function pathOf(race: Race, { ranking }: CastBallot): Path {
  const { candidates, options } = race.question;
  const { skippedRanks, duplicates, overvote } = options;
  const groups: (readonly CandidateId[])[] = [];
  if (ranking.length === 0) return { groups, why: 'blank' };
  const mark = markOf(race);
  const isIn = (candidate: CandidateId): boolean => ['continuing', 'elected'].includes(statusOf(race, candidate));
  const isMet = (candidate: CandidateId): boolean => groups.flat().includes(candidate);
  let emptyInARow = 0;
  for (const [place, rank] of ranking.entries()) {
    const marked = candidates.filter((_, index) => rank.includes(index));
    if (marked.length === 0) {
      emptyInARow += 1;
      if (skippedRanks !== null && emptyInARow > skippedRanks) return { groups, why: 'skipped' };
      continue;
    }
    emptyInARow = 0;
    const earlier = new Set(ranking.slice(0, place).flat());
    if (duplicates === 'exhaust' && rank.some((index) => earlier.has(index))) return { groups, why: 'duplicate' };
    if (marked.length > 1 && overvote === 'exhaust') return { groups, why: 'overvote' };
    const isStopped = marked.some((candidate) => mark(candidate) === 'stops');
    if (isStopped && overvote !== 'share') return { groups, why: 'withdrawn' };
    const live = marked.filter(isIn);
    if (marked.length > 1 && overvote === 'exhaust-if-several-continue' && live.length > 1) {
      return { groups, why: 'overvote' };
    }
    const reached = marked.length > 1 && overvote === 'skip' ? [] : live.filter((candidate) => !isMet(candidate));
    if (reached.length === 0 && isStopped) return { groups, why: 'withdrawn' };
    if (reached.length > 0) groups.push(reached);
    // Nothing of a paper is read below somebody whose papers stop.
    if (isStopped) return { groups, why: 'exhausted' };
  }
  return { groups, why: 'exhausted' };
}

/** Shares out every paper from its first rank. A factor that is not named is 1. */
export function shareOut(race: Race, factors: ReadonlyMap<CandidateId, Rational>): Shares {
  const { question, papers } = race;
  const { candidates, options } = question;
  const paths = papers.map((paper) => pathOf(race, paper));
  const factor = (candidate: CandidateId): Rational => factors.get(candidate) ?? ONE;
  const parts = paths.map((path) => shareOne(race, path, factor));
  const times = (i: number): Rational => rational(papers[i]?.times ?? 0);
  const votesOf = (i: number, candidate: CandidateId): Rational =>
    sum((parts[i]?.kept ?? []).filter((keep) => keep.candidate === candidate).map(({ votes }) => votes));
  const isPile = question.rule !== 'warren' && options.keepRounding === 'pile' && options.arithmetic.kind !== 'exact';
  const tallies = new Map(
    candidates.map((candidate) => [
      candidate,
      isPile
        ? keptOfPiles(race, { paths, parts }, { candidate, factor: factor(candidate) })
        : sum(papers.map((_, i) => multiply(times(i), votesOf(i, candidate)))),
    ]),
  );
  const lost = new Map(
    REASONS.map((reason) => [
      reason,
      sum(parts.map((part, i) => (part.lost.reason === reason ? multiply(times(i), part.lost.votes) : ZERO))),
    ]),
  );
  const all = sum(papers.map((_, i) => times(i)));
  const residual = subtract(all, add(sum(tallies.values()), sum(lost.values())));
  return { papers, parts, tallies, lost, residual };
}

/** What each candidate keeps of one paper. */
function shareOne({ question }: Race, { groups, why }: Path, factor: (candidate: CandidateId) => Rational): Part {
  const { arithmetic, keepRounding } = question.options;
  const places = placesOf(arithmetic);
  const cut = (value: Rational): Rational => (places === null ? value : roundTo(value, places, 'down'));
  const isPile = keepRounding === 'pile' && places !== null;
  const keeps: Keep[] = [];
  let left = ONE;
  for (const group of groups) {
    const [only] = group;
    if (only !== undefined && group.length === 1) {
      const k = factor(only);
      const asked =
        question.rule === 'warren' ? k : isPile ? cut(multiply(left, k)) : kept(multiply(left, k), arithmetic);
      const votes = compare(asked, left) < 0 ? asked : left;
      keeps.push({ candidate: only, votes, of: left, isShared: false });
      left = isPile ? cut(multiply(left, subtract(ONE, k))) : subtract(left, votes);
      continue;
    }
    for (const candidate of group) {
      const others = group.filter((other) => other !== candidate).map(factor);
      const votes = cut(multiply(left, sharedKeep(factor(candidate), others)));
      keeps.push({ candidate, votes, of: left, isShared: true });
    }
    left = cut(group.map(factor).reduce((rest, k) => multiply(rest, subtract(ONE, k)), left));
  }
  return { kept: keeps, lost: { reason: why, votes: left } };
}

/** The mean, over all orders in which level candidates might have been ranked, of what one of them keeps. */
function sharedKeep(own: Rational, others: readonly Rational[]): Rational {
  const rests = others.map((k) => subtract(ONE, k));
  const members = others.length + 1;
  const terms = Array.from({ length: members }, (_, before) =>
    divide(productsOf(rests, before), rational(BigInt(members) * choose(members - 1, before))),
  );
  return multiply(own, sum(terms));
}

/** The sum of the products of all choices of so many of these. */
function productsOf(values: readonly Rational[], many: number): Rational {
  const [first, ...others] = values;
  if (many === 0) return ONE;
  if (first === undefined) return ZERO;
  return add(multiply(first, productsOf(others, many - 1)), productsOf(others, many));
}

function choose(from: number, many: number): bigint {
  if (many === 0 || many === from) return 1n;
  return choose(from - 1, many - 1) + choose(from - 1, many);
}

/** What a candidate keeps when papers that came the same way are cut off together. */
function keptOfPiles(
  { question, papers }: Race,
  { paths, parts }: { paths: readonly Path[]; parts: readonly Part[] },
  { candidate, factor }: { candidate: CandidateId; factor: Rational },
): Rational {
  const places = placesOf(question.options.arithmetic) ?? 0;
  const piles = new Map<string, { papers: Rational; keep: Keep }>();
  paths.forEach(({ groups }, i) => {
    const keep = parts[i]?.kept.find((one) => one.candidate === candidate);
    if (keep === undefined) return;
    const at = groups.findIndex((group) => group.includes(candidate));
    const way = JSON.stringify(groups.slice(0, at + 1));
    piles.set(way, { papers: add(piles.get(way)?.papers ?? ZERO, rational(papers[i]?.times ?? 0)), keep });
  });
  return sum(
    [...piles.values()].map(({ papers: many, keep }) =>
      keep.isShared ? multiply(many, keep.votes) : roundTo(multiply(multiply(many, keep.of), factor), places, 'down'),
    ),
  );
}
