import { createHash, randomBytes } from 'node:crypto';
import { concatBytes, unwrap } from '@selectorate/basics';
import { type Element, groupsByName } from '@selectorate/group';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeShuffle } from '../mix/make-shuffle.ts';
import { rehearse } from '../mix/testing/rehearsal.ts';
import { type Ciphertext, ciphertextRows, type Proof } from '../objects/common.ts';
import { electionCodec } from '../objects/election.ts';
import { type Shuffle, shuffleCodec } from '../objects/shuffle.ts';
import { portableHashing } from '../platform.ts';
import { decryptShares } from '../trustee/decrypt.ts';
import { newTrusteeSecret } from '../trustee/single.ts';
import { performTask } from './perform-task.ts';
import type { CheckTask, DecryptionTask, Hints, OpeningTask, OutcomeOf, ShuffleTask } from './task.ts';
import type { Bench } from './bench.ts';

const bench: Bench = {
  platform: {
    ...portableHashing(),
    sha256: (data) => new Uint8Array(createHash('sha256').update(data).digest()),
    random: (n) => randomBytes(n),
  },
  groupOf: groupsByName(),
};
const group = bench.groupOf('Ed25519');
const SIZE = 5;
const { context, rows, encrypt } = rehearse(group, bench.platform, [SIZE]);
const election = electionCodec.write(context.election);
const perform = <T extends CheckTask>(task: T): OutcomeOf<T> => performTask(task, bench);

const input = ciphertextRows.write(rows);
const shuffle = unwrap(makeShuffle(rows, context));
const codec = shuffleCodec(group.order);
const shuffleTask = (made: Shuffle, hints: Hints): ShuffleTask => ({
  kind: 'shuffle',
  election,
  input,
  shuffle: codec.write(made),
  hints,
});

const secret = newTrusteeSecret({ group, platform: bench.platform });
const shares = unwrap(decryptShares(rows, { owner: 1, secret }, context));
const decryptionTask = (change: Partial<DecryptionTask>): DecryptionTask => ({
  kind: 'decryption',
  election,
  owner: 1,
  key: group.write(group.powerOfGenerator(secret)),
  question: 0,
  first: 0,
  ciphertexts: rows[0] ?? [],
  factors: shares.decryption.decryptionFactors[0] ?? [],
  proofs: shares.decryption.decryptionProofs[0] ?? [],
  second: shares.second[0] ?? [],
  hints: null,
  ...change,
});

const openingTask = (change: Partial<OpeningTask>): OpeningTask => ({
  kind: 'opening',
  election,
  betas: (rows[0] ?? []).map(({ beta }) => beta),
  shares: [{ exponent: group.order - 1n, factors: shares.decryption.decryptionFactors[0] ?? [] }],
  hints: null,
  ...change,
});

/** The hints with one bit turned, shortened, lengthened, or of something else. */
const damages: fc.Arbitrary<(hints: Uint8Array) => Uint8Array> = fc.oneof(
  fc.nat(1_000_000).map(
    (at) =>
      (hints: Uint8Array): Uint8Array =>
        hints.with(at % hints.length, (hints[at % hints.length] ?? 0) ^ (1 << (at % 8))),
  ),
  fc.nat(1_000_000).map(
    (at) =>
      (hints: Uint8Array): Uint8Array =>
        hints.slice(0, at % hints.length),
  ),
  fc.uint8Array({ minLength: 1, maxLength: 64 }).map(
    (more) =>
      (hints: Uint8Array): Uint8Array =>
        concatBytes(hints, more),
  ),
  fc.uint8Array({ maxLength: 64 }).map((other) => (): Uint8Array => other),
);

const made = (task: ShuffleTask | DecryptionTask | OpeningTask): Uint8Array => {
  const { made: hints } = perform<ShuffleTask | DecryptionTask | OpeningTask>({ ...task, hints: 'make' });
  if (hints === null) throw new Error('no hints were made');
  return hints;
};

