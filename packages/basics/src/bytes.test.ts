import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from './base64.ts';
import {
  bigEndian,
  compareBytes,
  concatBytes,
  equalBytes,
  fromBigEndian,
  fromHex,
  fromUtf8,
  toHex,
  utf8,
  utf8Into,
} from './bytes.ts';

const bytes = fc.uint8Array({ maxLength: 70 });

test('base64, base64url and hex agree with the platform and read back', () => {
  fc.assert(
    fc.property(bytes, (data) => {
      expect(toBase64(data)).toBe(Buffer.from(data).toString('base64'));
      expect(toBase64Url(data)).toBe(Buffer.from(data).toString('base64url'));
      expect(toHex(data)).toBe(Buffer.from(data).toString('hex'));
      expect(fromBase64(toBase64(data))).toEqual(data);
      expect(fromBase64Url(toBase64Url(data))).toEqual(data);
      expect(fromHex(toHex(data))).toEqual(data);
    }),
  );
});

test('only one text per value is accepted', () => {
  for (const text of ['QQ', 'QR==', 'QQ==\n', ' QQ==', 'Q===', 'QQ=', '=QQ=', 'QQ-_', '===='])
    expect(fromBase64(text), text).toBeUndefined();
  for (const text of ['QQ==', 'QR', 'Q', 'Q+']) expect(fromBase64Url(text), text).toBeUndefined();
  for (const text of ['A', 'AB', 'a', '0g']) expect(fromHex(text), text).toBeUndefined();
});

test('a text is written as UTF-8 to the start of bytes that have room, and refused by others', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(9), (text, more) => {
      const encoded = utf8(text);
      const room = new Uint8Array(encoded.length + more);
      expect(utf8Into(text, room)).toBe(encoded.length);
      expect(room).toEqual(concatBytes(encoded, new Uint8Array(more)));
      if (text !== '') expect(() => utf8Into(text, room.subarray(0, encoded.length - 1))).toThrow('no room');
    }),
  );
});

test('bytes order as Buffer does', () => {
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b));
      expect(equalBytes(a, b)).toBe(Buffer.compare(a, b) === 0);
    }),
  );
});

test('big-endian integers read back and refuse to be cut', () => {
  fc.assert(fc.property(fc.bigInt(0n, 2n ** 64n - 1n), (n) => fromBigEndian(bigEndian(n, 8)) === n));
  expect(() => bigEndian(256, 1)).toThrow(RangeError);
});

test('bytes that are not UTF-8 are said to be so, and a byte order mark is kept', () => {
  expect(fromUtf8(Uint8Array.of(0xff))).toEqual({ ok: false, error: 'not-utf8' });
  expect(fromUtf8(utf8('\ufeffé'))).toEqual({ ok: true, value: '\ufeffé' });
  expect(concatBytes(utf8('a'), utf8('b'))).toEqual(utf8('ab'));
});
