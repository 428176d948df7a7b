/** Coefficients of Lanczos' approximation with g = 7 and nine terms; good to fifteen digits for x above one half. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** Natural logarithm of the gamma function, for x > 0 (Lanczos 1964). */
export function logGamma(x: number): number {
  const z = x - 1;
  const t = z + 7.5;
  const sum = LANCZOS.reduce((total, coefficient, i) => (i === 0 ? coefficient : total + coefficient / (z + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * The chance of `count` or more when `mean` are expected and the variance is `dispersion` times the mean: the negative binomial
 * distribution, or Poisson's where the dispersion is 1.
 */
export function tailAtLeast(count: number, mean: number, dispersion = 1): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  const logTerm = dispersion > 1 + 1e-9 ? negativeBinomial(mean, dispersion) : poisson(mean);
  // Far out the terms fall off geometrically and are summed upwards, so that small tails keep their digits.
  if (count > mean) {
    let sum = 0;
    for (let i = count; ; i++) {
      const term = Math.exp(logTerm(i));
      sum += term;
      if (term <= sum * 1e-12) return Math.min(1, sum);
    }
  }
  let below = 0;
  for (let i = 0; i < count; i++) below += Math.exp(logTerm(i));
  return Math.max(0, 1 - below);
}

/** The smallest count above the mean whose tail is at most `alpha`. */
export function alarmCount(mean: number, dispersion: number, alpha: number): number {
  if (mean <= 0) return 1;
  const logTerm = dispersion > 1 + 1e-9 ? negativeBinomial(mean, dispersion) : poisson(mean);
  const first = Math.max(1, Math.ceil(mean));
  const terms: number[] = [];
  for (let i = first; ; i++) {
    const term = Math.exp(logTerm(i));
    terms.push(term);
    if (term <= alpha * 1e-9) break;
  }
  // Added up from the smallest, so that the far tails keep their digits.
  let tail = 0;
  for (let i = terms.length - 1; i >= 0; i--) {
    tail += terms[i] ?? 0;
    if (tail > alpha) return first + i + 1;
  }
  return first;
}

/** The chance of `count` or more of `trials` at a `share` each. */
export function binomialTail(count: number, trials: number, share: number): number {
  if (count <= 0) return 1;
  if (share <= 0 || count > trials) return 0;
  if (share >= 1) return 1;
  const all = logGamma(trials + 1);
  let sum = 0;
  for (let i = count; i <= trials; i++) {
    const ways = all - logGamma(i + 1) - logGamma(trials - i + 1);
    const term = Math.exp(ways + i * Math.log(share) + (trials - i) * Math.log1p(-share));
    sum += term;
    // Beyond the mean the terms fall off geometrically.
    if (i > trials * share && term <= sum * 1e-16) break;
  }
  return Math.min(1, sum);
}

const poisson =
  (mean: number) =>
  (i: number): number =>
    i * Math.log(mean) - mean - logGamma(i + 1);

function negativeBinomial(mean: number, dispersion: number): (i: number) => number {
  const size = mean / (dispersion - 1);
  const share = 1 / dispersion;
  return (i) => logGamma(i + size) - logGamma(size) - logGamma(i + 1) + size * Math.log(share) + i * Math.log1p(-share);
}

/** The value below which a share of the numbers lies, by rank; 0 for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
