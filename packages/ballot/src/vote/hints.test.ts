import { randomFillSync } from 'node:crypto';
import { unwrap } from '@selectorate/basics';
import { type Group, kernelEd25519, nobleEd25519, startKernel } from '@selectorate/group';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWith } from '../codec/codec.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { ChoiceQuestion } from '../objects/election.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { type BatchedWorkings, batchedWorkings } from '../proofs/batched-workings.ts';
import { singleWorkings } from '../proofs/single-workings.ts';
import type { Workings } from '../proofs/workings.ts';
import { ballotTexts } from './ballot-texts.ts';
import { checkBallotText, makeHints } from './check-ballot.ts';
import { castBallot } from './prepare-ballot.ts';
import { choose, makeCredential, makeElection, rank } from './testing/make-election.ts';
import type { Vote } from './vote.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const group = kernelEd25519(startKernel());
const { context } = makeElection([choose(2, 0, 1), choose(2, 1, 1, true), rank(3)], { group, platform });

const VOTES: readonly Vote[] = [
  [{ kind: 'choice', choices: [1, 0] }, { kind: 'blank' }, { kind: 'ranked', ranks: [1, 2, 3] }],
  [
    { kind: 'choice', choices: [0, 0] },
    { kind: 'choice', choices: [0, 1] },
    { kind: 'ranked', ranks: [0, 0, 1] },
  ],
];

const GOOD = VOTES.map((vote) => {
  const { ballot, text } = unwrap(castBallot(vote, makeCredential(context), context));
  return { text, hints: unwrap(makeHints(ballot, context)) ?? new Uint8Array(0) };
});

function newBatch(): BatchedWorkings {
  const { batching } = group;
  if (batching === null) throw new Error('the kernel has batches');
  return batchedWorkings(group, batching, batching.newBatch(platform.random));
}

/** Whether all of them check together. */
function holdTogether(ballots: readonly { readonly text: string; readonly hints: Uint8Array }[]): boolean {
  const workings = newBatch();
  const clean = ballots.every(({ text, hints }) => {
    workings.begin(hints);
    return checkBallotText(text, context, workings).ok && workings.usedUp();
  });
  return workings.holds() && clean;
}

test('ballots check in a batch with the hints made for them', () => {
  expect(holdTogether([])).toBe(true);
  expect(holdTogether(GOOD)).toBe(true);
  expect(holdTogether([...GOOD, ...GOOD])).toBe(true);
});

test('a ballot with a fault in it never checks in a batch, whatever its hints', () => {
  const scalars = /(?<=")[0-9]{20,}(?=")/g;
  const count = GOOD[0]?.text.match(scalars)?.length ?? 0;
  fc.assert(
    fc.property(fc.nat({ max: count - 1 }), fc.integer({ min: 1, max: 5 }), fc.boolean(), (place, by, first) => {
      let seen = -1;
      const spoilt = GOOD.map(({ text, hints }) => ({
        hints,
        text: text.replaceAll(scalars, (digits) => {
          seen += 1;
          return seen === place ? String((BigInt(digits) + BigInt(by)) % group.order) : digits;
        }),
      }));
      expect(spoilt).not.toEqual(GOOD);
      expect(checkBallotText(spoilt[0]?.text ?? '', context, singleWorkings(group)).ok).toBe(false);
      expect(holdTogether(first ? spoilt : spoilt.toReversed())).toBe(false);
    }),
    { numRuns: 40 },
  );
});

test('hints with one bit changed, cut short, too long or of another ballot do not pass', () => {
  const [one, two] = GOOD;
  if (one === undefined || two === undefined) throw new Error('two ballots were made');
  const wrong = [one.hints.subarray(1), one.hints.subarray(0, -32), new Uint8Array([...one.hints, 0]), two.hints];
  for (const hints of wrong) expect(holdTogether([{ ...one, hints }, two])).toBe(false);
  fc.assert(
    fc.property(fc.nat({ max: one.hints.length * 8 - 1 }), (bit) => {
      const hints = one.hints.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(holdTogether([{ ...one, hints }, two])).toBe(false);
    }),
    { numRuns: 60 },
  );
  expect(holdTogether(GOOD)).toBe(true);
});

/** Enough answers that their sum is multiplied before it is raised. */
const MANY = 24;

function castMany(question: ChoiceQuestion, used: Group = group): { context: ElectionContext; text: string } {
  const wide = makeElection([question], { group: used, platform }).context;
  const vote: Vote = [{ kind: 'choice', choices: question.answers.map((_, i) => i % 2) }];
  return { context: wide, text: unwrap(castBallot(vote, makeCredential(wide), wide)).text };
}

test.for([
  ['many answers', choose(MANY, 0, MANY), group],
  ['many answers or blank', choose(MANY, 0, MANY, true), group],
  ['some answers in a group without batches', choose(10, 0, 10), nobleEd25519()],
] as const)('the work of a check grows with the answers, not with their square: %s', ([, question, used]) => {
  const { context: wide, text } = castMany(question, used);
  const workings = singleWorkings(used);
  let raised = 0;
  const counting: Workings = {
    ...workings,
    commitment: (factors) => {
      raised += factors.length;
      return workings.commitment(factors);
    },
  };
  expect(checkBallotText(text, wide, counting).ok).toBe(true);
  expect(raised).toBeLessThan(20 * question.answers.length);
});

test.for([false, true])(
  'a ballot of many answers checks in a batch with its hints and no others, blank: %s',
  (blank) => {
    const { context: wide, text } = castMany(choose(MANY, 0, MANY, blank));
    const { ballot } = ballotTexts(wide);
    const hints = unwrap(makeHints(unwrap(readWith(ballot, text)), wide)) ?? new Uint8Array(0);
    const holdsWith = (given: Uint8Array, said = text): boolean => {
      const workings = newBatch();
      workings.begin(given);
      const clean = checkBallotText(said, wide, workings).ok && workings.usedUp();
      return workings.holds() && clean;
    };
    expect(holdsWith(hints)).toBe(true);
    expect(holdsWith(hints.subarray(0, -64))).toBe(false);
    fc.assert(
      fc.property(fc.nat({ max: hints.length * 8 - 1 }), (bit) => {
        expect(holdsWith(hints.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)))).toBe(false);
      }),
      { numRuns: 20 },
    );
    const response = /(?<="overall_proof":.*"response":")[0-9]+/;
    const spoilt = text.replace(response, (digits) => String((BigInt(digits) + 1n) % group.order));
    expect(spoilt).not.toBe(text);
    expect(holdsWith(hints, spoilt)).toBe(false);
  },
);

test('no hints are made of a ballot that has a fault', () => {
  const { ballot } = unwrap(castBallot(VOTES[0] ?? [], makeCredential(context), context));
  const { signature } = ballot;
  const spoilt = { ...ballot, signature: { ...signature, proof: { ...signature.proof, response: 1n } } };
  expect(makeHints(spoilt, context)).toEqual({
    ok: false,
    error: { code: 'ballot-signature', question: null, choice: null },
  });
});

test('a group without batches makes no hints', () => {
  const plain = makeElection([choose(1, 0, 1)], { group: nobleEd25519(), platform }).context;
  const vote: Vote = [{ kind: 'choice', choices: [1] }];
  const { ballot } = unwrap(castBallot(vote, makeCredential(plain), plain));
  expect(makeHints(ballot, plain)).toEqual({ ok: true, value: null });
});
