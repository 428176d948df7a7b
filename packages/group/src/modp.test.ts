import { unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { belenios2048, rfc3526 } from './modp-groups.ts';

const drawn = (n: number): Uint8Array => Uint8Array.from({ length: n }, (_, i) => (i * 37 + 11) & 0xff);

describe.each([belenios2048(), rfc3526()])('$name', (group) => {
  const exponents = fc.bigInt({ min: 0n, max: group.order - 1n });

  test('the generator has the order the specification gives it', () => {
    expect(group.isIdentity(group.power(group.generator, group.order))).toBe(true);
    expect(group.isIdentity(group.generator)).toBe(false);
    expect(group.equal(group.powerOfGenerator(group.order + 1n), group.generator)).toBe(true);
  });

  test('powers add up, and the secret ones are the same powers', () => {
    fc.assert(
      fc.property(exponents, exponents, (a, b) => {
        const sum = group.powerOfGenerator(a + b);
        expect(group.equal(group.multiply(group.powerOfGenerator(a), group.powerOfGenerator(b)), sum)).toBe(true);
        expect(group.equal(group.secretPowerOfGenerator(a), group.powerOfGenerator(a))).toBe(true);
        expect(group.equal(group.secretPower(sum, b, drawn), group.power(sum, b))).toBe(true);
        const product = group.product([
          [group.generator, a],
          [sum, -1n],
        ]);
        expect(group.equal(product, group.inverse(group.powerOfGenerator(b)))).toBe(true);
      }),
      { numRuns: 3 },
    );
  });

  test('reads what it writes, and refuses another spelling and what is no power of the generator', () => {
    const element = group.powerOfGenerator(12_345n);
    const text = group.write(element);
    expect(group.equal(unwrap(group.read(text)), element)).toBe(true);
    for (const other of ['', '0', `0${text}`, `+${text}`, `${text} `, text.slice(0, -1) + 'x', '9'.repeat(620)]) {
      expect(group.read(other)).toEqual({ ok: false, error: 'not-canonical' });
    }
    expect(group.readAll([text, '0'], drawn)).toEqual({ ok: false, error: { index: 1, fault: 'not-canonical' } });
  });

  test('ciphertexts are ordered by value', () => {
    const texts = ['9', '10', '1000', '999', '11'];
    expect(texts.toSorted((a, b) => group.compareTexts(a, b))).toEqual(['9', '10', '11', '999', '1000']);
  });
});

test('below the safe prime the symbol of Jacobi and the power by the order agree on what is in the group', () => {
  const group = rfc3526();
  const p = 2n * group.order + 1n;
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: p - 1n }), (value) => {
      const isSquare = group.read(String(value)).ok;
      expect(group.read(String(p - value)).ok).toBe(!isSquare);
      expect(group.read(String((value * value) % p)).ok).toBe(true);
    }),
    { numRuns: 50 },
  );
  for (const small of [2n, 3n, 5n, 7n, 11n, 13n]) {
    let [power, base, rest] = [1n, small, group.order];
    for (; rest > 0n; rest >>= 1n, base = (base * base) % p) if ((rest & 1n) === 1n) power = (power * base) % p;
    expect(group.read(String(small)).ok).toBe(power === 1n);
  }
});

test('a vote as a number: what is embedded is read again, and nothing else reads as that', () => {
  const { embedding, ...group } = rfc3526();
  expect(belenios2048().embedding).toBeNull();
  if (embedding === null) throw new Error('rankings need an embedding');
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 30 }), (numbers) => {
      const element = embedding.embed(numbers);
      expect(embedding.read(element, numbers.length)).toEqual(numbers);
      expect(embedding.readLoosely(element, numbers.length)).toEqual(numbers);
      expect(embedding.read(group.multiply(element, group.generator), numbers.length)).not.toEqual(numbers);
    }),
    { numRuns: 10 },
  );
  expect(() => embedding.embed(Array.from({ length: 31 }, () => 1))).toThrow(RangeError);
});
