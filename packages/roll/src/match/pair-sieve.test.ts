import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UK_REGISTER } from './model/uk-register.ts';
import { isNear } from './near-address.ts';
import { pairSieve } from './pair-sieve.ts';
import { prepareRoll, registerMatcher } from './match-register.ts';
import { formsOf, type MatchRow, prepareList, rowPreparer } from './prepare-list.ts';
import { glanceFilter, rowGlances } from './row-glance.ts';
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

/** People of other names, beside whom a name is rare. */
const others = Array.from({ length: 300 }, (_, i) => [
  `${'bcdfghjklm'[i % 10]}e${'pqrstvwxz'[i % 9]}is`,
  `${'bcdfghjklm'[(i >> 3) % 10]}u${'pqrstvwxz'[i % 7]}el`,
  `${i} Low Road`,
  'QC3 9ZZ',
]);

test.each([
  ['common', []],
  ['rare', others],
])('what the sieve holds back of %s names has too few bits and is no question by its address', (_kind, further) => {
  let heldBack = 0;
  fc.assert(
    fc.property(fc.array(person, { minLength: 2, maxLength: 8 }), person, (members, other) => {
      const list = prepareList([...members, other, ...further], UK_REGISTER);
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
    { numRuns: 1_500 },
  );
  expect(heldBack).toBeGreaterThan(100);
});

test('of a row that is passed over at a glance no pair would have been compared, and most rows are', () => {
  const glances = rowGlances(rowPreparer(UK_REGISTER));
  const columns = Array.from({ length: glances.width }, () => new Int32Array(1));
  let passedOver = 0;
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 30 }), person, (members, other) => {
      const roll = prepareRoll(members, UK_REGISTER, 75_000);
      for (const [i, number] of glances.of(other).entries()) (columns[i] as Int32Array)[0] = number;
      if (glanceFilter(roll)(columns, 0)) return;
      passedOver++;
      const matcher = registerMatcher(roll);
      matcher.add({ row: other, id: 'A-1', at: 0 });
      expect(matcher.finish().pairsCompared).toBe(0);
    }),
    { numRuns: 1_500 },
  );
  expect(passedOver).toBeGreaterThan(100);
});

test('a pair of names that more members have than the block allows is not asked for', () => {
  const member = (i: number): MatchRow => ['Anna', 'Quill', `${i} Road ${'abcdefghijklmnopqrstuvwxyz'[i]}x`, 'QC3 9ZZ'];
  const namesake: MatchRow = ['Anna', 'Quill', '900 Elsewhere', 'QD4 9ZZ'];
  const glances = rowGlances(rowPreparer(UK_REGISTER));
  const columns = [...glances.of(namesake)].map((number) => Int32Array.of(number));
  const isRead = (members: number): boolean =>
    glanceFilter(
      prepareRoll(
        Array.from({ length: members }, (_, i) => member(i)),
        UK_REGISTER,
        100,
      ),
    )(columns, 0);
  expect([isRead(20), isRead(21)]).toEqual([true, false]);
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
