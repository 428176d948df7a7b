import { expect, test } from 'vitest';
import { mayDecryptAlone } from './small-box.ts';

test('a box of fewer than five ballots is not decrypted by itself', () => {
  expect([1, 2, 3, 4].map((admitted) => mayDecryptAlone(admitted))).toEqual([false, false, false, false]);
  expect([5, 6, 100_000].map((admitted) => mayDecryptAlone(admitted))).toEqual([true, true, true]);
});

test('its rules may name another number', () => {
  expect(mayDecryptAlone(9, 10)).toBe(false);
  expect(mayDecryptAlone(10, 10)).toBe(true);
});

test('an empty box tells nothing', () => {
  expect(mayDecryptAlone(0)).toBe(true);
});
