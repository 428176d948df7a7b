import { expect, test } from 'vitest';
import { kernelEd25519 } from './ed25519-kernel.ts';
import { ORDER } from './ed25519-text.ts';
import { startKernel } from './kernel.ts';

const group = kernelEd25519(startKernel());

/** Bytes 127, 128, 129 and 255 are where a digit turns negative or carries; a run of 255 carries all the way. */
const scalars = [
  127n,
  128n,
  129n,
  255n,
  256n,
  0x80ffn,
  0x7fffn,
  2n ** 248n - 1n,
  2n ** 248n - 2n ** 128n,
  ORDER - 1n,
  ORDER - 128n,
]
  .flatMap((scalar) => [scalar, scalar << 8n, -scalar])
  .map((scalar) => ((scalar % ORDER) + ORDER) % ORDER);

test('the comb agrees with a plain power where its digits carry', () => {
  const base = group.powerOfGenerator(2n);
  const fixed = group.fixedBase(base);
  const powers = fixed.powers([...scalars, ...scalars]);
  for (const [i, scalar] of scalars.entries()) {
    const expected = group.write(group.power(base, scalar));
    expect([scalar, group.write(powers[i] ?? base)]).toEqual([scalar, expected]);
    expect([scalar, group.write(fixed.power(scalar))]).toEqual([scalar, expected]);
  }
});

test('more bases than tables fit take turns, and each keeps its own powers', () => {
  const bases = Array.from({ length: 7 }, (_, i) => group.fixedBase(group.powerOfGenerator(BigInt(i + 2))));
  const many = Array.from({ length: 50 }, (_, i) => BigInt(i) * 1_000_003n);
  for (let round = 0; round < 3; round++) {
    for (const [i, fixed] of bases.entries()) {
      const texts = group.writeAll(fixed.powers(many));
      expect(texts).toEqual(group.writeAll(many.map((e) => group.powerOfGenerator(e * BigInt(i + 2)))));
      expect(group.write(fixed.power(-1n))).toBe(group.write(group.powerOfGenerator(-BigInt(i + 2))));
    }
  }
});
