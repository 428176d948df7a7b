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
