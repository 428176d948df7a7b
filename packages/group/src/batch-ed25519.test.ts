import { randomBytes } from 'node:crypto';
import { toHex, unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Batch, Place, PlacedFactor } from './batch.ts';
import { kernelEd25519 } from './ed25519-kernel.ts';
import { FIELD_ORDER, ORDER, readText, writeText } from './ed25519-text.ts';
import type { Element } from './element.ts';
import type { Batching } from './group.ts';
import { startKernel } from './kernel.ts';
import { CHUNK } from './msm.ts';
import { decodeLoosely, littleEndian, type NoblePoint, smallOrderPoints } from './kernel-testing.ts';

const random = (n: number): Uint8Array => new Uint8Array(randomBytes(n));
const group = kernelEd25519(startKernel());
const batching = group.batching as Batching;
const torsion = smallOrderPoints();
const TORSION = torsion.slice(1).map((point, i) => ({ order: [8, 4, 8, 2, 8, 4, 8][i] ?? 0, point }));

/** What goes into a batch for an element: its text and its hint. */
interface Given {
  readonly text: string;
  readonly hint: Uint8Array;
}
const given = (element: Element): Given => ({
  text: group.write(element),
  hint: batching.hintOfPacked(batching.pack([element])),
});
const pointOf = (text: string): NoblePoint => decodeLoosely(unwrap(readText(text))) ?? torsion[0] ?? fail();
const fail = (): never => {
  throw new Error('no point');
};
const givenPoint = (point: NoblePoint): Given => ({
  text: writeText(point.toBytes()),
  hint: littleEndian(point.toAffine().x),
});
/** The same element with a part of small order. */
const lace = ({ text }: Given, part: NoblePoint): Given => givenPoint(pointOf(text).add(part));

const take = (batch: Batch, { text, hint }: Given): Place => unwrap(batch.take(text, hint));
const exponentAt = (i: number): bigint => (BigInt(i + 1) * 0x9e3779b97f4a7c15n ** 4n) % ORDER;

/** Small batches test each point, large ones subsets: the border is 128 points, two to a claim. */
const FILLING_COUNT = 65;
const SIZES = [
  ['small', 0],
  ['large', FILLING_COUNT],
] as const;

/** True claims of the usual form, to make a batch large: A = g^r X^c. */
const FILLING = Array.from({ length: FILLING_COUNT }, (_, i) => {
  const [x, r, c] = [exponentAt(3 * i), exponentAt(3 * i + 1), exponentAt(3 * i + 2)];
  return { r, c, taken: given(group.powerOfGenerator(x)), left: given(group.powerOfGenerator(r + c * x)) };
});

function fill(batch: Batch, count: number): void {
  const g = batch.know(group.generator);
  for (const { r, c, taken, left } of FILLING.slice(0, count)) {
    batch.claim(take(batch, left), [
      [g, r],
      [take(batch, taken), c],
    ]);
  }
}

