import { fromBase64, toBase64 } from '@selectorate/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quickFromBase64, quickToBase64 } from './quick-base64.ts';

test('the same spelling as in basics', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = toBase64(bytes);
      expect(quickToBase64(bytes)).toBe(text);
      expect(quickFromBase64(text)).toEqual(bytes);
    }),
  );
});

test('what basics refuses is refused', () => {
  const texts = fc.string({ unit: fc.constantFrom('A', 'B', 'Q', 'g', 'w', '/', '=', '-', 'é'), maxLength: 9 });
  fc.assert(
    fc.property(texts, (text) => {
      expect(quickFromBase64(text)).toEqual(fromBase64(text));
    }),
    { numRuns: 5000 },
  );
});
