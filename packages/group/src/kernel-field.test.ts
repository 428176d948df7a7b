import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIELD_ORDER } from './ed25519-text.ts';
import { startKernel } from './kernel.ts';
import { borderValues, wrongConversions, wrongFieldOperations, writesResidue } from './kernel-testing.ts';

const kernel = startKernel();

test('every field operation is right, and leaves tight limbs, for limbs anywhere within its bounds', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const pick = (below: number): number => Math.floor(((numbers.next().value ?? 0) / 2 ** 31) * below);
      expect(wrongFieldOperations(kernel, pick)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('every field operation is right for 5,000 random cases, ends of the ranges in a third of all limbs', () => {
  for (let i = 0; i < 5000; i++) {
    expect(wrongFieldOperations(kernel, (below) => Math.floor(Math.random() * below))).toEqual([]);
  }
});

test('every field operation is right with all limbs of an operand at the same end of their range', () => {
  for (let code = 0; code < 2 * 6 ** 4; code++) {
    let extremes = 0;
    const pick = (below: number): number => {
      if (below === 2) return code % 2;
      if (below !== 6) return 0; // of the three ways of choosing a limb, the one by its extremes
      const operand = Math.floor(extremes++ / 9);
      return Math.floor(code / 2 / 6 ** operand) % 6;
    };
    expect([code, wrongFieldOperations(kernel, pick)]).toEqual([code, []]);
  }
});

test('limbs that wrap around to just above or below zero or p are written as residues', () => {
  for (let wraps = -256; wraps <= 255; wraps++) {
    for (let offset = -40; offset <= 40; offset++) {
      const limbs = [offset - 19 * wraps, 0, 0, 0, 0, 0, 0, 0, wraps * 2 ** 23];
      expect([limbs, writesResidue(kernel, limbs)]).toEqual([limbs, true]);
    }
  }
});

test('numbers at the borders of limbs, words and the field are read, inverted and written as residues', () => {
  for (const value of borderValues())
    expect({ value, wrong: wrongConversions(kernel, value) }).toEqual({ value, wrong: [] });
});

test('random numbers are read, inverted and written as residues', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 255n - 1n), (value) => {
      expect(wrongConversions(kernel, value)).toEqual([]);
      expect(wrongConversions(kernel, value % FIELD_ORDER)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
