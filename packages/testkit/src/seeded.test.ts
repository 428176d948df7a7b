import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from './seeded.ts';

const draws = (seed: number | string, count: number): readonly number[] => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('seeded chance', () => {
  test('the same seed gives the same numbers, another seed others', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(draws(seed, 20)).toEqual(draws(String(seed), 20));
        expect(draws(seed, 20)).not.toEqual(draws(seed + 1, 20));
      }),
    );
  });

  test('the numbers of a seed never change from one version of the project to the next', () => {
    expect(draws('selectorate', 4)).toEqual([430851608, 2065595997, 2291870041, 3775635114]);
  });

  test('whole numbers stay in their range and reach all of it', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 12 }), (seed, below) => {
        const random = seeded(seed);
        const drawn = new Set(Array.from({ length: below * 40 }, () => random.int(below)));
        expect([...drawn].toSorted((a, b) => a - b)).toEqual(Array.from({ length: below }, (_, i) => i));
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  test('a shuffle has the same items and leaves the list as it was', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat()), (seed, items) => {
        const before = [...items];
        expect(seeded(seed).shuffle(items).toSorted()).toEqual(before.toSorted());
        expect(items).toEqual(before);
      }),
    );
  });

  test('every order of three comes up about as often as every other', () => {
    const random = seeded('orders');
    const orders = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = random.shuffle([1, 2, 3]).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe(6);
    for (const times of orders.values()) expect(Math.abs(times - 1000)).toBeLessThan(150);
  });

  test('a fork does not depend on how much was drawn before it', () => {
    const random = seeded(1);
    const early = random.fork('x').next();
    random.bytes(100);
    expect(random.fork('x').next()).toBe(early);
    expect(random.fork('y').next()).not.toBe(early);
  });

  test('a range of nothing is a bug, and crashes', () => {
    expect(() => seeded(1).int(0)).toThrow('below');
    expect(() => seeded(1).pick([])).toThrow('below');
  });
});
