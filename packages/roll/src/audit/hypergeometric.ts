/** A roll of `roll` entries of which `ineligible` are, and a sample of `sample` of them, drawn without replacement. */
export interface Draw {
  readonly roll: number;
  readonly ineligible: number;
  readonly sample: number;
}

/**
 * In how many of the C(roll, sample) samples at most `seen` ineligible entries are: the sum over i <= seen of
 * C(ineligible, i) * C(roll - ineligible, sample - i). Exact.
 */
export function samplesWithAtMost(seen: number, { roll, ineligible, sample }: Draw): bigint {
  const eligible = roll - ineligible;
  const most = Math.min(seen, ineligible, sample);
  const least = Math.max(0, sample - eligible);
  if (most < least) return 0n;
  let term = choose(ineligible, least) * choose(eligible, sample - least);
  let sum = term;
  for (let i = least; i < most; i++) {
    // Each term from the one before: C(a, i + 1) = C(a, i) (a - i) / (i + 1), and the other factor the other way about.
    const times = BigInt(ineligible - i) * BigInt(sample - i);
    term = (term * times) / (BigInt(i + 1) * BigInt(eligible - sample + i + 1));
    sum += term;
  }
  return sum;
}

/** The binomial coefficient C(n, k), for whole numbers 0 <= k <= n. */
export function choose(n: number, k: number): bigint {
  const few = Math.min(k, n - k);
  return product(n - few + 1, n) / product(1, few);
}

/** from * (from + 1) * … * to, in halves, so that large factors meet factors as large; 1 where there are none. */
function product(from: number, to: number): bigint {
  if (to - from >= 8) {
    const middle = Math.floor((from + to) / 2);
    return product(from, middle) * product(middle + 1, to);
  }
  let result = 1n;
  for (let factor = from; factor <= to; factor++) result *= BigInt(factor);
  return result;
}
