import { expect, test } from 'vitest';
import { skeleton } from './skeleton.ts';

test.each([
  ['mohammed', 'mmd'],
  ['muhammad', 'mmd'],
  ['md', 'mmd'],
  ['hussein', 'hsn'],
  ['husain', 'hsn'],
  ['phillip', 'flp'],
  ['jackson', 'jksn'],
  ['xavier', 'ksvr'],
  ['aaron', 'arn'],
  ['abbbba', 'abb'],
  ['lee', 'li'],
  ['li', 'li'],
  ['', ''],
  // No word of the language that this is written in.
  ['constructor', 'knstrktr'],
])('the skeleton of %s is %s', (word, consonants) => {
  expect(skeleton(word)).toBe(consonants);
});
