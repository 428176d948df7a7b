import { randomFillSync } from 'node:crypto';
import { err, unwrap } from '@selectorate/basics';
import { groupsByName } from '@selectorate/group';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ballot } from '../objects/ballot.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { castBallot } from '../vote/prepare-ballot.ts';
import { choose, makeCredential, makeElection, rank } from '../vote/testing/make-election.ts';
import { encryptTally, lastBallots, pieceOf } from './encrypt-tally.ts';
import { emptyPiece, mergePieces, tallyRows } from './tally-piece.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const group = groupsByName()('Ed25519');
const questions = [choose(2, 0, 1), rank(3)];
const { context } = makeElection(questions, { group, platform });

const voters = Array.from({ length: 4 }, () => makeCredential(context));
const cast = (voter: number, choices: readonly number[]): Ballot => {
  const credential = voters[voter] ?? makeCredential(context);
  const vote = [
    { kind: 'choice', choices },
    { kind: 'ranked', ranks: [1, 2, 3] },
  ] as const;
  return unwrap(castBallot(vote, credential, context)).ballot;
};
const ballots = [cast(0, [1, 0]), cast(1, [0, 1]), cast(2, [0, 0]), cast(3, [1, 0])];
const one = (): number => 1;

test('the last ballot of each credential counts', () => {
  expect(lastBallots(['a', 'b', 'a', 'c', 'b', 'a'])).toEqual([3, 4, 5]);
  expect(lastBallots([])).toEqual([]);
});

test('each credential counts once, with its last ballot, whatever came before', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd')), (credentials) => {
      const last = lastBallots(credentials);
      expect(last.map((at) => credentials[at]).toSorted()).toEqual([...new Set(credentials)].toSorted());
      for (const at of last) expect(credentials.slice(at + 1)).not.toContain(credentials[at]);
    }),
  );
});

test('a re-vote replaces the ballot before it', () => {
  const again = cast(0, [0, 1]);
  const tally = unwrap(encryptTally([...ballots, again], one, context));
  expect(tally).toEqual(unwrap(encryptTally([...ballots.slice(1), again], one, context)));
  expect(tally).toMatchObject({ numTallied: 4, totalWeight: 4 });
});

describe('the tally is the same', () => {
  const whole = unwrap(encryptTally(ballots, one, context));

  test('in whatever order the voters came', () => {
    expect(unwrap(encryptTally(ballots.toReversed(), one, context))).toEqual(whole);
  });

  test('in whatever pieces it was worked out', () => {
    const pieces = ballots.map((ballot) => unwrap(pieceOf(ballot, 1, context)));
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 3 }), (cuts) => {
        const ends = [0, ...cuts.toSorted((a, b) => a - b), pieces.length];
        const merged = ends.slice(1).map((end, i) => mergePieces(pieces.slice(ends[i], end), questions, group));
        expect(tallyRows(mergePieces(merged, questions, group), group)).toEqual(whole.rows);
      }),
    );
  });
});

test('a ballot of weight three adds what three such ballots would', () => {
  const [ballot] = ballots.map(({ answers, ...rest }) => ({ ...rest, answers: answers.slice(0, 1) }));
  if (ballot === undefined) throw new Error('no ballot');
  const single = unwrap(pieceOf(ballot, 1, context));
  const [sums] = mergePieces([single, single, single], questions, group);
  expect(unwrap(pieceOf(ballot, 3, context))).toEqual([sums]);
});

describe('is refused', () => {
  test('a weight other than one in a ranked question', () => {
    expect(encryptTally(ballots, () => 2, context)).toEqual(err({ ballot: 0, why: 'weighted-ranking' }));
  });

  test('a ballot whose credential is not on the list', () => {
    const listed = new Set(voters.slice(0, 3).map(({ publicKey }) => publicKey));
    const weightOf = (credential: string): number | undefined => (listed.has(credential) ? 1 : undefined);
    expect(encryptTally(ballots, weightOf, context)).toEqual(err({ ballot: 3, why: 'no-weight' }));
  });

  test('a choice that is no element', () => {
    const [first] = ballots;
    const answers = first?.answers.map((answer) =>
      answer.kind === 'choice'
        ? { ...answer, choices: answer.choices.map(({ alpha }) => ({ alpha, beta: 'x' })) }
        : answer,
    );
    const broken = { ...cast(1, [0, 0]), answers: answers ?? [] };
    expect(encryptTally([broken], one, context)).toEqual(err({ ballot: 0, why: 'no-element' }));
  });
});

test('no ballots add nothing', () => {
  expect(tallyRows(mergePieces([], questions, group), group)).toEqual(tallyRows(emptyPiece(questions, group), group));
});
