import { randomFillSync } from 'node:crypto';
import { unwrap } from '@selectorate/basics';
import { groupsByName, randomScalar } from '@selectorate/group';
import { describe, expect, test } from 'vitest';
import { openElection } from '../objects/context.ts';
import { electionCodec } from '../objects/election.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { batchedWorkings } from '../proofs/batched-workings.ts';
import { hintMaker, singleWorkings } from '../proofs/single-workings.ts';
import { checkDecryption, type DecryptionRun } from './check-decryption.ts';
import { decryptShares } from './decrypt.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const group = groupsByName()('Ed25519');

/** A thing that this group has. */
function present<T>(value: T | null): T {
  if (value === null) throw new Error('Ed25519 has batches');
  return value;
}

const secret = randomScalar(group.order, platform.random);
const key = group.powerOfGenerator(secret);
const keyText = group.write(key);
const context = unwrap(
  openElection(
    electionCodec.write({
      version: 1,
      description: 'Invented',
      name: 'Invented',
      group: group.name,
      publicKey: keyText,
      questions: [],
      uuid: 'TestBox1234567',
      administrator: null,
      credentialAuthority: null,
    }),
    { platform, groupOf: () => group },
  ),
);
const element = (): string => group.write(group.powerOfGenerator(randomScalar(group.order, platform.random)));
const ciphertexts = Array.from({ length: 5 }, () => ({ alpha: element(), beta: element() }));
const { decryption, second } = unwrap(decryptShares([ciphertexts], { owner: 1, secret }, context));
const run: DecryptionRun = {
  owner: 1,
  key,
  keyText,
  question: 0,
  first: 0,
  ciphertexts,
  factors: decryption.decryptionFactors[0] ?? [],
  proofs: decryption.decryptionProofs[0] ?? [],
  second: second[0] ?? [],
};

function hintsFor(one: DecryptionRun): Uint8Array {
  const maker = present(hintMaker(group));
  checkDecryption(one, context, maker);
  return maker.hints();
}

function holdsInBatch(one: DecryptionRun, hints: Uint8Array): boolean {
  const batching = present(group.batching);
  const workings = batchedWorkings(group, batching, batching.newBatch(platform.random));
  workings.begin(hints);
  return checkDecryption(one, context, workings).length === 0 && workings.usedUp() && workings.holds();
}

describe.each([
  ['with second proofs', run],
  ['without', { ...run, second: null }],
] as const)('%s', (_, right) => {
  test('right factors hold in a batch', () => {
    expect(holdsInBatch(right, hintsFor(right))).toBe(true);
  });

  test('a batch and single checks say the same of anything changed', () => {
    const hints = hintsFor(right);
    const changes: readonly Partial<DecryptionRun>[] = [
      { factors: right.factors.toReversed() },
      { factors: right.factors.with(2, element()) },
      { ciphertexts: ciphertexts.with(1, { alpha: element(), beta: element() }) },
      { proofs: right.proofs.toReversed() },
      { proofs: right.proofs.with(0, { challenge: 1n, response: 1n }) },
      { key: group.generator },
      ...(right.second === null ? [] : [{ second: right.second.toReversed() }, { owner: 2 }]),
    ];
    for (const change of changes) {
      const wrong = { ...right, ...change };
      expect(checkDecryption(wrong, context, singleWorkings(group))).not.toEqual([]);
      expect(holdsInBatch(wrong, hints)).toBe(false);
      expect(holdsInBatch(wrong, hintsFor(wrong))).toBe(false);
    }
  });

  test('wrong hints never make anything hold', () => {
    const hints = hintsFor(right);
    for (const place of [0, 40, 100, hints.length - 1]) {
      expect(holdsInBatch(right, hints.with(place, (hints[place] ?? 0) ^ 1))).toBe(false);
    }
    expect(holdsInBatch(right, hints.subarray(0, hints.length - 32))).toBe(false);
  });
});