describe('hints change how an object is checked and never what is found', () => {
  test('a mix: right hints are used, wrong ones told', () => {
    const hints = made(shuffleTask(shuffle, null));
    expect(perform(shuffleTask(shuffle, hints))).toMatchObject({ faults: [], wrongHints: false });
    fc.assert(
      fc.property(damages, (damage) => {
        expect(perform(shuffleTask(shuffle, damage(hints)))).toMatchObject({ faults: [], wrongHints: true });
      }),
      { numRuns: 30 },
    );
  });

  test('a decryption', () => {
    for (const second of [shares.second[0] ?? [], null]) {
      const task = decryptionTask({ second });
      const hints = made(task);
      expect(perform({ ...task, hints })).toMatchObject({ faults: [], wrongHints: false });
      fc.assert(
        fc.property(damages, (damage) => {
          expect(perform({ ...task, hints: damage(hints) })).toMatchObject({ faults: [], wrongHints: true });
        }),
        { numRuns: 30 },
      );
    }
  });

  test('an opening: what is opened is never what hints say, but what is so', () => {
    const single = perform(openingTask({}));
    const hints = made(openingTask({}));
    expect(perform(openingTask({ hints }))).toMatchObject({ opened: single.opened, wrongHints: false });
    fc.assert(
      fc.property(damages, (damage) => {
        expect(perform(openingTask({ hints: damage(hints) }))).toMatchObject({
          opened: single.opened,
          wrongHints: true,
        });
      }),
      { numRuns: 60 },
    );
  });

  test('hints for another plain element: the claim is false and the opening done by hand', () => {
    const single = perform(openingTask({}));
    const { batching } = group;
    if (batching === null) throw new Error('the group has batches');
    const other = batching.pack([group.powerOfGenerator(77n)]);
    const hints = made(openingTask({}));
    // Each ciphertext's hints are as long as any other's, and end with the plain element.
    const each = hints.length / SIZE;
    const lying = concatBytes(hints.slice(0, each - other.length), other, hints.slice(each));
    expect(perform(openingTask({ hints: lying }))).toMatchObject({ opened: single.opened, wrongHints: true });
  });
});

/** A damaged mix: some number, element or order in it is another. */
const changedShuffles: fc.Arbitrary<Shuffle> = fc
  .record({ at: fc.nat(SIZE - 1), to: fc.nat(SIZE - 1), what: fc.nat(6) })
  .map(({ at, to, what }): Shuffle => {
    const [row = []] = shuffle.ciphertexts;
    const [proof] = shuffle.proofs;
    if (proof === undefined) throw new Error('a mix has a proof');
    const [commitments, responses, permutation, chain] = proof;
    const foreign = encrypt(9n);
    const output: readonly Ciphertext[] =
      what === 0 ? row.with(at, foreign) : what === 1 ? row.with(at, row[(at + 1) % SIZE] ?? foreign) : row;
    const swapped = <T>(list: readonly T[]): readonly T[] => {
      const [a, b] = [list[at], list[at === to ? (to + 1) % SIZE : to]];
      return list.map((one) => (one === a ? b : one === b ? a : one) as T);
    };
    return {
      ciphertexts: [what === 2 ? swapped(output) : output],
      proofs: [
        [
          commitments,
          what === 3 ? ([responses[0] + 1n, ...responses.slice(1)] as unknown as typeof responses) : responses,
          what === 4 ? permutation.with(at, foreign.alpha) : what === 5 ? swapped(permutation) : permutation,
          what === 6 ? swapped(chain) : chain,
        ],
      ],
    };
  });

describe('a false object is found out with any hints', () => {
  test('A11 mixes that replace, double, swap, or prove something else', () => {
    const hints = made(shuffleTask(shuffle, null));
    fc.assert(
      fc.property(changedShuffles, (changed) => {
        const single = perform(shuffleTask(changed, null));
        expect(single.faults.map(({ code }) => code)).toEqual(['shuffle-proof']);
        expect(perform(shuffleTask(changed, hints)).faults).toEqual(single.faults);
        expect(perform(shuffleTask(changed, 'make'))).toMatchObject({ faults: single.faults, made: null });
      }),
      { numRuns: 40 },
    );
  });

  test('factors of another ciphertext, off by an element, or with another proof', () => {
    const hints = made(decryptionTask({}));
    const honest = decryptionTask({});
    const off = (text: string | undefined): string =>
      group.write(group.multiply(unwrap(group.read(text ?? '')), group.generator as Element));
    const [one, two] = [fc.nat(SIZE - 1), fc.nat(SIZE - 1)];
    fc.assert(
      fc.property(one, two, fc.constantFrom('factor', 'off', 'proof', 'second'), (at, to, what) => {
        const other = at === to ? (to + 1) % SIZE : to;
        const [factor = '', proof, second] = [honest.factors[other], honest.proofs[other], honest.second?.[other]];
        const put = <T>(list: readonly T[], value: T | undefined): readonly T[] =>
          value === undefined ? list : list.with(at, value);
        const changed: Partial<DecryptionTask> = {
          ...(what === 'factor' ? { factors: put(honest.factors, factor) } : {}),
          ...(what === 'off' ? { factors: put(honest.factors, off(honest.factors[at])) } : {}),
          ...(what === 'proof' ? { proofs: put<Proof>(honest.proofs, proof) } : {}),
          ...(what === 'second' ? { second: put<Proof>(honest.second ?? [], second) } : {}),
        };
        const code = what === 'second' ? 'second-decryption-proof' : 'decryption-proof';
        const single = perform(decryptionTask(changed));
        expect(single.faults).toEqual([{ position: at, code }]);
        expect(perform(decryptionTask({ ...changed, hints }))).toMatchObject({
          faults: single.faults,
          wrongHints: false,
        });
      }),
      { numRuns: 40 },
    );
  });
});
