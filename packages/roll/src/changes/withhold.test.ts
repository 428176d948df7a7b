import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publicCells, publicCount } from './withhold.ts';

const tables = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 60 })), { maxLength: 12 });

test('nothing and k or more are told, what lies between is not', () => {
  expect([0, 1, 19, 20, 21].map((count) => publicCount(count, 20))).toEqual([0, null, null, 20, 21]);
});

test('what is told of a table is true, is nothing or at least k, and nothing is told as nothing', () => {
  fc.assert(
    fc.property(tables, fc.integer({ min: 1, max: 30 }), (counts, k) => {
      const told = publicCells(counts, k);
      expect(told).toHaveLength(counts.length);
      for (const [index, cell] of told.entries()) {
        if (cell !== null) expect(cell).toBe(counts[index]);
        if (counts[index] === 0) expect(cell).toBe(0);
        if (cell !== null && cell !== 0) expect(cell).toBeGreaterThanOrEqual(k);
      }
    }),
  );
});

test('A37 with the total known, what is withheld comes to k or more and is at least two cells, or all of the table', () => {
  fc.assert(
    fc.property(tables, fc.integer({ min: 2, max: 30 }), (counts, k) => {
      const told = publicCells(counts, k);
      const withheld = counts.filter((_, index) => told[index] === null);
      fc.pre(withheld.length > 0);
      const together = withheld.reduce((sum, count) => sum + count, 0);
      const all = withheld.length === counts.filter((count) => count > 0).length;
      expect(all || (withheld.length >= 2 && together >= k)).toBe(true);
    }),
  );
});
