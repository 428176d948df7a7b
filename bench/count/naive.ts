import { add, compare, divide, multiply, rational, type Rational, subtract, ZERO } from '@selectorate/basics';
import type { Weighted } from './make-papers.ts';

// Counting as plainly as it can be written: every paper is read again at every stage. Candidates are indexes.

const firstOf = (ranking: readonly number[], continuing: ReadonlySet<number>): number | undefined =>
  ranking.find((index) => continuing.has(index));

const lowestOf = (candidates: Iterable<number>, votes: (index: number) => number): number =>
  [...candidates].reduce((low, index) => (votes(index) < votes(low) ? index : low));

/** IRV to the first majority; ties go against the lower index. */
export function naiveIrv(papers: readonly Weighted[], candidates: number): readonly number[] {
  const continuing = new Set(Array.from({ length: candidates }, (_, i) => i));
  for (;;) {
    const votes = new Map<number, number>();
    for (const { ranking, times } of papers) {
      const index = firstOf(ranking, continuing);
      if (index !== undefined) votes.set(index, (votes.get(index) ?? 0) + times);
    }
    const total = [...votes.values()].reduce((all, some) => all + some, 0);
    const winner = [...continuing].find((index) => (votes.get(index) ?? 0) * 2 > total);
    if (winner !== undefined) return [winner];
    continuing.delete(lowestOf(continuing, (index) => votes.get(index) ?? 0));
  }
}

/** Weighted inclusive Gregory with exact fractions, a value for each paper. */
export function naiveWigm(papers: readonly Weighted[], candidates: number, seats: number): readonly number[] {
  const continuing = new Set(Array.from({ length: candidates }, (_, i) => i));
  const values = papers.map(({ times }) => rational(times));
  const holders = papers.map(({ ranking }) => firstOf(ranking, continuing));
  const total = papers.reduce((all, { times }) => all + times, 0);
  const quota = divide(rational(total), rational(seats + 1));
  const elected: number[] = [];
  const waiting: number[] = [];
  for (;;) {
    const votes = votesHeld(holders, values, candidates);
    const votesOf = (index: number): Rational => votes[index] ?? ZERO;
    const falling = [...continuing].sort((a, b) => compare(votesOf(b), votesOf(a)));
    for (const index of falling) {
      if (compare(votesOf(index), quota) < 0 || elected.length === seats) continue;
      elected.push(index);
      waiting.push(index);
      continuing.delete(index);
    }
    if (elected.length === seats) return elected;
    if (elected.length + continuing.size <= seats) return [...elected, ...continuing];
    const from = waiting.shift() ?? falling.at(-1) ?? 0;
    const wasElected = elected.includes(from);
    continuing.delete(from);
    const share = wasElected ? divide(subtract(votesOf(from), quota), votesOf(from)) : rational(1);
    papers.forEach(({ ranking }, i) => {
      if (holders[i] !== from) return;
      values[i] = multiply(values[i] ?? ZERO, share);
      holders[i] = firstOf(ranking, continuing);
    });
  }
}

function votesHeld(
  holders: readonly (number | undefined)[],
  values: readonly Rational[],
  candidates: number,
): readonly Rational[] {
  const votes = Array.from({ length: candidates }, () => ZERO);
  holders.forEach((holder, i) => {
    if (holder !== undefined) votes[holder] = add(votes[holder] ?? ZERO, values[i] ?? ZERO);
  });
  return votes;
}

const UNIT = 1_000_000_000n;
const OMEGA = UNIT / 1_000_000n;

/** Meek's rule in nine decimals as the reference rule of the Proportional Representation Foundation has them. */
export function naiveMeek(papers: readonly Weighted[], candidates: number, seats: number): readonly number[] {
  const keep = Array.from({ length: candidates }, () => UNIT);
  const continuing = new Set(keep.keys());
  const elected: number[] = [];
  for (;;) {
    const votes = settledVotes(papers, { keep, continuing, elected, seats });
    if (elected.length === seats) return elected;
    if (elected.length + continuing.size <= seats) return [...elected, ...continuing];
    if (votes === undefined) continue;
    const lowest = [...continuing].reduce((low, index) => ((votes[index] ?? 0n) < (votes[low] ?? 0n) ? index : low));
    continuing.delete(lowest);
    keep[lowest] = 0n;
  }
}

interface MeekState {
  readonly keep: bigint[];
  readonly continuing: Set<number>;
  readonly elected: number[];
  readonly seats: number;
}

/** Shares out until somebody is elected (undefined) or next to no surplus is left (the votes then). */
function settledVotes(
  papers: readonly Weighted[],
  { keep, continuing, elected, seats }: MeekState,
): readonly bigint[] | undefined {
  let lastSurplus: bigint | undefined;
  for (;;) {
    const votes = keptVotes(papers, keep);
    const total = votes.reduce((all, some) => all + some, 0n);
    const quota = total / BigInt(seats + 1) + 1n;
    const reached = [...continuing].filter((index) => (votes[index] ?? 0n) >= quota);
    for (const index of reached) {
      if (elected.length === seats) break;
      elected.push(index);
      continuing.delete(index);
    }
    if (reached.length > 0) return undefined;
    const surplus = elected.reduce((all, index) => {
      const over = (votes[index] ?? 0n) - quota;
      return over > 0n ? all + over : all;
    }, 0n);
    if (surplus < OMEGA || (lastSurplus !== undefined && surplus >= lastSurplus)) return votes;
    lastSurplus = surplus;
    for (const index of elected) {
      const product = dividedUp((keep[index] ?? 0n) * quota, UNIT);
      keep[index] = dividedUp(product * UNIT, votes[index] ?? UNIT);
    }
  }
}

const dividedUp = (above: bigint, below: bigint): bigint => (above + below - 1n) / below;

/** Each paper gives each candidate it names a share of what is left of it. */
function keptVotes(papers: readonly Weighted[], keep: readonly bigint[]): readonly bigint[] {
  const votes = keep.map(() => 0n);
  for (const { ranking, times } of papers) {
    let left = UNIT;
    for (const index of ranking) {
      const kept = dividedUp(left * (keep[index] ?? 0n), UNIT);
      votes[index] = (votes[index] ?? 0n) + kept * BigInt(times);
      left -= kept;
      if (left <= 0n) break;
    }
  }
  return votes;
}

/** Equal rankings by their text. */
export function naivePacking(papers: Iterable<readonly number[]>): number {
  const seen = new Map<string, number>();
  for (const ranking of papers) {
    const key = ranking.join(' ');
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return seen.size;
}

/** A whole BLT file split into lines and words. */
export function naiveBlt(text: string): number {
  const [, ...lines] = text.split('\n');
  const papers = lines.slice(0, lines.indexOf('0')).map((line) => line.split(' ').map(Number));
  return naivePacking(papers.map(([, ...ranking]) => ranking.slice(0, -1)));
}

/** A whole CVR file split into lines and cells. */
export function naiveCvr(text: string): number {
  const [, ...lines] = text.split('\n');
  const names = new Map<string, number>();
  const papers = lines
    .filter((line) => line !== '')
    .map((line) =>
      line
        .split(',')
        .slice(1)
        .filter((name) => name !== '')
        .map((name) => names.get(name) ?? (names.set(name, names.size), names.size - 1)),
    );
  return naivePacking(papers);
}
