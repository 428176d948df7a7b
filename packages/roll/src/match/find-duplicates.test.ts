import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainDuplicate, findDuplicates } from './find-duplicates.ts';
import { UK_DUPLICATES } from './model/uk-duplicates.ts';
import { type MatchRow, prepareList } from './prepare-list.ts';
import { waterfallOf } from './score-pair.ts';

const STRANGERS: readonly MatchRow[] = Array.from({ length: 300 }, (_, i) => [
  `Given${'abcdefghij'[i % 10]}${'klmnopqrst'[(i * 7) % 10]}`,
  `Family${'bcdfghjklm'[i % 10]}${'npqrstvwxz'[(i * 3) % 10]}`,
  `${i} Elm Way`,
  `ZZ${i % 9} 1ZZ`,
  `19${50 + (i % 40)}-0${1 + (i % 9)}-1${i % 9}`,
  `stranger${i}@mail.example`,
  '',
]);

const row = (
  given: string,
  born: string,
  contact: { readonly email?: string; readonly phone?: string } = {},
): MatchRow => [given, 'Tarrow', '3 Acacia Road', 'AB1 2CD', born, contact.email ?? '', contact.phone ?? ''];

const signalOf = (a: MatchRow, b: MatchRow): unknown => {
  const found = findDuplicates([a, b, ...STRANGERS], UK_DUPLICATES).find(({ second }) => second === 1);
  return found === undefined ? 'none' : `${found.signal} ${found.cap ?? ''}`.trim();
};

test.each([
  ['the same person twice', row('David', '1970-04-30'), row('Dave', '1970-04-30'), 'strong'],
  ['day and month exchanged', row('David', '1970-04-03'), row('David', '1970-03-04'), 'strong'],
  [
    'a date missing, one e-mail, one home',
    row('David', '', { email: 'd@mail.example' }),
    row('Dave', '1970-04-30', { email: 'd@mail.example' }),
    'review nothing-personal',
  ],
  [
    'twins who may share one of their given names',
    row('David Ruan', '1970-04-30'),
    row('Ruan', '1970-04-30'),
    'review given-name-alike',
  ],
  [
    'twins whose names are a letter apart',
    row('Gemma', '1970-04-30'),
    row('Emma', '1970-04-30'),
    'review given-name-alike',
  ],
  [
    'father and son of one name, born on one day of the year',
    row('David', '1964-11-02'),
    row('David', '1984-11-02'),
    'review different-birth',
  ],
  ['one twin by an initial', row('D', '1970-04-30'), row('David', '1970-04-30'), 'review given-name-alike'],
  [
    'father and son who are called alike, born on one day of the year',
    row('Jack', '1954-02-20'),
    row('John', '1984-02-20'),
    'review different-birth',
  ],
  ['one person with a slip in the date', row('David', '1954-02-20'), row('David', '1954-02-26'), 'strong'],
  ['twins', row('David', '1970-04-30'), row('Peter', '1970-04-30'), 'review different-given-name'],
  ['father and son of one name', row('David', '1970-04-30'), row('David', '1998-11-12'), 'review different-birth'],
  [
    'one name at one address, nothing else known',
    row('David', ''),
    row('David', '1998-11-12'),
    'review nothing-personal',
  ],
  [
    'a couple who share e-mail and telephone',
    row('David', '1970-04-30', { email: 't@mail.example', phone: '07700 900123' }),
    row('Susan', '1971-08-02', { email: 't@mail.example', phone: '07700 900123' }),
    'none',
  ],
])('%s', (_, a, b, signal) => {
  expect(signalOf(a, b)).toBe(signal);
  expect(signalOf(b, a)).toBe(signal);
});

const anyone = fc.record({
  given: fc.constantFrom('David', 'Dave', 'Susan', 'Mohammed Ali', 'Md Ali', 'Tarrow', ''),
  family: fc.constantFrom('Tarrow', 'Tarow', 'David', 'Khan', 'Begum', ''),
  born: fc.constantFrom('1970-04-03', '1970-03-04', '1970-01-01', ''),
  email: fc.constantFrom('d@mail.example', 'e@mail.example', ''),
});

