import { type Element, type Factor, type Group, modulo } from '@selectorate/group';

/** f(x) modulo the order, for coefficients from the constant upwards. */
export function evaluate(coefficients: readonly bigint[], x: number, order: bigint): bigint {
  return coefficients.reduceRight((sum, coefficient) => modulo(sum * BigInt(x) + coefficient, order), 0n);
}

/** g^f(x), given g to the power of each coefficient. */
export function evaluateInExponent(powers: readonly Element[], x: number, group: Group): Element {
  return group.product(powers.map((power, k): Factor => [power, BigInt(x) ** BigInt(k)]));
}

/** The powers of the sum of polynomials: those of each, multiplied place by place. */
export function addInExponent(polynomials: readonly (readonly Element[])[], group: Group): readonly Element[] {
  const sum: Element[] = [];
  for (const powers of polynomials) {
    for (const [k, power] of powers.entries()) sum[k] = group.multiply(sum[k] ?? group.identity, power);
  }
  return sum;
}
