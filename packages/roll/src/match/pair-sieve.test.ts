import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UK_REGISTER } from './model/uk-register.ts';
import { isNear } from './near-address.ts';
import { pairSieve } from './pair-sieve.ts';
import { formsOf, prepareList } from './prepare-list.ts';
import { scorerOf } from './score-pair.ts';

/** Names and addresses of few letters, so that they agree in part again and again. */
const name = fc.oneof(
  fc
    .array(fc.string({ unit: fc.constantFrom('a', 'm', 'r', 'h', 'o', 'n'), minLength: 1, maxLength: 7 }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((words) => words.join(' ')),
  fc.constantFrom('Md', 'Mohammed Ali', 'Robert', 'Bob', 'Harpreet Kaur', 'Singh', 'J', 'Ana Maria Costa', 'Begum', ''),
);
const address = fc
  .tuple(fc.constantFrom('', 'Flat 3, ', 'Flat A, ', '12/'), fc.integer({ min: 1, max: 14 }), fc.constantFrom('', 'b'))
  .map(([flat, house, letter]) => `${flat}${house}${letter} Quillwick Road`);
const postcode = fc.constantFrom('QA1 1AA', 'QA1 1AB', 'QA11AA', 'QB7 4LX', '');
const person = fc.tuple(name, name, fc.oneof(address, fc.constantFrom('', 'Rose Cottage')), postcode);

const FLOOR = -4;

test('a pair that the sieve holds back has too few bits to be remembered and is no question by its address', () => {
  let heldBack = 0;
  fc.assert(
    fc.property(fc.array(person, { minLength: 2, maxLength: 8 }), person, (members, other) => {
      const list = prepareList([...members, other], UK_REGISTER);
      const scorer = scorerOf(UK_REGISTER, { list, rows: 75_000 });
      const rows = members.map((_, member) => formsOf(list, member));
      const row = formsOf(list, members.length);
      const sieve = pairSieve(rows, scorer, FLOOR);
      const levels = new Int8Array(UK_REGISTER.comparisons.length);
      sieve.turnTo(row);
      for (const [member, own] of rows.entries()) {
        if (sieve.lets(member)) continue;
        heldBack++;
        scorer.compare(own, row, levels);
        expect(scorer.bits(own, row, levels)).toBeLessThan(FLOOR);
        expect(isNear(scorer, { own, other: row, levels })).toBe(false);
      }
    }),
    { numRuns: 2_000 },
  );
  expect(heldBack).toBeGreaterThan(100);
});

test('under a model in which names that differ may still be enough, every pair is compared', () => {
  const list = prepareList([['Anna', 'Quill', '1 High Street', 'QA1 1AA']], UK_REGISTER);
  const rows = [formsOf(list, 0)];
  const stranger = formsOf(prepareList([['Zoe', 'Verte', '9 Low Road', 'QB2 2BB']], UK_REGISTER), 0);
  const scorer = scorerOf(UK_REGISTER, { list, rows: 75_000 });
  const [strict, lenient] = [pairSieve(rows, scorer, FLOOR), pairSieve(rows, scorer, -100)];
  strict.turnTo(stranger);
  lenient.turnTo(stranger);
  expect([strict.lets(0), lenient.lets(0)]).toEqual([false, true]);
});
