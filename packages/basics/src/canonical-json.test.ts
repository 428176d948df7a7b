import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from './bytes.ts';
import { canonicalBytes, canonicalJson, type Json, parseCanonical } from './canonical-json.ts';

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((n) => n + 0),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
  ),
})).value;

test('a value has one text and that text reads back', () => {
  fc.assert(
    fc.property(json, (value) => {
      const read = parseCanonical(canonicalBytes(value));
      expect(read.ok && canonicalJson(read.value)).toBe(canonicalJson(value));
    }),
  );
});

test('the order in which keys were written does not show', () => {
  expect(canonicalJson({ b: 1, a: [true, null, 'é'], aa: {} })).toBe('{"a":[true,null,"é"],"aa":{},"b":1}');
});

test.each([
  ['white space', '{"a": 1}'],
  ['a final newline', '{"a":1}\n'],
  ['unsorted keys', '{"b":1,"a":1}'],
  ['a key twice', '{"a":1,"a":1}'],
  ['a fraction', '[1.5]'],
  ['an exponent', '[1e3]'],
  ['minus zero', '[-0]'],
  ['an integer beyond 2^53', '[9007199254740993]'],
  ['a needless escape', '["\\u0061"]'],
  ['a lone surrogate', '["\\ud800"]'],
  ['nesting beyond 64', `${'['.repeat(80)}${']'.repeat(80)}`],
])('refuses %s', (_, text) => {
  expect(parseCanonical(utf8(text))).toEqual({ ok: false, error: 'not-canonical' });
});

test('says what is no JSON and what is no text', () => {
  expect(parseCanonical(utf8('{'))).toEqual({ ok: false, error: 'not-json' });
  expect(parseCanonical(Uint8Array.of(0x22, 0xff, 0x22))).toEqual({ ok: false, error: 'not-utf8' });
});
