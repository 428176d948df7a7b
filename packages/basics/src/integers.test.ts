import { expect, test } from 'vitest';
import { isId } from './ids.ts';
import { parseWholeNumber } from './integers.ts';

test('whole numbers are plain digits and nothing else', () => {
  expect(parseWholeNumber('0')).toBe(0);
  expect(parseWholeNumber('872')).toBe(872);
  for (const text of ['', ' 1', '1 ', '-1', '+1', '01', '1.0', '1e3', '0x10', '١', '9007199254740993'])
    expect(parseWholeNumber(text), text).toBeUndefined();
});

test('ids are short, plain and lower-case', () => {
  for (const text of ['a', 'unit-07', '1.b']) expect(isId(text)).toBe(true);
  for (const text of ['', '-a', 'A', 'a b', 'é', 'a'.repeat(65), 'a\n']) expect(isId(text)).toBe(false);
});
