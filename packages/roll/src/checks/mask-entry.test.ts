import { expect, test } from 'vitest';
import { maskEntry } from './mask-entry.ts';
import { id, person } from './testing/small-roll.ts';

test('an officer sees initials, year of birth, postcode district and the ending of an e-mail address', () => {
  const entry = person(3, { name: 'Anne-Marie O’Tarrow Jones', postcode: 'qa12 3zz' });
  expect(maskEntry(entry)).toEqual({
    member: id(3),
    unit: 'u-1',
    status: 'full',
    joined: '2018-05-04',
    initials: 'A. M. O. J.',
    bornIn: '1953',
    district: 'QA12',
    mailDomain: 'mail.example',
    hasPhone: true,
  });
});
