import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ABSENT, PairTable } from './pair-table.ts';

const number = fc.nat(40);
const PLACES = Array.from({ length: 42 * 42 }, (_, i): readonly [number, number] => [i % 42, Math.floor(i / 42)]);

test('a table of pairs has what was put into it last, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number, fc.nat()), { maxLength: 200 }), (entries) => {
      const table = new PairTable();
      const expected = new Map<string, number>();
      for (const [first, second, value] of entries) {
        table.set(first, second, value);
        expected.set(`${first} ${second}`, value);
      }
      expect(table.size).toBe(expected.size);
      const wrong = PLACES.filter(
        ([first, second]) => table.get(first, second) !== (expected.get(`${first} ${second}`) ?? ABSENT),
      );
      expect(wrong).toEqual([]);
    }),
  );
});

test('values of a table of pairs can be changed and taken away', () => {
  const table = new PairTable();
  for (let i = 0; i < 50; i++) table.set(i, 0, i);
  table.change((value) => (value % 2 === 0 ? ABSENT : value * 10));
  expect([table.get(1, 0), table.get(2, 0), table.get(49, 0), table.get(50, 0)]).toEqual([10, ABSENT, 490, ABSENT]);
});
