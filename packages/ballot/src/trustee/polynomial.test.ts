import { groupsByName } from '@selectorate/group';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, evaluateInExponent } from './polynomial.ts';

test.each([['Ed25519'], ['BELENIOS-2048']] as const)(
  'a polynomial in the exponent has the powers of its values, in %s',
  (name) => {
    const group = groupsByName()(name);
    const coefficients = fc.array(fc.bigInt({ min: 0n, max: group.order - 1n }), { maxLength: 5 });
    fc.assert(
      fc.property(coefficients, fc.nat(256), (polynomial, x) => {
        const powers = polynomial.map((coefficient) => group.powerOfGenerator(coefficient));
        const value = group.powerOfGenerator(evaluate(polynomial, x, group.order));
        expect(group.write(evaluateInExponent(powers, x, group))).toBe(group.write(value));
      }),
      { numRuns: 15 },
    );
  },
);
