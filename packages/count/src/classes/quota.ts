import { add, divide, multiply, ONE, rational, type Rational, throwIllegalValue } from '@selectorate/basics';
import { lastPlace, round } from '../arithmetic/rounding.ts';
import type { Arithmetic, CountOptions } from '../rules/options.ts';

/**
 * Votes that secure one of so many seats.
 *
 * `droop-whole`: the whole part of votes/(seats + 1), plus one. `droop-exact`: that fraction as the arithmetic keeps it.
 * `droop-next`: the fraction rounded up to the last place kept; what is exact stays (ERS97 5.1.6). `hare-whole` and `hare-exact`:
 * votes/seats, rounded up to a whole number or to the last place kept.
 */
export function quotaOf(
  votes: Rational,
  seats: number,
  { quota, arithmetic }: Pick<CountOptions, 'quota' | 'arithmetic'>,
): Rational {
  const droop = divide(votes, rational(seats + 1));
  const hare = divide(votes, rational(seats));
  switch (quota) {
    case 'droop-whole':
      return add(rational(droop.n / droop.d), ONE);
    case 'droop-exact':
      return round(droop, arithmetic);
    case 'droop-next':
      return toNextPlace(droop, arithmetic);
    case 'hare-whole':
      return raise(hare, ONE);
    case 'hare-exact':
      return toNextPlace(hare, arithmetic);
    default:
      return throwIllegalValue(quota);
  }
}

/** Rounded up to the last place that the arithmetic keeps; as it is where everything is kept. */
export function toNextPlace(votes: Rational, arithmetic: Arithmetic): Rational {
  const place = lastPlace(arithmetic);
  return place === undefined ? votes : raise(votes, place);
}

/** The smallest multiple of `step` that is not below the votes. */
function raise(votes: Rational, step: Rational): Rational {
  const steps = divide(votes, step);
  const below = steps.n / steps.d;
  return multiply(rational(below * steps.d === steps.n ? below : below + 1n), step);
}
