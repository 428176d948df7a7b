import { randomBytes } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kernelEd25519 } from './ed25519-kernel.ts';
import { nobleEd25519 } from './ed25519-noble.ts';
import { FIELD_ORDER, ORDER, writeText } from './ed25519-text.ts';
import type { Element } from './element.ts';
import type { Group } from './group.ts';
import { startKernel, startKernelAsync } from './kernel.ts';
import { littleEndian, smallOrderPoints } from './kernel-testing.ts';

const random = (n: number): Uint8Array => new Uint8Array(randomBytes(n));
const kernelGroup = kernelEd25519(startKernel());
const oracle = nobleEd25519();
const { Point } = ed25519;

const edges = [0n, 1n, -1n, 2n, ORDER - 1n, ORDER, ORDER + 1n, 2n ** 252n, 2n ** 252n - 1n, 2n ** 255n, -(2n ** 300n)];
const exponent = fc.oneof(fc.constantFrom(...edges), fc.bigInt(0n, ORDER - 1n), fc.bigInt(-(2n ** 260n), 2n ** 260n));
const torsion = smallOrderPoints();

/** The texts of points with torsion: of small order themselves, and of the subgroup with a part of small order. */
const torsionTexts = torsion
  .slice(1)
  .flatMap((t) => [t, t.add(Point.BASE)])
  .map((point) => writeText(point.toBytes()));

describe.each([
  ['kernel', kernelGroup],
  ['library', oracle],
])('the group of the %s', (_name, group: Group) => {
  const g = group.generator;
  const text = (e: bigint): string => oracle.write(oracle.powerOfGenerator(e));

  test('spells its generator as the protocol does, and the identity', () => {
    expect(group.write(g)).toBe('6666666666666666666666666666666666666666666666666666666666666658');
    expect(group.write(group.identity)).toBe(`${'0'.repeat(63)}1`);
    expect(group.isIdentity(group.identity)).toBe(true);
    expect(group.isIdentity(g)).toBe(false);
    expect(group.order).toBe(ORDER);
  });

  test('powers, products, inverses and multiplication obey the exponents', () => {
    fc.assert(
      fc.property(exponent, exponent, (a, b) => {
        const x = group.powerOfGenerator(a);
        const y = group.power(g, b);
        expect(group.write(x)).toBe(text(a));
        expect(group.write(group.multiply(x, y))).toBe(text(a + b));
        expect(group.write(group.inverse(x))).toBe(text(-a));
        expect(group.write(group.power(x, b))).toBe(text(a * b));
        expect(
          group.equal(
            group.product([
              [x, b],
              [g, a],
            ]),
            group.powerOfGenerator(a * b + a),
          ),
        ).toBe(true);
        expect(group.equal(x, y)).toBe((a - b) % ORDER === 0n);
        expect(group.isIdentity(x)).toBe(a % ORDER === 0n);
      }),
      { numRuns: 40 },
    );
  });

  test('the product of nothing is the identity, and of the generator alone its power', () => {
    expect(group.isIdentity(group.product([]))).toBe(true);
    expect(
      group.write(
        group.product([
          [g, 5n],
          [g, -2n],
        ]),
      ),
    ).toBe(text(3n));
  });

  test('a fixed base gives the same powers, one by one and together', () => {
    const base = group.powerOfGenerator(77n);
    const fixed = group.fixedBase(base);
    expect(fixed.base).toBe(base);
    for (const e of edges) expect(group.write(fixed.power(e))).toBe(text(77n * e));
    expect(fixed.powers(edges).map((element) => group.write(element))).toEqual(edges.map((e) => text(77n * e)));
    expect(group.write(group.fixedBase(g).power(9n))).toBe(text(9n));
  });

  test('powers with secret exponents are the same elements', () => {
    const base = group.powerOfGenerator(3n);
    for (const e of edges) {
      expect(group.write(group.secretPowerOfGenerator(e))).toBe(text(e));
      expect(group.write(group.secretPower(base, e, random))).toBe(text(3n * e));
    }
  });

  test('reads what it writes, one by one and together', () => {
    const elements = edges.map((e) => group.powerOfGenerator(e));
    const texts = group.writeAll(elements);
    expect(texts).toEqual(edges.map(text));
    const together = unwrap(group.readAll(texts, random));
    for (const [i, element] of elements.entries()) {
      expect(group.equal(unwrap(group.read(texts[i] ?? '')), element)).toBe(true);
      expect(group.equal(together[i] ?? group.identity, element)).toBe(true);
    }
    expect(group.writeAll([])).toEqual([]);
    expect(group.readAll([], random)).toEqual({ ok: true, value: [] });
  });

  const refused: readonly (readonly [string, string, string])[] = [
    ['empty', '', 'not-canonical'],
    ['short', '01', 'not-canonical'],
    ['upper case', 'A'.repeat(64), 'not-canonical'],
    ['with a prefix', `0x${'0'.repeat(61)}1`, 'not-canonical'],
    ['y = p', writeText(littleEndian(FIELD_ORDER)), 'not-canonical'],
    ['y = p + 1, the identity again', writeText(littleEndian(FIELD_ORDER + 1n)), 'not-canonical'],
    ['y = 2^255 - 1', writeText(littleEndian(2n ** 255n - 1n)), 'not-canonical'],
    ['y = 2^256 - 1', 'f'.repeat(64), 'not-canonical'],
    ['y = 1 with the sign of x', writeText(littleEndian(1n + 2n ** 255n)), 'not-in-group'],
    ['y = -1 with the sign of x', writeText(littleEndian(FIELD_ORDER - 1n + 2n ** 255n)), 'not-in-group'],
    ['y = 2, without x', writeText(littleEndian(2n)), 'not-in-group'],
    ...torsionTexts.map((spelling, i) => [`torsion ${i}`, spelling, 'not-in-subgroup'] as const),
  ];
  test.each(refused)('A10 refuses %s', (_what, spelling, fault) => {
    expect(group.read(spelling)).toEqual({ ok: false, error: fault });
    const good = [text(1n), text(2n)];
    expect(group.readAll([...good, spelling, ...good], random)).toEqual({ ok: false, error: { index: 2, fault } });
  });

  test('the order of an encrypted tally is that of the bytes, back to front in the text', () => {
    expect(group.compareTexts('0102', '0201')).toBe(1);
    expect(group.compareTexts('0201', '0102')).toBe(-1);
    expect(group.compareTexts('0201', '0201')).toBe(0);
  });

  test('derives the same shuffle generators and embeds the same votes', () => {
    for (const i of [-1, 0, 1, 2]) {
      expect(group.write(group.shuffleGenerator(i))).toBe(oracle.write(oracle.shuffleGenerator(i)));
    }
    expect(group.shuffleGenerators(3).map((h) => group.write(h))).toEqual(oracle.writeAll(oracle.shuffleGenerators(3)));
    const numbers = Array.from({ length: 30 }, (_, i) => (7 * i) % 31);
    const embedded = group.embedding?.embed(numbers) ?? group.identity;
    expect(group.write(embedded)).toBe(oracle.write(oracle.embedding?.embed(numbers) ?? oracle.identity));
    expect(group.embedding?.read(embedded, 30)).toEqual(numbers);
    expect(group.embedding?.read(group.inverse(embedded), 30)).toBeNull();
    expect(group.embedding?.readLoosely(group.inverse(embedded), 30)).toEqual(numbers);
  });
});

