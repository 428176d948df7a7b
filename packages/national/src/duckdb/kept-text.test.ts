import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptRow, keptText } from './kept-text.ts';

const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('\t', '"', '[', 'ł', ',') }));
const row = fc.record({ elector: text, given: text, family: text, address: text, postcode: text });

test('a row is read as it was kept, whatever stands in it', () => {
  fc.assert(
    fc.property(row, (one) => {
      expect(keptRow(keptText(one))).toEqual(one);
    }),
  );
});
