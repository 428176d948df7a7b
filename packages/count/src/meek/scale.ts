import { rational, type Rational } from '@selectorate/basics';
import type { Arithmetic } from '../rules/options.ts';

/** Places to which keep factors are rounded up under exact arithmetic once their common denominator is larger than this. */
const EXACT_PLACES = 36;

/** Keep factors as whole numbers of `unit`: what each candidate keeps of a vote that reaches them. */
export interface KeepFactors {
  readonly unit: bigint;
  readonly of: readonly bigint[];
}

/** `above / below` of whole numbers that are not negative, rounded as the arithmetic says. */
export function divideAs(arithmetic: Arithmetic, above: bigint, below: bigint): bigint {
  const cut = above / below;
  if (arithmetic.kind !== 'fixed') return cut;
  const rest = above - cut * below;
  const goesUp = arithmetic.rounding === 'up' ? rest > 0n : arithmetic.rounding === 'half-up' && rest * 2n >= below;
  return goesUp ? cut + 1n : cut;
}

/** The smallest vote that the arithmetic keeps is one of this many parts of a whole; exact arithmetic has none. */
export function partsOf(arithmetic: Arithmetic): bigint | undefined {
  if (arithmetic.kind === 'exact') return undefined;
  return 10n ** BigInt(arithmetic.kind === 'fixed' ? arithmetic.places : arithmetic.places + arithmetic.guard);
}

/** Every factor a whole vote. */
export function wholeFactors(candidates: number, arithmetic: Arithmetic): KeepFactors {
  const unit = partsOf(arithmetic) ?? 1n;
  return { unit, of: Array.from({ length: candidates }, () => unit) };
}

/**
 * Exact factors over one denominator: their least common one, or, where that is above 10^36, each rounded up to 36 places
 * (else their digits would grow many times over with each sharing out).
 */
export function overOneUnit(factors: readonly Rational[]): KeepFactors {
  const most = 10n ** BigInt(EXACT_PLACES);
  let unit = 1n;
  for (const { d } of factors) {
    unit = leastCommonMultiple(unit, d);
    if (unit > most) return { unit: most, of: factors.map(({ n, d: below }) => (n * most + below - 1n) / below) };
  }
  return { unit, of: factors.map(({ n, d }) => n * (unit / d)) };
}

export const leastCommonMultiple = (a: bigint, b: bigint): bigint => a * rational(b, a).n;
