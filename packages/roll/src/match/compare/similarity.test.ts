import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOneSlip, jaroWinkler, likenessFrom, slips, spelt } from './similarity.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

/** Optimal string alignment as its recurrence says it, without a table. */
function alignment(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const changed = a.at(-1) === b.at(-1) ? 0 : 1;
  const least = Math.min(
    alignment(a.slice(0, -1), b) + 1,
    alignment(a, b.slice(0, -1)) + 1,
    alignment(a.slice(0, -1), b.slice(0, -1)) + changed,
  );
  const crossed = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return crossed ? Math.min(least, alignment(a.slice(0, -2), b.slice(0, -2)) + 1) : least;
}

test('slips are those of the optimal string alignment, up to three', () => {
  fc.assert(
    fc.property(word.filter(isShort), word.filter(isShort), (a, b) => {
      expect(slips(a, b)).toBe(Math.min(alignment(a, b), 3));
      expect(slips(b, a)).toBe(slips(a, b));
    }),
  );
});

const isShort = (text: string): boolean => text.length < 6;

test('likeness is the same from either side, and whole only for equals', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(jaroWinkler(a, b)).toBeCloseTo(jaroWinkler(b, a), 12);
      expect(jaroWinkler(a, b) === 1).toBe(a === b);
    }),
  );
});

test.each([
  ['martha', 'marhta', 0.9611],
  ['dixon', 'dicksonx', 0.8133],
  ['dwayne', 'duane', 0.84],
])('%s and %s are alike by %d (examples of Winkler 1990)', (a, b, likeness) =>
  expect(jaroWinkler(a, b)).toBeCloseTo(likeness, 3),
);

const texts = fc
  .tuple(fc.string({ unit: fc.constantFrom(...'abcdefgh '), maxLength: 34 }), fc.nat(3), fc.nat(40))
  .map(([text, changes, at]) => ({
    text,
    changed: text.slice(0, at) + 'xyz'.slice(0, changes) + text.slice(at + changes),
  }));

test('a likeness that is asked for from somewhere is the likeness, or both lie below', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(0.8, 0.85, 0.9, 0.93), ({ text, changed }, least) => {
      const whole = jaroWinkler(text, changed);
      const asked = likenessFrom(least, spelt(text), spelt(changed));
      expect(whole >= least ? asked === whole : asked < least).toBe(true);
      expect(isOneSlip(spelt(text), spelt(changed))).toBe(slips(text, changed) === 1);
    }),
    { numRuns: 1_000 },
  );
});