describe.each(SIZES)('a %s batch', (_name, filling) => {
  const start = (): Batch => {
    const batch = batching.newBatch(random);
    fill(batch, filling);
    return batch;
  };

  test('holds when all is true', () => {
    expect(start().holds()).toBe(true);
  });

  test('holds with known elements, repeated factors, exponents of any size and claims about the identity', () => {
    const batch = start();
    const base = group.powerOfGenerator(5n);
    const [known, again, g] = [batch.know(base), batch.know(base), batch.know(group.generator)];
    const factor = take(batch, given(group.powerOfGenerator(11n)));
    const e = 2n ** 300n;
    const left = take(batch, given(group.powerOfGenerator(5n * e - 5n + 22n + 3n)));
    batch.claim(left, [
      [known, e],
      [again, -1n],
      [factor, 1n],
      [factor, 1n],
      [g, 3n],
    ]);
    batch.claim(take(batch, given(group.identity)), [
      [left, ORDER],
      [known, 0n],
    ]);
    batch.claim(take(batch, given(group.identity)), []);
    expect(batch.holds()).toBe(true);
  });

  test('a claimed element may be a factor of another claim', () => {
    const build = (exponent: bigint): Batch => {
      const batch = start();
      const first = take(batch, given(group.powerOfGenerator(7n)));
      batch.claim(first, [[batch.know(group.generator), 7n]]);
      batch.claim(take(batch, given(group.powerOfGenerator(21n))), [[first, exponent]]);
      return batch;
    };
    expect(build(3n).holds()).toBe(true);
    expect(build(4n).holds()).toBe(false);
  });

  test('does not hold with one wrong claim, wherever the error is', () => {
    const build = (d: { left?: bigint; g?: bigint; known?: bigint; factor?: bigint }): Batch => {
      const batch = start();
      const [g, known] = [batch.know(group.generator), batch.know(group.powerOfGenerator(5n))];
      const factor = take(batch, given(group.powerOfGenerator(11n)));
      const left = take(batch, given(group.powerOfGenerator(3n + 10n + 44n + (d.left ?? 0n))));
      batch.claim(left, [
        [g, 3n + (d.g ?? 0n)],
        [known, 2n + (d.known ?? 0n)],
        [factor, 4n + (d.factor ?? 0n)],
      ]);
      return batch;
    };
    expect(build({}).holds()).toBe(true);
    for (const wrong of [{ left: 1n }, { g: 1n }, { known: -1n }, { factor: 1n }, { factor: ORDER - 1n }]) {
      expect([wrong, build(wrong).holds()]).toEqual([wrong, false]);
    }
  });

  test('two wrong claims do not make up for each other', () => {
    const batch = start();
    const g = batch.know(group.generator);
    batch.claim(take(batch, given(group.powerOfGenerator(3n))), [[g, 4n]]);
    batch.claim(take(batch, given(group.powerOfGenerator(4n))), [[g, 3n]]);
    expect(batch.holds()).toBe(false);
  });

  // Each is tried often: without the test of subsets, an order-2 part would pass the equation every other time, or always.
  const places = {
    'a claimed element': (batch: Batch, part: NoblePoint) => {
      const left = take(batch, lace(given(group.powerOfGenerator(9n)), part));
      batch.claim(left, [[batch.know(group.generator), 9n]]);
    },
    'two claimed elements with opposite parts': (batch: Batch, part: NoblePoint) => {
      for (const side of [part, part.negate()]) {
        const left = take(batch, lace(given(group.powerOfGenerator(9n)), side));
        batch.claim(left, [[batch.know(group.generator), 9n]]);
      }
    },
    'a factor': (batch: Batch, part: NoblePoint) => {
      const factor = take(batch, lace(given(group.powerOfGenerator(2n)), part));
      batch.claim(take(batch, given(group.powerOfGenerator(16n))), [[factor, 8n]]);
    },
    'a factor with exponent zero': (batch: Batch, part: NoblePoint) => {
      const factor = take(batch, lace(given(group.powerOfGenerator(2n)), part));
      batch.claim(take(batch, given(group.identity)), [[factor, 0n]]);
    },
    'an element of no claim': (batch: Batch, part: NoblePoint) => {
      take(batch, lace(given(group.powerOfGenerator(2n)), part));
    },
    'an element claimed and used': (batch: Batch, part: NoblePoint) => {
      const both = take(batch, lace(given(group.powerOfGenerator(2n)), part));
      batch.claim(both, [[batch.know(group.generator), 2n]]);
      batch.claim(take(batch, given(group.powerOfGenerator(16n))), [[both, 8n]]);
    },
    'a point of small order by itself': (batch: Batch, part: NoblePoint) => {
      take(batch, givenPoint(part));
    },
  };
  describe.each(Object.entries(places))('A10 with torsion in %s', (_where, put) => {
    test.each(TORSION)('of order $order does not hold', ({ point }) => {
      for (let i = 0; i < 8; i++) {
        const batch = start();
        put(batch, point);
        expect(batch.holds()).toBe(false);
      }
    });
  });

  test('does not hold with a wrong hint, whatever its kind', () => {
    const element = given(group.powerOfGenerator(9n));
    const x = pointOf(element.text).toAffine().x;
    const wrong = [FIELD_ORDER - x, (x + 2n) % FIELD_ORDER, x + 2n ** 255n, 0n, 1n, FIELD_ORDER, FIELD_ORDER - 1n];
    for (const claimed of [true, false]) {
      for (const hint of wrong) {
        const batch = start();
        const left = take(batch, { ...element, hint: littleEndian(hint) });
        if (claimed) batch.claim(left, [[batch.know(group.generator), 9n]]);
        expect([claimed, hint, batch.holds()]).toEqual([claimed, hint, false]);
      }
    }
  });

  test('does not hold with a text that is no point', () => {
    const batch = start();
    take(batch, { text: writeText(littleEndian(2n)), hint: littleEndian(4n) });
    expect(batch.holds()).toBe(false);
  });

  test('verdicts agree with single checks on mixtures of good and bad', () => {
    const kinds = ['good', 'wrong claim', 'torsion left', 'torsion factor', 'wrong hint'] as const;
    const claim = fc.record({
      kind: fc.oneof(
        { weight: 12, arbitrary: fc.constant(kinds[0]) },
        { weight: 1, arbitrary: fc.constantFrom(...kinds) },
      ),
      x: fc.bigInt(0n, ORDER - 1n),
      r: fc.bigInt(0n, ORDER - 1n),
      c: fc.bigInt(0n, ORDER - 1n),
      part: fc.constantFrom(...TORSION.map(({ point }) => point)),
    });
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 8 }), (claims) => {
        const batch = start();
        const g = batch.know(group.generator);
        let single = true;
        for (const { kind, x, r, c, part } of claims) {
          const honest = [group.powerOfGenerator(x), group.powerOfGenerator(r + c * x)].map(given);
          let [factor, left] = [honest[0] ?? fail(), honest[1] ?? fail()];
          if (kind === 'torsion left') left = lace(left, part);
          if (kind === 'torsion factor') factor = lace(factor, part);
          const said = kind === 'wrong claim' ? r + 1n : r;
          const [readFactor, readLeft] = [group.read(factor.text), group.read(left.text)];
          const isTrue =
            readFactor.ok &&
            readLeft.ok &&
            group.equal(
              readLeft.value,
              group.product([
                [group.generator, said],
                [readFactor.value, c],
              ]),
            );
          // A wrong hint has no counterpart in a single check: the batch must refuse it.
          single &&= isTrue && kind !== 'wrong hint';
          if (kind === 'wrong hint') factor = { ...factor, hint: littleEndian(1n) };
          batch.claim(take(batch, left), [
            [g, said],
            [take(batch, factor), c],
          ]);
        }
        expect(batch.holds()).toBe(single);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a batch', () => {
  test('that is empty holds', () => {
    const batch = batching.newBatch(random);
    expect(batch.size).toBe(0);
    expect(batch.holds()).toBe(true);
  });

  test('refuses spellings that are not canonical, and hints of another size, when they are taken', () => {
    const batch = batching.newBatch(random);
    const { text, hint } = given(group.generator);
    const refused = { ok: false, error: 'not-canonical' };
    expect(batch.take(text.toUpperCase().replace('6', 'A'), hint)).toEqual(refused);
    expect(batch.take(writeText(littleEndian(FIELD_ORDER)), hint)).toEqual(refused);
    expect(batch.take(text, hint.slice(1))).toEqual(refused);
    expect(batch.take(text, new Uint8Array(33))).toEqual(refused);
    expect(batch.size).toBe(0);
  });

  test('takes one claim for an element, only for taken ones, and none after its verdict', () => {
    const batch = batching.newBatch(random);
    const known = batch.know(group.powerOfGenerator(4n));
    expect(() => batch.claim(-9 as Place, [])).toThrow('taken');
    const left = take(batch, given(group.generator));
    batch.claim(left, [[batch.know(group.generator), 1n]]);
    expect(() => batch.claim(left, [])).toThrow('once only');
    expect(() => batch.claim(known, [])).toThrow('taken');
    expect(() => batch.claim(99 as Place, [])).toThrow('another batch');
    const right = take(batch, given(group.generator));
    expect(() => batch.claim(right, [[99 as Place, 1n]])).toThrow('another batch');
    batch.holds();
    expect(() => batch.holds()).toThrow('already');
    expect(() => batch.know(group.generator)).toThrow('already');
  });

  test('works out the plain product of taken and known places, and says null where one is no point', () => {
    const batch = batching.newBatch(random);
    const places = [3n, 4n, 5n].map((e) => take(batch, given(group.powerOfGenerator(e))));
    places.push(batch.know(group.powerOfGenerator(20n)), batch.know(group.generator));
    expect(group.write(batch.product(places) ?? group.identity)).toBe(group.write(group.powerOfGenerator(33n)));
    expect(group.isIdentity(batch.product([]) ?? group.generator)).toBe(true);
    const wrong = take(batch, { ...given(group.generator), hint: littleEndian(1n) });
    expect(batch.product([...places, wrong])).toBeNull();
  });

  test('of more points than are worked on at a time holds, and finds the one wrong claim', () => {
    const logs = [2n, 3n];
    const both = logs.map((log) => given(group.powerOfGenerator(log)));
    const half = CHUNK + 40;
    const build = (wrongClaim: number): Batch => {
      const batch = batching.newBatch(random);
      const g = batch.know(group.generator);
      const factors: PlacedFactor[] = [];
      let sum = 0n;
      for (let i = 0; i < half; i++) {
        const [log, element] = [logs[i % 2] ?? 0n, both[i % 2] ?? fail()];
        batch.claim(take(batch, element), [[g, i === wrongClaim ? log + 1n : log]]);
        factors.push([take(batch, element), 5n]);
        sum += 5n * log;
      }
      batch.claim(take(batch, given(group.powerOfGenerator(sum))), factors);
      expect(batch.size).toBe(2 * half + 2);
      return batch;
    };
    expect(build(-1).holds()).toBe(true);
    expect(build(half - 1).holds()).toBe(false);
  });

  test('of more known elements than are made affine at a time holds, and finds a wrong one', () => {
    const logs = Array.from({ length: 9000 }, (_, i) => BigInt(i + 1));
    const elements = group.fixedBase(group.generator).powers(logs);
    const build = (wrong: number): Batch => {
      const batch = batching.newBatch(random);
      fill(batch, FILLING_COUNT);
      const left = take(batch, given(group.powerOfGenerator(logs.reduce((sum, log) => sum + log * log, 0n))));
      batch.claim(
        left,
        elements.map((element, i): PlacedFactor => [batch.know(element), (logs[i] ?? 0n) + (i === wrong ? 1n : 0n)]),
      );
      return batch;
    };
    expect(build(-1).holds()).toBe(true);
    for (const wrong of [0, 5000, 8999]) expect(build(wrong).holds()).toBe(false);
  });
});

describe('packed elements', () => {
  test('give back text and hint of each element', () => {
    const elements = [
      group.identity,
      group.generator,
      group.powerOfGenerator(77n),
      group.product([[group.powerOfGenerator(3n), 5n]]),
    ];
    const packed = batching.pack(elements);
    expect(packed.length).toBe(elements.length * batching.packedBytes);
    for (const [i, element] of elements.entries()) {
      const one = packed.slice(i * batching.packedBytes, (i + 1) * batching.packedBytes);
      expect(batching.textOfPacked(one)).toEqual({ ok: true, value: group.write(element) });
      const hint = batching.hintOfPacked(one);
      expect(hint.length).toBe(batching.hintBytes);
      const batch = batching.newBatch(random);
      batch.take(group.write(element), hint);
      expect(batch.holds()).toBe(true);
    }
  });

  test('are refused when x or y is not below p, or they are of another size', () => {
    const good = batching.pack([group.generator]);
    for (const at of [0, 32]) {
      for (const value of [FIELD_ORDER, FIELD_ORDER + 18n, 2n ** 255n, 2n ** 256n - 1n]) {
        const wrong = Uint8Array.from(good);
        wrong.set(littleEndian(value), at);
        expect([at, toHex(wrong), batching.textOfPacked(wrong).ok]).toEqual([at, toHex(wrong), false]);
      }
    }
    expect(batching.textOfPacked(good.slice(1)).ok).toBe(false);
  });
});
