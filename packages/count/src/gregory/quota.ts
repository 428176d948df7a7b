import { add, compare, divide, ONE, rational, type Rational, throwIllegalValue } from '@selectorate/basics';
import { lastPlace, round } from '../arithmetic/rounding.ts';
import type { CountOptions } from '../rules/options.ts';

/**
 * The votes that elect, from the valid votes and the seats to be filled.
 *
 * `droop-whole`: the whole part of valid/(seats + 1), plus one. `droop-exact`: valid/(seats + 1) as the arithmetic keeps it.
 * `droop-next`: the same, cut off at the last place kept, plus one in that place (exact arithmetic has no last place: then
 * as `droop-exact`). `hare-whole` and `hare-exact`: valid/seats, rounded up to a whole number or to the last place kept.
 */
export function quotaOf(
  valid: Rational,
  seats: number,
  { quota, arithmetic }: Pick<CountOptions, 'quota' | 'arithmetic'>,
): Rational {
  const droop = divide(valid, rational(seats + 1));
  const hare = divide(valid, rational(seats));
  const step = lastPlace(arithmetic);
  switch (quota) {
    case 'droop-whole':
      return add(rational(droop.n / droop.d), ONE);
    case 'droop-exact':
      return round(droop, arithmetic);
    case 'droop-next':
      return step === undefined ? droop : add(cut(droop, step), step);
    case 'hare-whole':
      return raise(hare, ONE);
    case 'hare-exact':
      return step === undefined ? hare : raise(hare, step);
    default:
      return throwIllegalValue(quota);
  }
}

/** The multiple of `step` at or below a value that is not negative. */
function cut(value: Rational, step: Rational): Rational {
  const steps = divide(value, step);
  return rational((steps.n / steps.d) * step.n, step.d);
}

function raise(value: Rational, step: Rational): Rational {
  const below = cut(value, step);
  return compare(below, value) === 0 ? below : add(below, step);
}
