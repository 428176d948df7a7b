import { unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignOneToOne } from './assign.ts';
import { explainPair, mergeParts, prepareRoll, registerMatcher } from './match-register.ts';
import { checkModel } from './model/check-model.ts';
import { UK_REGISTER } from './model/uk-register.ts';
import type { MatchRow } from './prepare-list.ts';
import { type MemberMatch, settleMatches } from './settle-matches.ts';

interface Named {
  readonly id: string;
  readonly row: MatchRow;
}

const person = (id: string, given: string, family: string, address = '3 Acacia Road'): Named => ({
  id,
  row: [given, family, address, 'AB1 2CD'],
});

/** Strangers, so that frequencies are those of a roll and not of one household. */
const STRANGERS: readonly Named[] = Array.from({ length: 400 }, (_, i) => ({
  id: `stranger-${i}`,
  row: [
    `Given${'abcdefghij'[i % 10]}${'klmnopqrst'[(i * 7) % 10]}`,
    `Family${'bcdfghjklm'[i % 10]}${'npqrstvwxz'[(i * 3) % 10]}`,
    `${i} Elm Way`,
    `ZZ${i % 9} 1ZZ`,
  ],
}));

function match(
  members: readonly Named[],
  register: readonly Named[],
  chunk = Infinity,
): ReadonlyMap<string, MemberMatch & { readonly id: string | null }> {
  const roll = prepareRoll(
    [...members, ...STRANGERS].map(({ row }) => row),
    UK_REGISTER,
    75_000,
  );
  const parts = [];
  for (let from = 0; from < register.length; from += chunk) {
    const matcher = registerMatcher(roll);
    register.slice(from, from + chunk).forEach(({ id, row }, i) => matcher.add({ id, row, at: from + i }));
    parts.push(matcher.finish());
  }
  const verdicts = settleMatches(
    roll,
    mergeParts(parts),
    [...members, ...STRANGERS].map(({ id }) => id),
  );
  return new Map(
    members.map(({ id }, i) => {
      const verdict = verdicts[i] as MemberMatch;
      return [id, { ...verdict, id: verdict.row === null ? null : (register[verdict.row]?.id ?? null) }];
    }),
  );
}

const only = (member: Named, register: readonly Named[]) => match([member], register).get(member.id);

test('the shipped model passes its own checks', () => {
  expect(unwrap(checkModel(UK_REGISTER))).toEqual(UK_REGISTER);
});

describe('a member and the register', () => {
  const register = [person('r1', 'Mohammed Imran', 'Chowdhury'), person('r2', 'Nasreen', 'Chowdhury')];

  test('a member spelt otherwise is found as themselves', () => {
    expect(only(person('m', 'Md Imran', 'Choudhury'), register)).toMatchObject({
      verdict: 'found',
      id: 'r1',
      address: 'same',
    });
  });

  test('names in each other’s place are found, and weighed once', () => {
    const member = person('m', 'Chowdhury', 'Nasreen');
    expect(only(member, register)).toMatchObject({ verdict: 'found', id: 'r2' });
    const roll = prepareRoll([member.row, ...STRANGERS.map(({ row }) => row)], UK_REGISTER, 75_000);
    const steps = explainPair(roll, 0, register[1]?.row ?? []);
    expect(steps.filter(({ bits }) => bits !== 0).map(({ comparison, level }) => [comparison, level])).toEqual([
      ['prior', 'scope'],
      ['order', 'swapped'],
      ['address', 'same'],
    ]);
  });

  test.each([
    ['Nasreen', 'Malik'],
    ['Robert', 'Chowdhury'],
    ['N', 'Malik'],
    ['Malik', 'Imran'],
  ])('%s %s at the address of somebody of part of that name is never said not to be found', (given, family) =>
    expect(only(person('m', given, family), register)?.verdict).toBe('review'),
  );

  test('a stranger at a member’s address is not the member', () => {
    expect(only(person('m', 'Susan', 'Whitlow'), register)).toMatchObject({ verdict: 'not-found', row: null });
  });

  test('a wrong house number is a question, not a not-found', () => {
    expect(only(person('m', 'Nasreen', 'Chowdhury', '5 Acacia Road'), register)?.verdict).not.toBe('not-found');
  });

  test('a member without a postcode is found by house and name', () => {
    expect(only({ id: 'm', row: ['Nasreen', 'Chowdhury', '3 Acacia Road', ''] }, register)?.verdict).toBe('found');
  });
});

