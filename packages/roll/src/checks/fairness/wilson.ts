import type { ShareInterval } from '../report.ts';

/** 97.5 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/** Wilson's score interval at 95 % (Wilson 1927); nothing known where `of` is 0. */
export function shareInterval(count: number, of: number): ShareInterval {
  if (of === 0) return { count, of, share: 0, low: 0, high: 1 };
  const share = count / of;
  const whole = 1 + Z ** 2 / of;
  const middle = (share + Z ** 2 / (2 * of)) / whole;
  const reach = (Z / whole) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  // At the ends the interval is closed exactly; floating point would miss it by a last digit.
  const low = count === 0 ? 0 : Math.max(0, middle - reach);
  const high = count === of ? 1 : Math.min(1, middle + reach);
  return { count, of, share, low, high };
}
