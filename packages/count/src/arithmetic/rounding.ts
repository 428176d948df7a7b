import { compare, rational, type Rational, subtract, throwIllegalValue } from '@selectorate/basics';
import type { Arithmetic } from '../rules/options.ts';

/**
 * A value as the arithmetic keeps it. `exact` keeps everything. `fixed` keeps `places` decimals, rounded `down` (towards
 * zero: digits are cut off), `up` (away from zero) or `half-up` (halves away from zero). `guarded` keeps `places + guard` decimals, cut off.
 */
export function round(value: Rational, arithmetic: Arithmetic): Rational {
  switch (arithmetic.kind) {
    case 'exact':
      return value;
    case 'fixed':
      return toPlaces(value, arithmetic.places, arithmetic.rounding);
    case 'guarded':
      return toPlaces(value, arithmetic.places + arithmetic.guard, 'down');
    default:
      return throwIllegalValue(arithmetic);
  }
}

/**
 * Negative, zero or positive as `a` is below, equal to or above `b`. Under `guarded` arithmetic values that differ by less
 * than half a unit of the last of `places` are equal.
 */
export function compareVotes(a: Rational, b: Rational, arithmetic: Arithmetic): -1 | 0 | 1 {
  if (arithmetic.kind === 'guarded') {
    const { n, d } = subtract(a, b);
    const distance = n < 0n ? -n : n;
    // distance/d < 1/2 * 10^-places
    if (distance * 2n * 10n ** BigInt(arithmetic.places) < d) return 0;
  }
  return compare(a, b);
}

/** The smallest step between two values that the arithmetic keeps; nothing under `exact`. */
export function lastPlace(arithmetic: Arithmetic): Rational | undefined {
  switch (arithmetic.kind) {
    case 'exact':
      return undefined;
    case 'fixed':
      return rational(1, 10n ** BigInt(arithmetic.places));
    case 'guarded':
      return rational(1, 10n ** BigInt(arithmetic.places + arithmetic.guard));
    default:
      return throwIllegalValue(arithmetic);
  }
}

function toPlaces(value: Rational, places: number, rounding: 'down' | 'up' | 'half-up'): Rational {
  const scale = 10n ** BigInt(places);
  const magnitude = (value.n < 0n ? -value.n : value.n) * scale;
  const cut = magnitude / value.d;
  const rest = magnitude - cut * value.d;
  const goesUp = rounding === 'up' ? rest > 0n : rounding === 'half-up' && rest * 2n >= value.d;
  const kept = goesUp ? cut + 1n : cut;
  return rational(value.n < 0n ? -kept : kept, scale);
}
