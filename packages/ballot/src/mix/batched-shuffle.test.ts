import { randomFillSync } from 'node:crypto';
import { bigEndian, fromBigEndian, unwrap } from '@selectorate/basics';
import { kernelEd25519, nobleEd25519, randomScalar, startKernel } from '@selectorate/group';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Shuffle } from '../objects/shuffle.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { hintMaker, singleWorkings } from '../proofs/single-workings.ts';
import { checkShuffle } from './check-shuffle.ts';
import { makeShuffle, mixRow } from './make-shuffle.ts';
import { fixedBases, proveRow } from './prove-row.ts';
import { ROW_LISTS, textsOfRow } from './row-texts.ts';
import { makeShuffleHints } from './shuffle-hints.ts';
import { checkInBatch } from './testing/check-in-batch.ts';
import { changeAt, placesIn, valueAt, withTorsion } from './testing/places.ts';
import { rehearse } from './testing/rehearsal.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const ed25519 = kernelEd25519(startKernel());
const P = 2n ** 255n - 19n;

const { context, rows } = rehearse(ed25519, platform, [3]);
const shuffle = unwrap(makeShuffle(rows, context));
const hints = makeShuffleHints({ input: rows, shuffle }, context) ?? new Uint8Array(0);

test('honest shuffles hold in a batch, of several questions and of none and one ballot', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }), (sizes) => {
      const some = rehearse(ed25519, platform, sizes);
      const made = unwrap(makeShuffle(some.rows, some.context));
      expect(checkInBatch({ input: some.rows, shuffle: made }, some.context)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('the hints are those that a check by itself notes down', () => {
  const maker = hintMaker(ed25519);
  expect(maker === null ? null : checkShuffle({ input: rows, shuffle }, context, maker)).toEqual([]);
  expect(maker?.hints()).toEqual(hints);
});

test('there are no hints for a group without batches, nor for a shuffle with what is no element', () => {
  expect(makeShuffleHints({ input: rows, shuffle }, { group: nobleEd25519(), platform })).toBeNull();
  const broken = changeAt(shuffle, ['ciphertexts', '0', '1', 'beta'], () => 'x');
  expect(makeShuffleHints({ input: rows, shuffle: broken }, context)).toBeNull();
});

test('another element or number in any place is refused in a batch as well, with the right hints for it', () => {
  for (const path of placesIn(shuffle)) {
    const changed = changeAt(shuffle, path, (value) =>
      typeof value === 'bigint'
        ? (value + 1n) % ed25519.order
        : ed25519.write(ed25519.powerOfGenerator(randomScalar(ed25519.order, platform.random))),
    );
    expect(checkInBatch({ input: rows, shuffle: changed }, context), path.join('.')).toBe(false);
  }
});

test('hints with one bit changed, too short or too long do not let a batch hold', () => {
  for (let at = 0; at < hints.length; at += 5) {
    expect(checkInBatch({ input: rows, shuffle }, context, hints.with(at, (hints[at] ?? 0) ^ (1 << (at % 8))))).toBe(
      false,
    );
  }
  expect(checkInBatch({ input: rows, shuffle }, context, hints.subarray(32))).toBe(false);
  expect(checkInBatch({ input: rows, shuffle }, context, Uint8Array.from([...hints, ...hints.subarray(0, 32)]))).toBe(
    false,
  );
});

test('A10 an element with torsion in any place is refused in a batch whose hints fit it', () => {
  const input = rows[0] ?? [];
  const texts = textsOfRow(input, shuffle.ciphertexts[0] ?? [], shuffle.proofs[0] as Shuffle['proofs'][number]);
  const all = ROW_LISTS.flatMap((list) => texts[list]);
  const step = { input: rows, shuffle };
  const places = placesIn(step).filter((path) => all.includes(String(valueAt(step, path))));
  expect(places).toHaveLength(all.length);
  for (const path of places) {
    const text = String(valueAt(step, path));
    const twisted = changeAt(step, path, () => withTorsion(text));
    const at = 32 * all.indexOf(text);
    const fitting = Uint8Array.from(hints);
    fitting.set(negated(hints.slice(at, at + 32)), at);
    expect(checkInBatch(twisted, context, fitting), path.join('.')).toBe(false);
  }
});

test('A10 a mixer who adds torsion to a ciphertext before proving is refused in a batch whose hints fit it', () => {
  const bases = fixedBases(context);
  fc.assert(
    fc.property(fc.nat(2), (i) => {
      const mixed = unwrap(mixRow(rows[0] ?? [], bases, context));
      const output = mixed.output.map((c, j) => (j === i ? { ...c, beta: withTorsion(c.beta) } : c));
      // The equations are those of the honest element but for the point of order 2, which half of the proofs happen to lose.
      const proofs = [proveRow({ ...mixed, output }, bases, context)];
      const untwisted = { input: rows, shuffle: { ciphertexts: [mixed.output], proofs } };
      const fitting = makeShuffleHints(untwisted, context) ?? new Uint8Array(0);
      const at = 32 * (2 * output.length + 2 * i + 1);
      fitting.set(negated(fitting.slice(at, at + 32)), at);
      const step = { input: rows, shuffle: { ciphertexts: [output], proofs } };
      expect(checkInBatch(step, context, fitting)).toBe(false);
      expect(checkShuffle(step, context, singleWorkings(ed25519))).toMatchObject([{ code: 'shuffle-element' }]);
    }),
    { numRuns: 20 },
  );
});

/** -x for a hint x. */
const negated = (hint: Uint8Array): Uint8Array => bigEndian(P - fromBigEndian(hint.toReversed()), 32).toReversed();
