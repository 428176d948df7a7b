import { compare, err, ok, ONE, rational, type Rational, type Result, subtract, ZERO } from '@selectorate/basics';
import { choose, samplesWithAtMost } from './hypergeometric.ts';

/** What a random sample of a frozen roll found. */
export interface AuditedSample {
  /** Entries of the roll: the leaves that were drawn from. */
  readonly roll: number;
  readonly sample: number;
  /** Sampled entries found to be ineligible. */
  readonly bad: number;
  /** Sampled members who did not answer; none unless said. */
  readonly silent?: number;
  /** Above 0 and below 1; 19/20 unless said. */
  readonly confidence?: Rational;
}

/** At most so many entries of the roll are ineligible, at this confidence. */
export interface IneligibleBound {
  readonly roll: number;
  readonly sample: number;
  readonly bad: number;
  readonly silent: number;
  readonly confidence: Rational;
  /** The headline: each silent member counts as ineligible. */
  readonly bound: number;
  /** The same if the silent are like the rest: the members who answered, taken as a random sample of their number. */
  readonly ifSilentLikeRest: number;
}

export type BoundFault = 'not-a-count' | 'too-many' | 'sample-beyond-roll' | 'found-beyond-sample' | 'confidence';

/** What is worked out at most: more entries, or more of them sampled, than any roll has. */
export const BOUND_LIMITS = { roll: 100_000_000, sample: 10_000 } as const;

const USUAL_CONFIDENCE = rational(19, 20);

/**
 * The exact one-sided upper confidence bound on the ineligible entries of a finite roll: the largest K for which a sample of
 * `sample` out of `roll` entries, K of them ineligible, holds no more than were found with probability at least
 * 1 - confidence (hypergeometric; the Clopper-Pearson construction without replacement). Whole numbers throughout.
 *
 * Silence is not guilt, and no evidence of innocence either: the headline counts every silent member as found ineligible.
 * `ifSilentLikeRest` takes `sample - silent` for the size of the sample and `bad` for what it found, which is right only if
 * silence has nothing to do with eligibility; nobody silent of 59 and 860 on the roll: both 41.
 */
export function ineligibleBound(audited: AuditedSample): Result<IneligibleBound, BoundFault> {
  const { roll, sample, bad, silent = 0, confidence = USUAL_CONFIDENCE } = audited;
  if (![roll, sample, bad, silent].every((count) => Number.isSafeInteger(count) && count >= 0)) {
    return err('not-a-count');
  }
  if (roll > BOUND_LIMITS.roll || sample > BOUND_LIMITS.sample) return err('too-many');
  if (sample > roll) return err('sample-beyond-roll');
  if (bad + silent > sample) return err('found-beyond-sample');
  if (compare(confidence, ZERO) <= 0 || compare(confidence, ONE) >= 0) return err('confidence');
  const bound = largestPlausible({ roll, sample, found: bad + silent }, confidence);
  const ifSilentLikeRest = largestPlausible({ roll, sample: sample - silent, found: bad }, confidence);
  return ok({ roll, sample, bad, silent, confidence, bound, ifSilentLikeRest });
}

interface Found {
  readonly roll: number;
  readonly sample: number;
  readonly found: number;
}

/** The more entries are ineligible, the less likely it is to find few: the largest K that is likely enough, by halving. */
function largestPlausible({ roll, sample, found }: Found, confidence: Rational): number {
  const doubt = subtract(ONE, confidence);
  // P(X <= found) >= n / d is: so many samples, times d, against all samples, times n.
  const enough = choose(roll, sample) * doubt.n;
  const plausible = (ineligible: number): boolean =>
    samplesWithAtMost(found, { roll, ineligible, sample }) * doubt.d >= enough;
  // With as many as were found, no sample can hold more; beyond roll - (sample - found), every sample does.
  let [low, high] = [found, roll - (sample - found)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (plausible(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
