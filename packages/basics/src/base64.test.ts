import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from './base64.ts';

// Node's own, which reads much more than it writes, is the judge of what is written.
describe.each([
  { name: 'base64' as const, write: toBase64, read: fromBase64 },
  { name: 'base64url' as const, write: toBase64Url, read: fromBase64Url },
])('$name', ({ name, write, read }) => {
  test('writes what Node writes, and reads it again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = Buffer.from(bytes).toString(name);
        expect(write(bytes)).toBe(text);
        expect(read(text)).toEqual(bytes);
      }),
    );
  });

  test('reads no other spelling', () => {
    const digits = fc.constantFrom('A', 'B', 'Q', 'g', 'w', '/', '_', '+', '-', '=', 'é', ' ');
    fc.assert(
      fc.property(fc.string({ unit: digits, maxLength: 9 }), (text) => {
        const bytes = Buffer.from(text, name);
        expect(read(text)).toEqual(bytes.toString(name) === text ? new Uint8Array(bytes) : undefined);
      }),
      { numRuns: 20_000 },
    );
  });
});
