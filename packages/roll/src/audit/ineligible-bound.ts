import {
  compare,
  err,
  multiply,
  ok,
  ONE,
  rational,
  type Rational,
  type Result,
  subtract,
  ZERO,
} from '@selectorate/basics';
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
  /** Values for the draw that were committed to and not revealed; none unless said. */
  readonly missing?: number;
  /** Values that were committed to, revealed or not; one more than are missing unless said. */
  readonly committed?: number;
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
  /** How many could choose whether to reveal, once somebody did not: the doubt is halved for each. 0 with every value revealed. */
  readonly choosers: number;
  /** The headline: each silent member counts as ineligible. */
  readonly bound: number;
  /** The same if the silent are like the rest: the members who answered, taken as a random sample of their number. */
  readonly ifSilentLikeRest: number;
}

export type BoundFault = 'not-a-count' | 'too-many' | 'sample-beyond-roll' | 'found-beyond-sample' | 'confidence';

/** What is worked out at most: more entries, more of them sampled, or more values, than any roll has. */
export const BOUND_LIMITS = { roll: 100_000_000, sample: 10_000, committed: 1_000 } as const;

const USUAL_CONFIDENCE = rational(19, 20);

/**
 * The exact one-sided upper confidence bound on the ineligible entries of a finite roll: the largest K for which a sample of
 * `sample` out of `roll` entries, K of them ineligible, holds no more than were found with probability at least
 * 1 - confidence (hypergeometric; the Clopper-Pearson construction without replacement). Whole numbers throughout.
 *
 * Silence is not guilt, and no evidence of innocence either: the headline counts every silent member as found ineligible.
 * `ifSilentLikeRest` takes `sample - silent` for the size of the sample and `bad` for what it found, which is right only if
 * silence has nothing to do with eligibility; nobody silent of 59 and 860 on the roll: both 41.
 *
 * A value kept back was a choice between samples: the last to reveal sees both. Of `committed` people one at least is
 * honest; the others together could choose among 2^(committed - 1) samples, those who did reveal no less than the missing.
 * So once a value is missing the doubt is divided by that number (Bonferroni), and all that keeping back can add to the
 * doubt is as much again: a false bound comes by in less than 2 (1 - confidence) of draws, however many collude. Dividing
 * by 2^missing alone would let it grow to (3/2)^colluders times the doubt.
 */
export function ineligibleBound(audited: AuditedSample): Result<IneligibleBound, BoundFault> {
  const { roll, sample, bad, silent = 0, confidence = USUAL_CONFIDENCE } = audited;
  const { missing = 0, committed = missing + 1 } = audited;
  if (![roll, sample, bad, silent, missing, committed].every((count) => Number.isSafeInteger(count) && count >= 0)) {
    return err('not-a-count');
  }
  const values = Math.max(missing + 1, committed);
  if (roll > BOUND_LIMITS.roll || sample > BOUND_LIMITS.sample || values > BOUND_LIMITS.committed)
    return err('too-many');
  if (sample > roll) return err('sample-beyond-roll');
  if (bad + silent > sample) return err('found-beyond-sample');
  if (compare(confidence, ZERO) <= 0 || compare(confidence, ONE) >= 0) return err('confidence');
  const choosers = missing === 0 ? 0 : values - 1;
  const doubt = multiply(subtract(ONE, confidence), rational(1n, 2n ** BigInt(choosers)));
  const bound = largestPlausible({ roll, sample, found: bad + silent }, doubt);
  const ifSilentLikeRest = largestPlausible({ roll, sample: sample - silent, found: bad }, doubt);
  return ok({ roll, sample, bad, silent, confidence, choosers, bound, ifSilentLikeRest });
}

interface Found {
  readonly roll: number;
  readonly sample: number;
  readonly found: number;
}

/** The more entries are ineligible, the less likely it is to find few: the largest K that is likely enough, by halving. */
function largestPlausible({ roll, sample, found }: Found, doubt: Rational): number {
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