describe('a slip in the address is a question, never a not-found', () => {
  const at = (address: string, postcode: string, [given, family]: readonly [string, string]): Named => ({
    id: 'm',
    row: [given, family, address, postcode],
  });
  const register = [person('r1', 'Nasreen Begum', 'Chowdhury'), person('r2', 'Tamsin', 'Vorrel', '9 Acacia Road')];

  test.each([
    ['the number of next door and one name', at('5 Acacia Road', 'AB1 2CD', ['Rashida', 'Chowdhury'])],
    [
      'the number of next door and names in each other’s place',
      at('5 Acacia Road', 'AB1 2CD', ['Chowdhury', 'Nasreen']),
    ],
    ['number and postcode wrong, both names', at('5 Acacia Road', 'AB1 2CX', ['Nasreen', 'Chowdhury'])],
    ['number wrong and no postcode, both names', at('5 Acacia Road', '', ['Nasreen', 'Chowdhury'])],
    ['no postcode, names swapped and misspelt', at('3 Acacia Road', '', ['Chowdhurry', 'Nsareen'])],
    ['one letter wrong and the other name another', at('3 Acacia Road', 'AB1 2CD', ['Nasrexn', 'Malik'])],
  ])('%s', (_, member) => expect(only(member, register)?.verdict).not.toBe('not-found'));

  test.each([
    ['a house farther down the street and one name', at('29 Acacia Road', 'AB1 2CD', ['Rashida', 'Chowdhury'])],
    ['the number of next door and no name', at('7 Acacia Road', 'AB1 2CD', ['Susan', 'Whitlow'])],
    ['no postcode and one name in another house', at('5 Acacia Road', '', ['Rashida', 'Chowdhury'])],
  ])('but not %s', (_, member) => expect(only(member, register)?.verdict).toBe('not-found'));

  test('a register row without a postcode is found as well as a member without one', () => {
    const bare = [at('3 Acacia Road', '', ['Chowdhurry', 'Nsareen'])].map((row) => ({ ...row, id: 'r' }));
    expect(only(person('m', 'Nasreen', 'Chowdhury'), bare)?.verdict).not.toBe('not-found');
  });
});

test('father and son of one name take a row each; a third of that name is a question', () => {
  const register = [person('r1', 'John', 'Tarrow'), person('r2', 'John', 'Tarrow')];
  const verdicts = match(
    [person('a', 'John', 'Tarrow'), person('b', 'John', 'Tarrow'), person('c', 'John', 'Tarrow')],
    register,
  );
  const all = [...verdicts.values()];
  expect(
    all
      .filter(({ verdict }) => verdict === 'found')
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(['r1', 'r2']);
  expect(all.find(({ verdict }) => verdict !== 'found')).toMatchObject({ verdict: 'review', reason: 'row-taken' });
});

const names = fc.constantFrom('Mohammed', 'Md', 'Nasreen', 'John', 'Jack', 'J', 'Ana Maria', 'Harpreet Kaur', '');
const families = fc.constantFrom('Khan', 'Begum', 'Garcia Lopez', 'Lopez', 'Tarrow', 'Tarow', 'John', '');
const homes = fc.constantFrom('3 Acacia Road', 'Flat 1, 3 Acacia Road', '5 Acacia Road', '');
const someone = fc.record({ given: names, family: families, address: homes });
const people = (prefix: string) =>
  fc
    .array(someone, { minLength: 1, maxLength: 7 })
    .map((all) => all.map(({ given, family, address }, i) => person(`${prefix}${i}`, given, family, address)));

describe('whatever the lists', () => {
  test('no register row is given to two members, and steps add up to the bits', () => {
    fc.assert(
      fc.property(people('m'), people('r'), (members, register) => {
        const roll = prepareRoll(
          [...members, ...STRANGERS].map(({ row }) => row),
          UK_REGISTER,
          75_000,
        );
        const verdicts = match(members, register);
        const given = [...verdicts.values()].filter(
          ({ reason, verdict }) => verdict === 'found' || reason === 'between',
        );
        expect(new Set(given.map(({ row }) => row)).size).toBe(given.length);
        for (const { member, row, bits } of verdicts.values()) {
          if (row === null) continue;
          const steps = explainPair(roll, member, register[row]?.row ?? []);
          expect(steps.reduce((sum, step) => sum + step.bits, 0)).toBe(bits);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('neither the order of the rows nor the cut into chunks changes a verdict', () => {
    fc.assert(
      fc.property(people('m'), people('r'), fc.integer({ min: 1, max: 4 }), (members, register, chunk) => {
        const seen = (found: ReadonlyMap<string, MemberMatch>): unknown =>
          members.map(({ id }) => [id, found.get(id)?.verdict, found.get(id)?.reason, found.get(id)?.bits]);
        const usual = seen(match(members, register));
        expect(seen(match(members, register, chunk))).toEqual(usual);
        expect(seen(match(members.toReversed(), register.toReversed()))).toEqual(usual);
      }),
      { numRuns: 40 },
    );
  });

  test('the assignment has the greatest sum that any has', () => {
    const offer = fc.record({ member: fc.nat(3), row: fc.nat(3), worth: fc.integer({ min: 1, max: 20 }) });
    const offers = fc.uniqueArray(offer, { maxLength: 9, selector: ({ member, row }) => member * 10 + row });
    const worth = (all: readonly { readonly worth: number }[]): number => all.reduce((sum, one) => sum + one.worth, 0);
    fc.assert(
      fc.property(offers, (all) => {
        const best = (rest: typeof all, members: readonly number[], rows: readonly number[]): number => {
          const [first, ...later] = rest;
          if (first === undefined) return 0;
          const without = best(later, members, rows);
          if (members.includes(first.member) || rows.includes(first.row)) return without;
          return Math.max(without, first.worth + best(later, [...members, first.member], [...rows, first.row]));
        };
        const chosen = assignOneToOne(all);
        expect(new Set(chosen.map(({ member }) => member)).size).toBe(chosen.length);
        expect(new Set(chosen.map(({ row }) => row)).size).toBe(chosen.length);
        expect(worth(chosen)).toBe(best(all, [], []));
      }),
    );
  });
});
