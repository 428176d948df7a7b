import type { BltPaper } from '../files/blt/blt.ts';
import { compareRankings } from './ballots-json.ts';

/** Where two keyings of one batch disagree, in file order. A paper with lines in both is one paper keyed differently. */
export type KeyingDifference =
  | { readonly kind: 'keyed-differently'; readonly a: BltPaper; readonly b: BltPaper }
  | { readonly kind: 'only-in-a'; readonly a: BltPaper; readonly afterLineOfB: number | null }
  | { readonly kind: 'only-in-b'; readonly b: BltPaper; readonly afterLineOfA: number | null };

/** Beyond so many pairs to compare, lines are matched one to one from the top. */
const MOST_PAIRS = 16_000_000;

/**
 * Compares two people's keyings of the same papers, ballot by ballot: the fewest papers keyed differently, left out or
 * keyed twice that explain both files. One paper left out is one difference, not a difference in every line after it.
 * Each line of ballots is one entry; both people key the papers in the order of the batch.
 */
export function compareKeyings(a: readonly BltPaper[], b: readonly BltPaper[]): readonly KeyingDifference[] {
  let start = 0;
  while (start < a.length && start < b.length && saysTheSame(a[start], b[start])) start++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - start && saysTheSame(a[a.length - 1 - tail], b[b.length - 1 - tail])) {
    tail++;
  }
  const middleA = a.slice(start, a.length - tail);
  const middleB = b.slice(start, b.length - tail);
  const steps = middleA.length * middleB.length > MOST_PAIRS ? oneToOne(middleA, middleB) : fewest(middleA, middleB);
  return describe(steps, a[start - 1], b[start - 1]);
}

/** A pair of lines that stand for one paper; one side is missing where only the other has it. */
interface Pair {
  readonly a?: BltPaper | undefined;
  readonly b?: BltPaper | undefined;
}

const saysTheSame = (a: BltPaper | undefined, b: BltPaper | undefined): boolean =>
  a !== undefined && b !== undefined && a.times === b.times && compareRankings(a.ranking, b.ranking) === 0;

const oneToOne = (a: readonly BltPaper[], b: readonly BltPaper[]): readonly Pair[] =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) => ({ a: a[i], b: b[i] }));

/** Least number of edits (changed, left out, added), by the table of Wagner and Fischer, read back from its end. */
function fewest(a: readonly BltPaper[], b: readonly BltPaper[]): readonly Pair[] {
  const width = b.length + 1;
  const cost = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => cost[i * width + j] ?? 0;
  for (let j = 0; j <= b.length; j++) cost[j] = j;
  for (let i = 1; i <= a.length; i++) {
    cost[i * width] = i;
    for (let j = 1; j <= b.length; j++) {
      const changed = at(i - 1, j - 1) + (saysTheSame(a[i - 1], b[j - 1]) ? 0 : 1);
      cost[i * width + j] = Math.min(changed, at(i - 1, j) + 1, at(i, j - 1) + 1);
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 || j > 0) {
    const same = saysTheSame(a[i - 1], b[j - 1]);
    if (i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + (same ? 0 : 1)) pairs.push({ a: a[--i], b: b[--j] });
    else if (i > 0 && at(i, j) === at(i - 1, j) + 1) pairs.push({ a: a[--i] });
    else pairs.push({ b: b[--j] });
  }
  return pairs.toReversed();
}

function describe(
  pairs: readonly Pair[],
  beforeA: BltPaper | undefined,
  beforeB: BltPaper | undefined,
): readonly KeyingDifference[] {
  const differences: KeyingDifference[] = [];
  let lineOfA = beforeA?.line ?? null;
  let lineOfB = beforeB?.line ?? null;
  for (const { a, b } of pairs) {
    if (a !== undefined && b !== undefined) {
      if (!saysTheSame(a, b)) differences.push({ kind: 'keyed-differently', a, b });
    } else if (a !== undefined) differences.push({ kind: 'only-in-a', a, afterLineOfB: lineOfB });
    else if (b !== undefined) differences.push({ kind: 'only-in-b', b, afterLineOfA: lineOfA });
    lineOfA = a?.line ?? lineOfA;
    lineOfB = b?.line ?? lineOfB;
  }
  return differences;
}
