import { unwrap } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { readWith } from '../../packages/ballot/src/codec/codec.ts';
import { ciphertextRows } from '../../packages/ballot/src/objects/common.ts';
import {
  type PartialDecryption,
  partialDecryptionCodec,
  resultCodec,
} from '../../packages/ballot/src/objects/decryption.ts';
import { shuffleCodec } from '../../packages/ballot/src/objects/shuffle.ts';
import { singleWorkings } from '../../packages/ballot/src/proofs/single-workings.ts';
import { openTally } from '../../packages/ballot/src/tally/open-tally.ts';
import { decodeTally, resultOf } from '../../packages/ballot/src/tally/result.ts';
import { checkDecryption } from '../../packages/ballot/src/trustee/check-decryption.ts';
import { openingShares } from '../../packages/ballot/src/trustee/opening.ts';
import { rehearsedBench } from './bench.ts';
import { forgeFirst, forgeSecond } from './forge-decryption.ts';
import { archiveOfSteps, castIn, completeSteps, openBox, rank } from './play-election.ts';
import { verdictOn } from './verdict.ts';

// A trustee who knows their secret and lies about a ballot: the weakness of the protocol's version 1, and our second proof.

const played = rehearsedBench('forged-decryption/1');
const box = openBox({ group: 'Ed25519', questions: [rank(3)], weights: [1, 1], trustees: 2 }, played);
const { context } = box;
const { group } = context;
const steps = completeSteps(box, [
  castIn(box, 0, [{ kind: 'ranked', ranks: [1, 2, 3] }]),
  castIn(box, 1, [{ kind: 'ranked', ranks: [3, 2, 1] }]),
]);
const mixed = steps.findLast((step) => step.type === 'Shuffle');
const rows = mixed?.type === 'Shuffle' ? unwrap(readWith(shuffleCodec(group.order), mixed.shuffle)).ciphertexts : [];
const [victim] = rows[0] ?? [];
const liar = box.decrypters[0];
if (victim === undefined || liar === undefined) throw new Error('no ballot to lie about');
const forging = { context, secret: liar.secret, owner: 1, position: 0 };
const codec = partialDecryptionCodec(group.order);

const decryptionBy = (owner: number): PartialDecryption => {
  const step = steps.find((one) => one.type === 'PartialDecryption' && one.owner === owner);
  if (step?.type !== 'PartialDecryption') throw new Error(`no decryption by ${owner}`);
  return unwrap(readWith(codec, step.partialDecryption));
};

/** The archive with the first trustee's lie about the first ballot, and the result that comes of it. */
function lyingArchive(factor: string, proof: { readonly challenge: bigint; readonly response: bigint }): Uint8Array {
  const honest = decryptionBy(1);
  const lie: PartialDecryption = {
    decryptionFactors: [[factor, ...(honest.decryptionFactors[0] ?? []).slice(1)]],
    decryptionProofs: [[proof, ...(honest.decryptionProofs[0] ?? []).slice(1)]],
  };
  const decryptions = new Map([
    [1, lie],
    [2, decryptionBy(2)],
  ]);
  const shares = unwrap(openingShares(box.trustees, [1, 2], group.order));
  const opened = unwrap(openTally(rows, { shares, decryptions }, context));
  const result = resultOf(decodeTally(opened, context.election.questions, { totalWeight: 2, group })) ?? [];
  const told = steps.map((step) => {
    if (step.type === 'Result') return { ...step, result: resultCodec([true]).write(result) };
    return step.type === 'PartialDecryption' && step.owner === 1
      ? { ...step, partialDecryption: codec.write(lie) }
      : step;
  });
  return archiveOfSteps(told, played);
}

describe('A10 a trustee forges a proof of decryption', () => {
  const { factor, proof } = forgeFirst(victim, forging);
  const run = {
    owner: 1,
    key: group.powerOfGenerator(liar.secret),
    keyText: group.write(group.powerOfGenerator(liar.secret)),
    question: 0,
    first: 0,
    ciphertexts: [victim],
    factors: [factor],
    proofs: [proof],
  };
  const check = (second: typeof proof | null): readonly string[] =>
    checkDecryption({ ...run, second: second === null ? null : [second] }, context, singleWorkings(group)).map(
      ({ code }) => code,
    );

  test('version 1 believes it, one valid ballot becomes an invalid one, and the report says why it may', async () => {
    expect(check(null)).toEqual([]);
    const { codes, report } = await verdictOn(lyingArchive(factor, proof));
    expect(codes).toEqual([]);
    expect(report?.questions[0]?.invalid).toBe(1);
    expect(report?.notices).toContain('decryption-proof-weak');
  });

  test('our second proof does not: whatever is guessed, the challenge comes out another', () => {
    for (let tries = 0; tries < 25; tries++) {
      expect(check(forgeSecond(victim, factor, forging))).toEqual(['second-decryption-proof']);
    }
    // Nor does the forged first proof, or an honest second one for the true factor, serve as one.
    expect(check(proof)).toEqual(['second-decryption-proof']);
  });

  test('a factor off by a chosen vote is not to be had even from version 1', async () => {
    const chosen = group.write(group.multiply(unwrap(group.read(factor)), group.generator));
    const { codes } = await verdictOn(lyingArchive(chosen, proof));
    expect(codes).toEqual(['decryption-proof']);
  });

  test('rows that went in are the mixed ones', () => {
    expect(ciphertextRows.write(rows)).toContain(victim.alpha);
  });
});
