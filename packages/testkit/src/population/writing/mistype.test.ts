import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../../seeded.ts';
import { TYPING_ERRORS } from './alteration.ts';
import { mistype } from './mistype.ts';

test('a slip changes a word, by one kind of error, and leaves its first letter', () => {
  fc.assert(
    fc.property(fc.nat(), fc.stringMatching(/^[A-Z][a-z]{4,11}$/), (seed, word) => {
      const { value, done } = mistype(word, seeded(seed));
      expect(done.length).toBe(1);
      expect(value).not.toBe(word);
      expect(value.charAt(0)).toBe(word.charAt(0));
      expect(Math.abs(value.length - word.length)).toBeLessThanOrEqual(2);
    }),
  );
});

test('a word too short to be recognised after a slip is left alone', () => {
  expect(mistype('Ali', seeded(1))).toEqual({ value: 'Ali', done: [] });
});

test('every kind of slip happens', () => {
  const random = seeded('slips');
  const kinds = new Set(Array.from({ length: 500 }, () => mistype('Christopherson', random).done[0]));
  expect(kinds).toEqual(new Set(TYPING_ERRORS));
});