describe('the kernel with many', () => {
  const group = kernelGroup;
  const exponents = (count: number): bigint[] =>
    Array.from({ length: count }, (_, i) =>
      i < edges.length ? (edges[i] ?? 0n) : (BigInt(i) * 0x9e3779b97f4a7c15n ** 4n) % ORDER,
    );

  test('reads 300 at once, and names the first wrong one wherever it is and whatever it is', () => {
    const texts = group.writeAll(group.fixedBase(group.generator).powers(exponents(300)));
    expect(group.writeAll(unwrap(group.readAll(texts, random)))).toEqual(texts);
    const wrong = [
      [torsionTexts[6] ?? '', 'not-in-subgroup'],
      [writeText(littleEndian(2n)), 'not-in-group'],
      ['x', 'not-canonical'],
    ] as const;
    for (const [spelling, fault] of wrong) {
      for (const index of [0, 150, 299]) {
        const laced = texts.with(index, spelling);
        expect(group.readAll(laced, random)).toEqual({ ok: false, error: { index, fault } });
        const twice = laced.with(299, torsionTexts[0] ?? '').with(298, 'x');
        const first = index === 299 ? { index: 298, fault: 'not-canonical' } : { index, fault };
        expect(group.readAll(twice, random)).toEqual({ ok: false, error: first });
      }
    }
  });

  test.each(torsionTexts)('A10 finds the torsion of %s among 200 every time', (spelling) => {
    const texts = group.writeAll(group.fixedBase(group.generator).powers(exponents(200))).with(100, spelling);
    for (let i = 0; i < 5; i++) {
      expect(group.readAll(texts, random)).toEqual({ ok: false, error: { index: 100, fault: 'not-in-subgroup' } });
    }
  });

  test('writes more than fit at once', () => {
    const texts = group.writeAll(
      group.fixedBase(group.generator).powers(Array.from({ length: 5000 }, (_, i) => BigInt(i))),
    );
    expect(texts[4999]).toBe(group.write(group.powerOfGenerator(4999n)));
    expect(new Set(texts).size).toBe(5000);
  });

  test('elements outlive what the kernel does next, and two kernels share nothing', async () => {
    const other = kernelEd25519(await startKernelAsync());
    const element: Element = group.powerOfGenerator(123n);
    const spelling = group.write(element);
    group.product(exponents(200).map((e) => [group.powerOfGenerator(e), e]));
    other.fixedBase(other.powerOfGenerator(5n)).powers(exponents(50));
    expect(group.write(element)).toBe(spelling);
    expect(other.write(element)).toBe(spelling);
  });
});
