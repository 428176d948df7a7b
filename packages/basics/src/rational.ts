/** An exact fraction in lowest terms; `d` is positive. Votes and shares are these or integers, never floats. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** `n / d`, reduced. A zero `d` is a bug of the caller and throws. */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  let top = BigInt(n);
  let bottom = BigInt(d);
  if (bottom === 0n) throw new RangeError('rational: the denominator is zero');
  if (bottom < 0n) {
    top = -top;
    bottom = -bottom;
  }
  const common = greatestCommonDivisor(top < 0n ? -top : top, bottom);
  return { n: top / common, d: bottom / common };
}

export const ZERO: Rational = rational(0);
export const ONE: Rational = rational(1);

export const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);
export const sum = (terms: Iterable<Rational>): Rational => {
  let total = ZERO;
  for (const term of terms) total = add(total, term);
  return total;
};

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** `3`, `1/3`, `-7/2`: the one text form of a fraction in records. */
export const formatFraction = (value: Rational): string => (value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`);

/** Reads `3` or `1/3`. Undefined unless the text is what {@link formatFraction} would write. */
export function parseFraction(text: string): Rational | undefined {
  const parts = /^(-?\d{1,40})(?:\/(\d{1,40}))?$/.exec(text);
  if (parts === null || (parts[2] !== undefined && /^0+$/.test(parts[2]))) return undefined;
  const value = rational(BigInt(parts[1] ?? ''), BigInt(parts[2] ?? '1'));
  return formatFraction(value) === text ? value : undefined;
}

/** Decimal text, halves rounded away from zero, at most `places` digits after the point and no trailing zeros. */
export function formatDecimal(value: Rational, places: number): string {
  const scale = 10n ** BigInt(places);
  const negative = value.n < 0n;
  const scaled = (negative ? -value.n : value.n) * scale * 2n + value.d;
  const rounded = scaled / (value.d * 2n);
  const fraction = (rounded % scale).toString().padStart(places, '0').replace(/0+$/, '');
  const digits = `${rounded / scale}${fraction === '' || places === 0 ? '' : `.${fraction}`}`;
  return negative && rounded !== 0n ? `-${digits}` : digits;
}

/** A share as a percentage, half up, at most three decimals, no trailing zeros: `57.5`, `43.333`. */
export const formatPercent = (share: Rational): string => formatDecimal(multiply(share, rational(100)), 3);

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
