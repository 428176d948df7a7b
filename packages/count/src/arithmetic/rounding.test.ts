import { add, compare, parseFraction, rational, type Rational, subtract } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatVotes } from '../result/votes.ts';
import type { Arithmetic } from '../rules/options.ts';
import { compareVotes, lastPlace, round } from './rounding.ts';

const value = (text: string): Rational => {
  const read = parseFraction(text);
  if (read === undefined) throw new Error(text);
  return read;
};
const fixed = (places: number, rounding: 'down' | 'up' | 'half-up'): Arithmetic => ({
  kind: 'fixed',
  places,
  rounding,
});
const guarded: Arithmetic = { kind: 'guarded', places: 2, guard: 3 };
const rationals = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => rational(n, d));
const arithmetics: fc.Arbitrary<Arithmetic> = fc.oneof(
  fc.constant<Arithmetic>({ kind: 'exact' }),
  fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom('down' as const, 'up' as const, 'half-up' as const))
    .map(([places, rounding]) => fixed(places, rounding)),
  fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 9 }))
    .map(([places, guard]): Arithmetic => ({ kind: 'guarded', places, guard })),
);

describe('round', () => {
  test.each([
    ['2/3', 'down', '0.666'],
    ['2/3', 'up', '0.667'],
    ['2/3', 'half-up', '0.667'],
    ['1/16', 'half-up', '0.063'],
    ['1/3', 'half-up', '0.333'],
    ['-2/3', 'down', '-0.666'],
    ['-2/3', 'up', '-0.667'],
    ['-1/16', 'half-up', '-0.063'],
    ['1/8', 'up', '0.125'],
  ] as const)('%s to three places, %s, is %s', (text, rounding, expected) => {
    expect(formatVotes(round(value(text), fixed(3, rounding)))).toBe(expected);
  });

  test('guarded arithmetic keeps its guard places, exact arithmetic everything', () => {
    expect(formatVotes(round(value('2/3'), guarded))).toBe('0.66666');
    expect(round(value('2/3'), { kind: 'exact' })).toEqual(value('2/3'));
  });

  test('is less than one step off, and leaves what it has kept', () => {
    fc.assert(
      fc.property(rationals, arithmetics, (exact, arithmetic) => {
        const kept = round(exact, arithmetic);
        expect(round(kept, arithmetic)).toEqual(kept);
        const step = lastPlace(arithmetic);
        if (step === undefined) {
          expect(kept).toEqual(exact);
        } else {
          expect(compare(kept, add(exact, step))).toBe(-1);
          expect(compare(kept, subtract(exact, step))).toBe(1);
        }
      }),
    );
  });
});

describe('compareVotes', () => {
  test('guarded values are equal when less than half of the last place apart, not at half', () => {
    expect(compareVotes(value('1'), value('201/200'), guarded)).toBe(-1);
    expect(compareVotes(value('1'), value('100499/100000'), guarded)).toBe(0);
    expect(compareVotes(value('100499/100000'), value('1'), guarded)).toBe(0);
    expect(compareVotes(value('201/200'), value('1'), guarded)).toBe(1);
  });

  test('other arithmetics compare exactly', () => {
    expect(compareVotes(value('1'), value('1000001/1000000'), { kind: 'exact' })).toBe(-1);
    expect(compareVotes(value('1'), value('1000001/1000000'), fixed(2, 'down'))).toBe(-1);
  });
});
