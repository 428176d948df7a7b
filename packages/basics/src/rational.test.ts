import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  compare,
  divide,
  formatDecimal,
  formatFraction,
  formatPercent,
  multiply,
  parseFraction,
  rational,
  subtract,
  ZERO,
} from './rational.ts';

const fractions = fc
  .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 9n))
  .map(([n, d]) => rational(n, d));

test('addition and subtraction undo each other, multiplication and division too', () => {
  fc.assert(
    fc.property(fractions, fractions, (a, b) => {
      expect(subtract(add(a, b), b)).toEqual(a);
      if (compare(b, ZERO) !== 0) expect(divide(multiply(a, b), b)).toEqual(a);
    }),
  );
});

test('the order is that of cross-multiplied integers', () => {
  fc.assert(fc.property(fractions, fractions, (a, b) => Math.sign(Number(subtract(a, b).n)) === compare(a, b)));
});

test('a fraction has one text, and the text reads back', () => {
  fc.assert(
    fc.property(fractions, (a) => {
      expect(parseFraction(formatFraction(a))).toEqual(a);
    }),
  );
  for (const text of ['', '2/4', '1/0', '01', '-0', '1.5', ' 1', '1/1', '+1'])
    expect(parseFraction(text)).toBeUndefined();
});

test('percentages of the domain note', () => {
  const half = rational(1, 2);
  const college = (p: number, of: number, a: number, ofA: number) =>
    formatPercent(add(multiply(half, rational(p, of)), multiply(half, rational(a, ofA))));
  expect(college(10, 10, 3, 20)).toBe('57.5');
  expect(college(11, 20, 6, 17)).toBe('45.147');
  expect(college(11, 20, 6, 14)).toBe('48.929');
  expect(college(20, 20, 11, 15)).toBe('86.667');
  expect(formatPercent(rational(13, 30))).toBe('43.333');
});

test('halves round away from zero and minus zero is zero', () => {
  expect(formatDecimal(rational(5, 1000), 2)).toBe('0.01');
  expect(formatDecimal(rational(-5, 1000), 2)).toBe('-0.01');
  expect(formatDecimal(rational(-1, 1000), 2)).toBe('0');
  expect(formatDecimal(rational(7, 2), 0)).toBe('4');
});

test('a zero denominator is a bug, not a value', () => {
  expect(() => rational(1, 0)).toThrow(RangeError);
});
