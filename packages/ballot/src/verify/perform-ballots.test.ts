import { createHash, randomBytes } from 'node:crypto';
import { concatBytes, unwrap } from '@selectorate/basics';
import { type Element, groupsByName, modulo, randomScalar } from '@selectorate/group';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Credential } from '../credential/derive-credential.ts';
import type { ElectionContext } from '../objects/context.ts';
import { electionCodec, type Question } from '../objects/election.ts';
import type { Ballot, UnsignedBallot } from '../objects/ballot.ts';
import { portableHashing } from '../platform.ts';
import { challengeOf, compactHash } from '../proofs/challenges.ts';
import { ballotTexts } from '../vote/ballot-texts.ts';
import { encryptChoice, type EncryptDesk, encryptRanked } from '../vote/encrypt-answer.ts';
import { castBallot } from '../vote/prepare-ballot.ts';
import { ballotStatement, rankedStatement, signatureStatement } from '../vote/statements.ts';
import { choose, makeCredential, makeElection, rank } from '../vote/testing/make-election.ts';
import type { Vote } from '../vote/vote.ts';
import { performTask } from './perform-task.ts';
import type { BallotJob, BallotsOutcome, Hints } from './task.ts';
import type { Bench } from './bench.ts';
import { credentialOf } from '../vote/credential-of.ts';

const bench: Bench = {
  platform: {
    ...portableHashing(),
    sha256: (data) => new Uint8Array(createHash('sha256').update(data).digest()),
    random: (n) => randomBytes(n),
  },
  groupOf: groupsByName(),
};
const group = bench.groupOf('Ed25519');
const { order } = group;

interface Poll {
  readonly context: ElectionContext;
  readonly text: string;
}

function poll(questions: readonly Question[]): Poll {
  const { context } = makeElection(questions, { group, platform: bench.platform });
  return { context, text: electionCodec.write(context.election) };
}

const check = ({ text }: Poll, ballots: readonly BallotJob[]): BallotsOutcome =>
  performTask({ kind: 'ballots', election: text, ballots }, bench);

const jobs = (texts: readonly string[], hints: readonly Hints[]): BallotJob[] =>
  texts.map((text, i) => ({ text, credential: credentialOf(text), hints: hints[i] ?? null, weight: 1 }));

const alone = (texts: readonly string[]): BallotJob[] => jobs(texts, []);
const hintsFor = (one: Poll, texts: readonly string[]): readonly (Uint8Array | null)[] =>
  check(
    one,
    texts.map((text) => ({ text, credential: credentialOf(text), hints: 'make', weight: 1 })),
  ).made;

/** What the verdict is about, whichever way it was come by. */
const verdictOf = ({ faults, tally }: BallotsOutcome): unknown => ({ faults, tally });

interface Signing {
  readonly context: ElectionContext;
  readonly nonce?: bigint;
}

/** A ballot with these answers, signed by its voter whatever they are. */
function signed(
  answers: UnsignedBallot['answers'],
  credential: Credential,
  { context, nonce = randomScalar(order, bench.platform.random) }: Signing,
): string {
  const unsigned: UnsignedBallot = {
    electionUuid: context.election.uuid,
    electionHash: context.fingerprint,
    credential: credential.publicKey,
    answers,
  };
  const hash = compactHash(ballotTexts(context).unsigned.write(unsigned), bench.platform);
  const commitment = group.write(group.powerOfGenerator(nonce));
  const challenge = challengeOf(signatureStatement(hash) + commitment, order, bench.platform);
  const proof = { challenge, response: modulo(nonce - credential.secret * challenge, order) };
  const ballot: Ballot = { ...unsigned, signature: { hash, proof } };
  return ballotTexts(context).ballot.write(ballot);
}

const deskOf = (context: ElectionContext, credential: Credential): EncryptDesk => ({
  context,
  draw: () => randomScalar(order, bench.platform.random),
  statement: ballotStatement(context.fingerprint, credential.publicKey),
});

const CHOICE = choose(2, 0, 1, true);
const choicePoll = poll([CHOICE]);
const rankedPoll = poll([rank(4)]);
const mixedPoll = poll([choose(2, 1, 1), rank(3)]);

const castIn = ({ context }: Poll, vote: Vote): string =>
  unwrap(castBallot(vote, makeCredential(context), context)).text;
const yes: Vote = [{ kind: 'choice', choices: [1, 0] }];

/** Another digit somewhere in the text: in a number, an element, a hash, a name. */
function damage(text: string, at: number): string {
  const digits = [...text.matchAll(/\d/g)];
  const { index = 0, 0: digit = '0' } = digits[at % digits.length] ?? {};
  return `${text.slice(0, index)}${(Number(digit) + 1) % 10}${text.slice(index + 1)}`;
}

