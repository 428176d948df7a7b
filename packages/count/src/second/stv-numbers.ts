import {
  compare,
  divide,
  multiply,
  rational,
  type Rational,
  subtract,
  throwIllegalValue,
  ZERO,
} from '@selectorate/basics';
import type { Arithmetic, CountOptions } from '../rules/options.ts';

type Direction = 'down' | 'up' | 'half-up';

/** The multiple of 10^-places that stands for a value; `up` and `half-up` go away from zero. */
export function roundTo(value: Rational, places: number, direction: Direction): Rational {
  const unit = rational(1, 10n ** BigInt(places));
  const units = divide(value, unit);
  const size = units.n < 0n ? -units.n : units.n;
  const [whole, rest] = [size / units.d, size % units.d];
  const goesUp = direction === 'up' ? rest > 0n : direction === 'half-up' && rest * 2n >= units.d;
  const rounded = goesUp ? whole + 1n : whole;
  return multiply(rational(units.n < 0n ? -rounded : rounded), unit);
}

/** A value as the arithmetic keeps it. */
export function kept(value: Rational, arithmetic: Arithmetic): Rational {
  if (arithmetic.kind === 'exact') return value;
  if (arithmetic.kind === 'fixed') return roundTo(value, arithmetic.places, arithmetic.rounding);
  return roundTo(value, arithmetic.places + arithmetic.guard, 'down');
}

/** Decimals kept; null where all are. */
export function placesOf(arithmetic: Arithmetic): number | null {
  if (arithmetic.kind === 'exact') return null;
  return arithmetic.kind === 'fixed' ? arithmetic.places : arithmetic.places + arithmetic.guard;
}

/** Equal as the arithmetic says: under guarded arithmetic, when they differ by less than half a unit of the last place shown. */
export function areEqual(a: Rational, b: Rational, arithmetic: Arithmetic): boolean {
  if (arithmetic.kind !== 'guarded') return compare(a, b) === 0;
  const apart = subtract(a, b);
  const size = apart.n < 0n ? subtract(ZERO, apart) : apart;
  return compare(size, rational(1, 2n * 10n ** BigInt(arithmetic.places))) < 0;
}

/** The quota, from the valid votes of stage 1. */
export function quotaOf(
  valid: Rational,
  seats: number,
  { quota, arithmetic }: Pick<CountOptions, 'quota' | 'arithmetic'>,
): Rational {
  const droop = divide(valid, rational(seats + 1));
  const hare = divide(valid, rational(seats));
  const places = placesOf(arithmetic);
  switch (quota) {
    case 'droop-whole':
      return rational(droop.n / droop.d + 1n);
    case 'droop-exact':
      return kept(droop, arithmetic);
    case 'droop-next': {
      if (places === null) return droop;
      const cut = roundTo(droop, places, 'down');
      return rational(cut.n * 10n ** BigInt(places) + cut.d, cut.d * 10n ** BigInt(places));
    }
    case 'hare-whole':
      return roundTo(hare, 0, 'up');
    case 'hare-exact':
      return places === null ? hare : roundTo(hare, places, 'up');
    default:
      return throwIllegalValue(quota);
  }
}

/** What a paper of this value is worth after a surplus of a candidate with this tally moved. */
export function transferValue(
  value: Rational,
  { surplus, tally }: { surplus: Rational; tally: Rational },
  { transferValue: how, arithmetic }: Pick<CountOptions, 'transferValue' | 'arithmetic'>,
): Rational {
  if (compare(surplus, ZERO) <= 0) return ZERO;
  switch (how) {
    case 'product-once':
      return kept(divide(multiply(value, surplus), tally), arithmetic);
    case 'product-first':
      return kept(divide(kept(multiply(value, surplus), arithmetic), tally), arithmetic);
    case 'fraction-first':
      return kept(multiply(value, kept(divide(surplus, tally), arithmetic)), arithmetic);
    default:
      return throwIllegalValue(how);
  }
}
