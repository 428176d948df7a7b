import { EMPTY_ROOT, type Hash, nodeHash } from './hash.ts';

/**
 * The roots of the complete subtrees that a log of `size` entries falls into, largest first: all that is needed to go
 * on from there. Growing makes a new one, so a state can be offered, refused and forgotten.
 */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Hash[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/** The frontier after some more leaf hashes. */
export function growFrontier(frontier: Frontier, leafHashes: Iterable<Hash>): Frontier {
  const peaks = [...frontier.peaks];
  let { size } = frontier;
  for (const leaf of leafHashes) {
    let hash = leaf;
    // Each trailing one bit of the size is a complete subtree that the new leaf completes into one twice as large.
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) hash = nodeHash(lastPeak(peaks), hash);
    peaks.push(hash);
    size += 1;
  }
  return { size, peaks };
}

/** The root of the log that the frontier stands for. */
export const frontierRoot = ({ peaks }: Frontier): Hash => foldPeaks(peaks);

/** Joins complete subtrees, largest first, into the root above them; no subtree is the empty tree. */
export function foldPeaks(peaks: readonly Hash[]): Hash {
  return peaks.length === 0 ? EMPTY_ROOT : peaks.reduceRight((right, left) => nodeHash(left, right));
}

function lastPeak(peaks: Hash[]): Hash {
  const peak = peaks.pop();
  if (peak === undefined) throw new Error('frontier: fewer subtrees than its size says');
  return peak;
}
