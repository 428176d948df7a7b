import { multiply, ONE, rational, type Rational, subtract } from '@selectorate/basics';

/**
 * What each of several level candidates keeps of one vote, by their keep factors: the mean over all orders in which they might
 * have been ranked.
 *
 * In an order, a candidate keeps `factor × the product of (1 - factor) of all who come before`. Of the n! orders of n
 * candidates, b! (n - 1 - b)! have exactly a given b of them before, so what counts is, for each b, the sum of the products
 * over all choices of b others. These sums are the coefficients of the product of `1 + (1 - factor) x` over the others. All is
 * in whole numbers over one denominator.
 */
export function shareOfEach(factors: readonly Rational[]): readonly Rational[] {
  const rests = factors.map((factor) => subtract(ONE, factor));
  const unit = rests.reduce((all, { d }) => all * rational(all, d).d, 1n);
  const inUnits = rests.map(({ n, d }) => n * (unit / d));
  // Whoever keeps all lets nothing by: no product with them is above 0.
  const letting = inUnits.filter((rest) => rest !== 0n);
  const ofAll = letting.reduce<readonly bigint[]>(withOneMore, [1n]);
  const orders = waysAround(factors.length);
  const every = factors.reduce((all, _, i) => all * BigInt(i + 1), 1n);
  const powers = letting.reduce<readonly bigint[]>((all) => [...all, (all.at(-1) ?? 1n) * unit], [1n]);
  const most = letting.length;
  const shareOf = (factor: Rational, rest: bigint): Rational => {
    const sums = rest === 0n ? ofAll : withoutOne(ofAll, rest);
    const total = sums.reduce((all, products, before) => {
      return all + products * (powers[most - before] ?? 0n) * (orders[before] ?? 0n);
    }, 0n);
    return multiply(factor, rational(total, every * (powers[most] ?? 1n)));
  };
  const known = new Map<bigint, Rational>();
  return factors.map((factor, i) => {
    const rest = inUnits[i] ?? 0n;
    const share = known.get(rest) ?? shareOf(factor, rest);
    known.set(rest, share);
    return share;
  });
}

/** Multiplies by `1 + value x`; coefficients from that of 1 upwards. */
const withOneMore = (sums: readonly bigint[], value: bigint): readonly bigint[] =>
  [...sums, 0n].map((products, chosen) => products + value * (sums[chosen - 1] ?? 0n));

/** Divides by `1 + value x`, which must be a factor. */
function withoutOne(sums: readonly bigint[], value: bigint): readonly bigint[] {
  const others: bigint[] = [];
  for (const products of sums.slice(0, -1)) others.push(products - value * (others.at(-1) ?? 0n));
  return others;
}

/** For so many candidates, by how many come before a certain one: the orders of those before times the orders of those after. */
function waysAround(candidates: number): readonly bigint[] {
  const factorials = [1n];
  for (let n = 1; n < candidates; n++) factorials.push((factorials.at(-1) ?? 1n) * BigInt(n));
  return factorials.map((before, at) => before * (factorials[candidates - 1 - at] ?? 1n));
}
