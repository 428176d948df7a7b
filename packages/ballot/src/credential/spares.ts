const SHARE = 20;
const LEAST = 10;

/** How many spare credentials a list of so many eligible voters carries: 5 %, rounded up, and 10. The number is published. */
export function sparesFor(eligible: number): number {
  if (!Number.isSafeInteger(eligible) || eligible < 0) throw new RangeError(`sparesFor: ${eligible} voters`);
  return Math.ceil(eligible / SHARE) + LEAST;
}
