import { expect, test } from 'vitest';
import { showBriefly } from './show-briefly.ts';

test.each([
  ['Edith Larkin', 'Edith Larkin'],
  ['', ''],
  ['x'.repeat(40), 'x'.repeat(40)],
  ['x'.repeat(41), `${'x'.repeat(40)}…`],
  ['a\u0000b\u001b[31m', 'a\\u{0}b\\u{1b}[31m'],
  ['Anna \u202egnirts', 'Anna \\u{202e}gnirts'],
  ['two\u2028lines', 'two\\u{2028}lines'],
])('%j is shown as %j', (value, shown) => {
  expect(showBriefly(value)).toBe(shown);
});

test('a letter cut in two is shown as lost, not passed on', () => {
  expect(showBriefly(`${'x'.repeat(39)}\u{1f600}`)).toBe(`${'x'.repeat(39)}\ufffd…`);
});
