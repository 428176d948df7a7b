import type { GroupFigures } from './fairness.ts';
import { percent, perHundredThousand, rateText } from './rate.ts';

/** The gates of the design note, as shares; they hold in every group, for every seed. */
export const GATES = { hardNotFound: 0.0025, apart: 0.002, wrongDuplicates: 0.0015, decoys: 0.95 };

/** Groups of fewer than this many are shown and not judged (k of the note). */
const SMALLEST = 20;

export interface Judgement {
  readonly failed: readonly string[];
  /** The smallest group that was judged, the best and the worst served. */
  readonly words: string;
}

/**
 * Decoys are planted in equal numbers for every origin. By age, home or shape of name they fall as they fall (no ghost owns a home), so
 * that their share there is shown and not judged.
 */
const isPlanted = (group: string): boolean => group.startsWith('origin ');

/** Judges the shares as they are; the intervals say how much a group of that size can show. */
export function judge(groups: readonly GroupFigures[]): Judgement {
  const judged = groups.filter(({ group, hardNotFound }) => group !== 'all' && hardNotFound.of >= SMALLEST);
  const sorted = judged.toSorted((a, b) => a.hardNotFound.share - b.hardNotFound.share);
  const least = sorted[0]?.hardNotFound.share ?? 0;
  const worst = sorted.at(-1);
  const smallest = judged.toSorted((a, b) => a.hardNotFound.of - b.hardNotFound.of)[0];
  const failed = judged.flatMap(({ group, hardNotFound, wrongStrong, decoys }) => [
    ...(hardNotFound.share > GATES.hardNotFound ? [`${group}: not found ${rateText(hardNotFound)}`] : []),
    ...(hardNotFound.share - least > GATES.apart
      ? [`${group}: not found ${rateText(hardNotFound)}, best served ${percent(least, 3)}`]
      : []),
    ...(wrongStrong.share > GATES.wrongDuplicates
      ? [`${group}: wrong duplicates ${perHundredThousand(wrongStrong)} of 100,000`]
      : []),
    ...(isPlanted(group) && decoys.share < GATES.decoys ? [`${group}: decoys ${rateText(decoys)}`] : []),
  ]);
  const words =
    worst === undefined || smallest === undefined
      ? 'no group is large enough to judge'
      : `${judged.length} groups judged, the smallest ${smallest.group} with ${smallest.hardNotFound.of}; not found: best ${percent(least, 3)}, worst ${worst.group} ${rateText(worst.hardNotFound)}`;
  return { failed, words };
}
