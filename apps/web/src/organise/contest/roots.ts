import { toHex } from '@selectorate/basics';
import { EMPTY_FRONTIER, type Frontier, frontierRoot, growFrontier, leafHash } from '@selectorate/record';

/** A log as it grows: entries, and the root at each size, 64 hexadecimal digits. */
export interface KnownLog {
  readonly entries: readonly Uint8Array[];
  readonly roots: readonly string[];
  readonly frontier: Frontier;
}

export const EMPTY_LOG: KnownLog = {
  entries: [],
  roots: [toHex(frontierRoot(EMPTY_FRONTIER))],
  frontier: EMPTY_FRONTIER,
};

/** The log with more entries at its end. */
export function grown(log: KnownLog, more: readonly Uint8Array[]): KnownLog {
  const roots = [...log.roots];
  let { frontier } = log;
  for (const entry of more) {
    frontier = growFrontier(frontier, [leafHash(entry)]);
    roots.push(toHex(frontierRoot(frontier)));
  }
  return { entries: [...log.entries, ...more], roots, frontier };
}
