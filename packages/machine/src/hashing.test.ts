import { toHex } from '@selectorate/basics';
import { sha256Hex } from '@selectorate/record';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nativeHashing } from './hashing.ts';

test('hashes as the audited library does, whole or in pieces, a text as its UTF-8 bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (pieces) => {
      const expected = sha256Hex(new TextEncoder().encode(pieces.join('')));
      expect(toHex(nativeHashing.sha256(pieces.join('')))).toBe(expected);
      const hasher = nativeHashing.newHash();
      for (const piece of pieces) hasher.update(piece);
      expect(toHex(hasher.digest())).toBe(expected);
    }),
  );
});

test('writes the same hash into a place among other bytes, and nothing beside it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (data, at) => {
      const out = new Uint8Array(60).fill(7);
      expect(nativeHashing.sha256Into(data, out, at)).toBe(at + 32);
      expect(toHex(out)).toBe('07'.repeat(at) + sha256Hex(data) + '07'.repeat(28 - at));
    }),
  );
});