test('weights are the same from either side, and steps add up to them', () => {
  fc.assert(
    fc.property(anyone, anyone, (left, right) => {
      const [a, b] = [left, right].map(({ given, family, born, email }) => [
        given,
        family,
        '3 Acacia Road',
        'AB1 2CD',
        born,
        email,
        '',
      ]);
      const rows = [a ?? [], b ?? [], ...STRANGERS];
      const pair = findDuplicates(rows, {
        ...UK_DUPLICATES,
        thresholds: { review: -100_000, strong: 200_000 },
      }).find(({ second }) => second === 1);
      const list = prepareList(rows, UK_DUPLICATES);
      const [here, there] = (
        [
          [0, 1],
          [1, 0],
        ] as const
      ).map((both) => explainDuplicate(list, UK_DUPLICATES, both).map(({ bits }) => bits));
      expect(there).toEqual(here);
      if (pair !== undefined) expect((here ?? []).reduce((sum, bits) => sum + bits, 0)).toBe(pair.bits);
    }),
    { numRuns: 60 },
  );
});

test('one home, one date of birth and part of a name is a question though the names speak against it', () => {
  const born = '1970-04-30';
  const pair = (a: string, b: string): unknown =>
    signalOf(
      [a, 'Vorrel', '3 Acacia Road', 'AB1 2CD', born, '', ''],
      ['Vorel', b, '3 Acacia Road', 'AB1 2CD', born, '', ''],
    );
  expect(pair('Tamsin', 'Kerensa')).toBe('review different-given-name');
  expect(signalOf(row('Tamsin', born), ['Kerensa', 'Vorrel', '3 Acacia Road', 'AB1 2CD', born, '', ''])).toBe('none');
});

test('a waterfall ends at the bits of the pair', () => {
  const rows = [row('David', '1970-04-30'), row('Dave', '1970-04-30'), ...STRANGERS];
  const found = findDuplicates(rows, UK_DUPLICATES).find(({ second }) => second === 1);
  const waterfall = waterfallOf(explainDuplicate(prepareList(rows, UK_DUPLICATES), UK_DUPLICATES, [0, 1]));
  expect(waterfall[0]).toMatchObject({ comparison: 'prior', total: waterfall[0]?.bits });
  expect(waterfall.at(-1)?.total).toBe(found?.bits);
});

test('the order of the list changes no pair', () => {
  const rows = [row('David', '1970-04-30'), row('Dave', '1970-04-30'), row('Susan', '1970-04-30'), ...STRANGERS];
  const named = (list: readonly MatchRow[]): unknown =>
    findDuplicates(list, UK_DUPLICATES)
      .map(({ first, second, bits, signal }) =>
        [[list[first]?.[0], list[second]?.[0]].toSorted().join(), bits, signal].join(' '),
      )
      .toSorted();
  expect(named(rows.toReversed())).toEqual(named(rows));
});

test('one name and one date of birth, and nothing else in common, need three bits more to be strong', () => {
  const apart: MatchRow = ['David', 'Tarrow', '9 Ferry Lane', 'ZX9 8YW', '1970-04-30', '', ''];
  const rows = [row('David', '1970-04-30'), apart, ...STRANGERS];
  const bits = findDuplicates(rows, UK_DUPLICATES)[0]?.bits ?? 0;
  const signalWhere = (strongFrom: number): string | undefined => {
    const strong = Math.round((bits + strongFrom) * 1_000);
    return findDuplicates(rows, { ...UK_DUPLICATES, thresholds: { review: 7_000, strong } })[0]?.signal;
  };
  expect(bits).toBeGreaterThan(7);
  expect([-2.9, -3.1].map(signalWhere)).toEqual(['review', 'strong']);
});
