import { createHash } from 'node:crypto';
import { unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawSample } from './draw-sample.ts';

const SEED = 'ab'.repeat(32);
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));

describe('a sample', () => {
  test('is what the published steps give, here with another hash and by hand', () => {
    const drawn: number[] = [];
    for (let i = 0; drawn.length < 59; i++) {
      const digest = createHash('sha256').update(`selectorate-roll-draw/1\n${SEED}\n${i}`).digest();
      const leaf = Number(digest.readBigUInt64BE(0) % 860n);
      if (!drawn.includes(leaf)) drawn.push(leaf);
    }
    expect(unwrap(drawSample({ seed: SEED, roll: 860, sample: 59 }))).toEqual(drawn);
  });

  test('holds distinct leaves of the roll, and begins with every shorter sample', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 300 }), fc.nat(300), fc.nat(300), (seed, roll, a, b) => {
        const [short, long] = [Math.min(a, b, roll), Math.min(Math.max(a, b), roll)];
        const sample = unwrap(drawSample({ seed, roll, sample: long }));
        expect(new Set(sample).size).toBe(long);
        expect(sample.every((leaf) => Number.isInteger(leaf) && leaf >= 0 && leaf < roll)).toBe(true);
        expect(unwrap(drawSample({ seed, roll, sample: short }))).toEqual(sample.slice(0, short));
      }),
    );
  });

  test('of all is a whole order of the roll', () => {
    const all = unwrap(drawSample({ seed: SEED, roll: 50, sample: 50 }));
    expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, leaf) => leaf));
  });

  test('takes each leaf as often as any other', () => {
    const times = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 4000; i++) {
      const seed = createHash('sha256').update(String(i)).digest('hex');
      for (const leaf of unwrap(drawSample({ seed, roll: 10, sample: 2 }))) times[leaf] = (times[leaf] ?? 0) + 1;
    }
    // 800 each are expected, with a standard deviation of 25.
    expect(times.every((count) => count > 690 && count < 910)).toBe(true);
  });

  test.each([
    [{ seed: SEED.toUpperCase(), roll: 5, sample: 1 }, 'seed-malformed'],
    [{ seed: SEED.slice(2), roll: 5, sample: 1 }, 'seed-malformed'],
    [{ seed: SEED, roll: 5.5, sample: 1 }, 'not-a-count'],
    [{ seed: SEED, roll: 5, sample: -1 }, 'not-a-count'],
    [{ seed: SEED, roll: 5, sample: 6 }, 'sample-beyond-roll'],
  ])('%j is refused: %s', (order, error) => {
    expect(drawSample(order)).toEqual({ ok: false, error });
  });
});