describe('with hints and without them, ballots get the same verdict', () => {
  test.each([
    ['yes or no, with a blank', choicePoll, yes],
    ['ranked', rankedPoll, [{ kind: 'ranked', ranks: [1, 0, 2, 0] }] satisfies Vote],
    ['two questions', mixedPoll, [yes[0], { kind: 'ranked', ranks: [3, 2, 1] }] as Vote],
  ])('honest ones: %s', (_name, one, vote) => {
    const texts = Array.from({ length: 5 }, () => castIn(one, vote));
    const single = check(one, alone(texts));
    expect(single.faults).toEqual([]);
    const batched = check(one, jobs(texts, hintsFor(one, texts)));
    expect(verdictOf(batched)).toEqual(verdictOf(single));
    expect(batched.wrongHints).toEqual([]);
  });

  test('mixtures of good and damaged ballots, with good and damaged hints', () => {
    const texts = Array.from({ length: 6 }, () =>
      castIn(mixedPoll, [yes[0] as Vote[number], { kind: 'ranked', ranks: [1, 2, 3] }]),
    );
    const hints = hintsFor(mixedPoll, texts);
    const kind = fc.constantFrom(
      'good',
      'damaged ballot',
      'damaged hint',
      'other hint',
      'short hint',
      'long hint',
      'no hint',
    );
    fc.assert(
      fc.property(fc.array(fc.record({ kind, at: fc.nat(100_000) }), { minLength: 1, maxLength: 6 }), (plan) => {
        const made = plan.map(({ kind: what, at }, i): BallotJob => {
          const text = texts[i] ?? '';
          const right = hints[i] ?? new Uint8Array(0);
          const hint = damagedHint(what, right, { at, other: hints[(i + 1) % hints.length] ?? right });
          const cast = what === 'damaged ballot' ? damage(text, at) : text;
          return { text: cast, credential: credentialOf(cast), hints: hint, weight: 1 };
        });
        const single = check(mixedPoll, alone(made.map(({ text }) => text)));
        const batched = check(mixedPoll, made);
        expect(verdictOf(batched)).toEqual(verdictOf(single));
        const wrong = plan.flatMap(({ kind: what }, i) => (what.endsWith('hint') && what !== 'no hint' ? [i] : []));
        expect(batched.wrongHints).toEqual(wrong);
        expect(single.faults.map(({ index }) => index)).toEqual(
          plan.flatMap(({ kind: what }, i) => (what === 'damaged ballot' ? [i] : [])),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('any byte of any hint changed: told, and nothing else changes', () => {
    const texts = [castIn(rankedPoll, [{ kind: 'ranked', ranks: [4, 3, 2, 1] }])];
    const [right = null] = hintsFor(rankedPoll, texts);
    const single = verdictOf(check(rankedPoll, alone(texts)));
    for (let at = 0; at < (right?.length ?? 0); at++) {
      const hint = Uint8Array.from(right ?? []);
      hint[at] = (hint[at] ?? 0) ^ (1 << (at % 8));
      const batched = check(rankedPoll, jobs(texts, [hint]));
      expect({ at, ...batched }).toMatchObject({ at, wrongHints: [0], faults: [] });
      expect(verdictOf(batched)).toEqual(single);
    }
  });
});

interface Damage {
  readonly at: number;
  readonly other: Uint8Array;
}

function damagedHint(what: string, right: Uint8Array, { at, other }: Damage): Uint8Array | null {
  switch (what) {
    case 'damaged hint':
      return right.with(at % right.length, (right[at % right.length] ?? 0) ^ (1 << (at % 8)));
    case 'other hint':
      return other;
    case 'short hint':
      return right.slice(0, at % right.length);
    case 'long hint':
      return concatBytes(right, Uint8Array.of(at % 256));
    case 'no hint':
      return null;
    default:
      return right;
  }
}

describe('A10 a wrong statement is never proven, however the prover chooses', () => {
  const cheat = (one: Poll, question: typeof CHOICE, numbers: readonly number[]): string => {
    const credential = makeCredential(one.context);
    return signed([encryptChoice(deskOf(one.context, credential), numbers, question)], credential, one);
  };

  test('numbers that are no votes, or too many or too few, alone and among honest ballots', () => {
    const number = fc.integer({ min: -3, max: 4 });
    fc.assert(
      fc.property(fc.array(number, { minLength: 3, maxLength: 3 }), (numbers) => {
        const [blank = 0, ...rest] = numbers;
        const sum = rest.reduce((all, one) => all + one, 0);
        const isVote = numbers.every((one) => one === 0 || one === 1) && (blank === 1 ? sum === 0 : sum <= 1);
        const honest = castIn(choicePoll, yes);
        const texts = [honest, cheat(choicePoll, CHOICE, numbers)];
        const outcome = check(choicePoll, alone(texts));
        expect(outcome.faults.map(({ index }) => index)).toEqual(isVote ? [] : [1]);
        const hints = hintsFor(choicePoll, texts).map((made) => made ?? hintsFor(choicePoll, [honest])[0] ?? null);
        expect(verdictOf(check(choicePoll, jobs(texts, hints)))).toEqual(verdictOf(outcome));
      }),
      { numRuns: 12 },
    );
  });

  test('commitments chosen after the challenge: the whole statement is hashed', () => {
    const { context } = rankedPoll;
    const credential = makeCredential(context);
    // Any ciphertext, a proof that fits the equation for whatever challenge one likes: the hash says another.
    const [challenge, response] = [
      randomScalar(order, bench.platform.random),
      randomScalar(order, bench.platform.random),
    ];
    const choices = { alpha: group.write(group.powerOfGenerator(7n)), beta: group.write(group.powerOfGenerator(8n)) };
    const text = signed([{ kind: 'ranked', choices, proof: { challenge, response } }], credential, { context });
    expect(check(rankedPoll, alone([text])).faults).toEqual([{ index: 0, code: 'ranked-proof', question: 0 }]);
  });

  test('A09 a proof that names another credential or ciphertext proves nothing here', () => {
    const { context } = rankedPoll;
    const [mine, theirs] = [makeCredential(context), makeCredential(context)];
    const answer = encryptRanked(deskOf(context, theirs), group.powerOfGenerator(5n));
    const text = signed([answer], mine, { context });
    expect(check(rankedPoll, alone([text])).faults[0]?.code).toBe('ranked-proof');
    expect(check(rankedPoll, alone([signed([answer], theirs, { context })])).faults).toEqual([]);
  });
});

describe('points with torsion are refused even where every equation holds', () => {
  const P = 2n ** 255n - 19n;
  /** The same point with the point of order two added: (-x, -y). */
  const twisted = (text: string): string => {
    const number = BigInt(`0x${text}`);
    const [sign, y] = [number >> 255n, number % 2n ** 255n];
    return (P - y + ((1n - sign) << 255n)).toString(16).padStart(64, '0');
  };

  /** A ranked ballot with the hints that fit every equation; its alpha with torsion, and an even challenge, so that it falls out. */
  function hintedBallot(spell: (alpha: string) => string): { readonly text: string; readonly hints: Uint8Array } {
    const { context } = rankedPoll;
    const { platform, election } = context;
    const credential = makeCredential(context);
    const r = randomScalar(order, platform.random);
    const straight = group.powerOfGenerator(r);
    const beta = group.multiply(group.power(context.publicKey, r), group.powerOfGenerator(3n));
    const choices = { alpha: spell(group.write(straight)), beta: group.write(beta) };
    const statement = rankedStatement(
      ballotStatement(context.fingerprint, credential.publicKey),
      election.publicKey,
      choices,
    );
    for (let nonce = 1n; ; nonce++) {
      const commitment = group.powerOfGenerator(nonce);
      const challenge = challengeOf(statement + group.write(commitment), order, platform);
      if (challenge % 2n === 1n) continue;
      const proof = { challenge, response: modulo(nonce - r * challenge, order) };
      const signing = randomScalar(order, platform.random);
      const text = signed([{ kind: 'ranked', choices, proof }], credential, { context, nonce: signing });
      const elements = [
        group.powerOfGenerator(credential.secret),
        group.powerOfGenerator(signing),
        straight,
        beta,
        commitment,
      ];
      return { text, hints: hintsOf(elements, choices.alpha === group.write(straight)) };
    }
  }

  /** In the order of the check: the credential, the signature's commitment, alpha, beta, the proof's commitment. */
  function hintsOf([key, signature, alpha, beta, commitment]: readonly Element[], isStraight: boolean): Uint8Array {
    const { batching } = group;
    if (batching === null) throw new Error('the group has batches');
    const whole = (element: Element | undefined): Uint8Array => batching.pack(element === undefined ? [] : [element]);
    const x = (element: Element | undefined): Uint8Array => batching.hintOfPacked(whole(element));
    const alphaX = isStraight ? x(alpha) : negated(x(alpha));
    return concatBytes(x(key), whole(signature), alphaX, x(beta), whole(commitment));
  }

  const negated = (x: Uint8Array): Uint8Array =>
    Uint8Array.from(
      Buffer.from(
        (P - BigInt(`0x${Buffer.from(x.toReversed()).toString('hex')}`)).toString(16).padStart(64, '0'),
        'hex',
      ),
    ).toReversed();

  test('singly, and in a batch with hints that fit everything but the subgroup', () => {
    const honest = hintedBallot((alpha) => alpha);
    expect(hintsFor(rankedPoll, [honest.text])).toEqual([honest.hints]);
    expect(check(rankedPoll, jobs([honest.text], [honest.hints]))).toMatchObject({ faults: [], wrongHints: [] });
    for (let i = 0; i < 10; i++) {
      const { text, hints } = hintedBallot(twisted);
      const single = check(rankedPoll, alone([text]));
      expect(single.faults.map(({ code }) => code)).toEqual(['not-an-element']);
      const batched = check(rankedPoll, jobs([honest.text, text], [honest.hints, hints]));
      expect(batched.faults).toEqual(single.faults.map((fault) => ({ ...fault, index: 1 })));
      expect(batched.wrongHints).toEqual([]);
    }
  });

  test('in the part that no proof speaks of', () => {
    const { context } = rankedPoll;
    const credential = makeCredential(context);
    const answer = encryptRanked(deskOf(context, credential), group.powerOfGenerator(5n));
    const text = signed(
      [{ ...answer, choices: { ...answer.choices, beta: twisted(answer.choices.beta) } }],
      credential,
      { context },
    );
    expect(check(rankedPoll, alone([text])).faults[0]?.code).toBe('not-an-element');
  });
});
