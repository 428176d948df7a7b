import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareInterval } from './wilson.ts';

// Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3 (score, without continuity).
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i is from %d to %d', (count, of, low, high) => {
  const interval = shareInterval(count, of);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('property: the interval holds the share, lies within 0 and 1, and mirrors that of the rest', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(2000), (a, b) => {
      const of = a + b;
      const interval = shareInterval(a, of);
      expect(interval.low).toBeGreaterThanOrEqual(0);
      expect(interval.high).toBeLessThanOrEqual(1);
      if (of === 0) return;
      expect(interval.low).toBeLessThanOrEqual(interval.share);
      expect(interval.high).toBeGreaterThanOrEqual(interval.share);
      expect(shareInterval(b, of).low).toBeCloseTo(1 - interval.high, 12);
    }),
  );
});

test('of nobody nothing is known', () => {
  expect(shareInterval(0, 0)).toEqual({ count: 0, of: 0, share: 0, low: 0, high: 1 });
});
