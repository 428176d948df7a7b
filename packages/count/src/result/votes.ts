import { formatFraction, rational, type Rational } from '@selectorate/basics';
import type { Votes } from './result.ts';

/** Digits beyond which text is not looked at: exact counts of many stages have long fractions, not endless ones. */
const MOST_DIGITS = 4_000;

/** Exact text: a decimal where one ends (`31`, `1.99996`), else a fraction in lowest terms (`43/3`). */
export function formatVotes(value: Rational): Votes {
  const places = decimalPlaces(value.d);
  if (places === undefined) return formatFraction(value);
  if (places === 0) return `${value.n}`;
  const negative = value.n < 0n;
  const scaled = ((negative ? -value.n : value.n) * 10n ** BigInt(places)) / value.d;
  const digits = `${scaled}`.padStart(places + 1, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Reads what {@link formatVotes} writes, and nothing else. */
export function parseVotes(text: Votes): Rational | undefined {
  if (text.length > MOST_DIGITS) return undefined;
  const value = readDecimal(text) ?? readFraction(text);
  return value !== undefined && formatVotes(value) === text ? value : undefined;
}

function readDecimal(text: string): Rational | undefined {
  const [, sign = '', whole, places = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const scaled = BigInt(`${whole}${places}`);
  return rational(sign === '-' ? -scaled : scaled, 10n ** BigInt(places.length));
}

function readFraction(text: string): Rational | undefined {
  const [, above, below] = /^(-?\d+)\/(\d+)$/.exec(text) ?? [];
  if (above === undefined || below === undefined) return undefined;
  return /^0+$/.test(below) ? undefined : rational(BigInt(above), BigInt(below));
}

/** Places after the point that a fraction with this denominator ends within; undefined if it never does. */
function decimalPlaces(denominator: bigint): number | undefined {
  let twos = 0;
  let fives = 0;
  let rest = denominator;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}
