import { type Element, type Group, modulo } from '@selectorate/group';

/** f(x) modulo the order, for coefficients from the constant upwards. */
export function evaluate(coefficients: readonly bigint[], x: number, order: bigint): bigint {
  return coefficients.reduceRight((sum, coefficient) => modulo(sum * BigInt(x) + coefficient, order), 0n);
}

/** g^f(x) for an x from 0 that is small, given g to the power of each coefficient. All of it is public. */
export function evaluateInExponent(powers: readonly Element[], x: number, group: Group): Element {
  return powers.reduceRight((sum, power) => group.multiply(smallPower(sum, x, group), power), group.identity);
}

/** By squaring: a member's number has nine bits at the most, so this is quicker than any way made for exponents of full size. */
function smallPower(base: Element, exponent: number, group: Group): Element {
  return [...exponent.toString(2)].reduce((power, bit) => {
    const square = group.multiply(power, power);
    return bit === '1' ? group.multiply(square, base) : square;
  }, group.identity);
}

/** The powers of the sum of polynomials: those of each, multiplied place by place. */
export function addInExponent(polynomials: readonly (readonly Element[])[], group: Group): readonly Element[] {
  const sum: Element[] = [];
  for (const powers of polynomials) {
    for (const [k, power] of powers.entries()) sum[k] = group.multiply(sum[k] ?? group.identity, power);
  }
  return sum;
}
