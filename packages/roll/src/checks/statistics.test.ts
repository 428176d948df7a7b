import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alarmCount, binomialTail, logGamma, quantile, tailAtLeast } from './statistics.ts';

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

test.each([1, 2, 5, 10, 15])('log gamma of %i is that of the factorial before it', (n) => {
  expect(logGamma(n)).toBeCloseTo(Math.log(factorial(n - 1)), 10);
});

test('log gamma of one half is that of the root of pi', () => {
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 10);
});

describe('tails', () => {
  test.each([
    // Poisson, by hand: 1 - e^-m (1 + m + m^2/2).
    [3, 2, 1, 1 - Math.exp(-2) * 5],
    [1, 0.5, 1, 1 - Math.exp(-0.5)],
    // Negative binomial of mean 2 and variance 4: size 2, share 1/2; P(0) = 1/4, P(1) = 1/4.
    [1, 2, 2, 3 / 4],
    [2, 2, 2, 1 / 2],
  ])('%i or more at mean %d and dispersion %d', (count, mean, dispersion, expected) => {
    expect(tailAtLeast(count, mean, dispersion)).toBeCloseTo(expected, 10);
  });

  test('property: a tail falls as the count grows and rises with the mean, between 0 and 1', () => {
    const mean = fc.double({ min: 0.01, max: 300, noNaN: true });
    const dispersion = fc.double({ min: 1, max: 20, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), mean, dispersion, (count, m, d) => {
        const here = tailAtLeast(count, m, d);
        expect(here).toBeGreaterThanOrEqual(0);
        expect(here).toBeLessThanOrEqual(1);
        expect(tailAtLeast(count + 1, m, d)).toBeLessThanOrEqual(here + 1e-9);
        expect(tailAtLeast(count, m * 1.5, d)).toBeGreaterThanOrEqual(here - 1e-9);
      }),
    );
  });

  test('property: the alarm is the first count whose tail is small enough', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 100, noNaN: true }), fc.integer({ min: 1, max: 6 }), (mean, digits) => {
        const alpha = 10 ** -digits / 2;
        const alarm = alarmCount(mean, 3, alpha);
        expect(tailAtLeast(alarm, mean, 3)).toBeLessThanOrEqual(alpha);
        if (alarm > Math.max(1, Math.ceil(mean))) expect(tailAtLeast(alarm - 1, mean, 3)).toBeGreaterThan(alpha);
      }),
    );
  });

  test('ten coins: the chance of eight heads or more is 56 of 1024', () => {
    expect(binomialTail(8, 10, 0.5)).toBeCloseTo(56 / 1024, 12);
    expect([binomialTail(0, 10, 0.5), binomialTail(1, 10, 0)]).toEqual([1, 0]);
  });
});

test('the quantile is one of the numbers, by rank', () => {
  expect([quantile([3, 1, 2], 0.5), quantile([1, 2, 3, 4], 0.995), quantile([], 0.5)]).toEqual([2, 4, 0]);
});
