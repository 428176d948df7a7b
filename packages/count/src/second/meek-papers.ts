import { add, type CandidateId, compare, multiply, ONE, type Rational, subtract, sum, ZERO } from '@selectorate/basics';
import type { CastBallot } from '../ballots/packed-ballots.ts';
import type { NonTransferableReason } from '../result/result.ts';
import { markOf, type Race, statusOf } from './race.ts';
import { shareOfEach } from './meek-level.ts';
import { kept, placesOf, roundTo } from './stv-numbers.ts';
import { inPaperOrder } from './stv-papers.ts';
import { papersIn } from './sections.ts';
import { REASONS } from './whole-papers.ts';

// How votes are shared out under keep factors, a second time from docs/rules/meek.md.

interface Keep {
  readonly candidate: CandidateId;
  readonly votes: Rational;
}

/** What a candidate keeps of one paper, and of all of a pile. */
interface Kept extends Keep {
  readonly ofAll: Rational;
}

/** What of one paper stayed where. Papers of which the same stayed for the same reason share one. */
export interface Part {
  /** In the order of the paper's preferences. */
  readonly kept: readonly Keep[];
  readonly lost: { readonly reason: NonTransferableReason; readonly votes: Rational };
}

export interface Shares {
  readonly papers: readonly CastBallot[];
  /** One for each paper. */
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

/** Papers that came the same way, and so lie together. */
interface Pile {
  /** The group they have reached; nobody where they set out. */
  readonly group: readonly CandidateId[];
  /** How many groups they have reached, this one among them. */
  readonly depth: number;
  /** Which of all papers. */
  readonly papers: readonly number[];
  readonly times: Rational;
  /** Where they go from here; worked out when something of them first does. */
  next: Next | undefined;
}

interface Next {
  readonly piles: readonly Pile[];
  readonly ended: ReadonlyMap<NonTransferableReason, readonly number[]>;
}

/** What all papers say while the same candidates are out of the count. */
export interface Reading {
  /** Who is in, and what a mark for each of the others does. */
  readonly when: string;
  readonly papers: readonly CastBallot[];
  readonly paths: readonly Path[];
  readonly all: Pile;
}

/** Reads every paper, unless what was read before still holds. */
export function readPapers(race: Race, before: Reading | undefined): Reading {
  const { papers, question } = race;
  const mark = markOf(race);
  const when = question.candidates.map((candidate) => (isIn(race, candidate) ? 'in' : mark(candidate))).join(' ');
  if (before !== undefined && before.when === when) return before;
  const paths = papers.map((paper) => pathOf(race, paper));
  return { when, papers, paths, all: pileOf(papers, [...papers.keys()], { group: [], depth: 0 }) };
}

const isIn = (race: Race, candidate: CandidateId): boolean =>
  ['continuing', 'elected'].includes(statusOf(race, candidate));

function pathOf(race: Race, { ranking }: CastBallot): Path {
  const { candidates, options } = race.question;
  const { skippedRanks, duplicates, overvote } = options;
  const groups: (readonly CandidateId[])[] = [];
  if (ranking.length === 0) return { groups, why: 'blank' };
  const mark = markOf(race);
  const earlier = new Set<number>();
  const met = new Set<CandidateId>();
  let emptyInARow = 0;
  for (const rank of ranking) {
    const marked = inPaperOrder(rank, candidates);
    if (marked.length === 0) {
      emptyInARow += 1;
      if (skippedRanks !== null && emptyInARow > skippedRanks) return { groups, why: 'skipped' };
      continue;
    }
    emptyInARow = 0;
    if (duplicates === 'exhaust' && rank.some((index) => earlier.has(index))) return { groups, why: 'duplicate' };
    for (const index of rank) earlier.add(index);
    if (marked.length > 1 && overvote === 'exhaust') return { groups, why: 'overvote' };
    const isStopped = marked.some((candidate) => mark(candidate) === 'stops');
    if (isStopped && overvote !== 'share') return { groups, why: 'withdrawn' };
    const live = marked.filter((candidate) => isIn(race, candidate));
    if (marked.length > 1 && overvote === 'exhaust-if-several-continue' && live.length > 1) {
      return { groups, why: 'overvote' };
    }
    const reached = marked.length > 1 && overvote === 'skip' ? [] : live.filter((candidate) => !met.has(candidate));
    if (reached.length === 0 && isStopped) return { groups, why: 'withdrawn' };
    if (reached.length > 0) groups.push(reached);
    for (const candidate of reached) met.add(candidate);
    // Nothing of a paper is read below somebody whose papers stop.
    if (isStopped) return { groups, why: 'exhausted' };
  }
  return { groups, why: 'exhausted' };
}

const pileOf = (
  papers: readonly CastBallot[],
  which: readonly number[],
  { group, depth }: Pick<Pile, 'group' | 'depth'>,
): Pile => {
  const times = papersIn(which.flatMap((at) => papers[at] ?? []));
  return { group, depth, papers: which, times, next: undefined };
};

/** Deals the papers of a pile out to the groups that come next on them. */
function nextOf({ papers, paths }: Reading, pile: Pile): Next {
  const piles = new Map<string, { readonly group: readonly CandidateId[]; readonly which: number[] }>();
  const ended = new Map<NonTransferableReason, number[]>();
  for (const at of pile.papers) {
    const path = paths[at];
    if (path === undefined) continue;
    const group = path.groups[pile.depth];
    if (group === undefined) {
      put(ended, path.why, []).push(at);
    } else {
      put(piles, group.join(' '), { group, which: [] }).which.push(at);
    }
  }
  const depth = pile.depth + 1;
  return { piles: [...piles.values()].map(({ group, which }) => pileOf(papers, which, { group, depth })), ended };
}

function put<Key, Value>(map: Map<Key, Value>, key: Key, fresh: Value): Value {
  const known = map.get(key) ?? fresh;
  map.set(key, known);
  return known;
}

/** Shares out every paper from its first rank. A factor that is not named is 1. */
export function shareOut(race: Race, reading: Reading, factors: ReadonlyMap<CandidateId, Rational>): Shares {
  const { question } = race;
  const { papers, all } = reading;
  const factor = (candidate: CandidateId): Rational => factors.get(candidate) ?? ONE;
  const tallies = new Map(question.candidates.map((candidate) => [candidate, ZERO]));
  const lost = new Map(REASONS.map((reason) => [reason, ZERO]));
  const parts: Part[] = [];
  const end = (which: readonly number[], part: Part): void => {
    for (const at of which) parts[at] = part;
    const times = papersIn(which.flatMap((at) => papers[at] ?? []));
    const { reason, votes } = part.lost;
    lost.set(reason, add(lost.get(reason) ?? ZERO, multiply(times, votes)));
  };
  const visit = (pile: Pile, came: Rational, before: readonly Keep[]): void => {
    const { keeps, left } = keepOf(race, pile, { came, factor });
    for (const { candidate, ofAll } of keeps) tallies.set(candidate, add(tallies.get(candidate) ?? ZERO, ofAll));
    const now = [...before, ...keeps];
    // Nothing goes on to whoever comes next, nor out of the count.
    if (left.n === 0n) {
      end(pile.papers, { kept: now, lost: { reason: 'exhausted', votes: ZERO } });
      return;
    }
    pile.next ??= nextOf(reading, pile);
    for (const [reason, which] of pile.next.ended) end(which, { kept: now, lost: { reason, votes: left } });
    for (const next of pile.next.piles) visit(next, left, now);
  };
  visit(all, ONE, []);
  const residual = subtract(all.times, add(sum(tallies.values()), sum(lost.values())));
  return { papers, parts, tallies, lost, residual };
}

/** What came of each paper of a pile, and what candidates keep of it. */
interface Coming {
  readonly came: Rational;
  readonly factor: (candidate: CandidateId) => Rational;
}

/** What the candidates of the group keep of each paper of the pile and of all of them, and what is left of each. */
function keepOf(
  { question }: Race,
  { group, times }: Pile,
  { came, factor }: Coming,
): { readonly keeps: readonly Kept[]; readonly left: Rational } {
  const { arithmetic, keepRounding } = question.options;
  const places = placesOf(arithmetic);
  const cut = (value: Rational): Rational => (places === null ? value : roundTo(value, places, 'down'));
  const isPile = keepRounding === 'pile' && places !== null;
  const [only] = group;
  if (only === undefined || group.length > 1) {
    const factors = group.map(factor);
    const shares = shareOfEach(factors);
    const known = new Map<Rational, Omit<Kept, 'candidate'>>();
    const keeps = group.map((candidate, i) => {
      const share = shares[i] ?? ZERO;
      const votes = known.get(share)?.votes ?? cut(multiply(came, share));
      const keep = known.get(share) ?? { votes, ofAll: multiply(times, votes) };
      known.set(share, keep);
      return { candidate, ...keep };
    });
    return { keeps, left: cut(factors.reduce((rest, k) => multiply(rest, subtract(ONE, k)), came)) };
  }
  const k = factor(only);
  const asked = question.rule === 'warren' ? k : isPile ? cut(multiply(came, k)) : kept(multiply(came, k), arithmetic);
  const votes = compare(asked, came) < 0 ? asked : came;
  const left = isPile ? cut(multiply(came, subtract(ONE, k))) : subtract(came, votes);
  // Papers that came the same way are cut off together.
  const ofAll = isPile && question.rule !== 'warren' ? cut(multiply(multiply(times, came), k)) : multiply(times, votes);
  return { keeps: [{ candidate: only, votes, ofAll }], left };
}
