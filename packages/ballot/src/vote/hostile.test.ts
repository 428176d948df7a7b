import { randomFillSync } from 'node:crypto';
import { ed25519 as curve } from '@noble/curves/ed25519.js';
import { fromHex, toHex, unwrap } from '@selectorate/basics';
import { invert, kernelEd25519, modulo, randomScalar, startKernel } from '@selectorate/group';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Credential } from '../credential/derive-credential.ts';
import type { Answer, Ballot, ChoiceAnswer, UnsignedBallot } from '../objects/ballot.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { ChoiceQuestion, Question } from '../objects/election.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { challengeOf, compactHash } from '../proofs/challenges.ts';
import { singleWorkings } from '../proofs/single-workings.ts';
import { newAuditedHashes } from './audited-hashes.ts';
import { ballotTexts } from './ballot-texts.ts';
import { checkBallotText, findBallotFault } from './check-ballot.ts';
import { checkOneOf } from './check-one-of.ts';
import { type EncryptDesk, encryptChoice, encryptRanked } from './encrypt-answer.ts';
import { castBallot, prepareBallot, signBallot } from './prepare-ballot.ts';
import { proveOneOf } from './prove-one-of.ts';
import { answerStatement, ballotStatement, rangeStatement } from './statements.ts';
import { choose, makeCredential, makeElection, rank } from './testing/make-election.ts';
import type { Vote } from './vote.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const group = kernelEd25519(startKernel());
const workings = singleWorkings(group);
const draw = (): bigint => randomScalar(group.order, platform.random);

const election = (...questions: Question[]): ElectionContext => makeElection(questions, { group, platform }).context;

const faultIn = (ballot: Ballot, context: ElectionContext): string | null =>
  findBallotFault(ballot, context, workings)?.code ?? null;

/** A voter's own device signs whatever its owner makes it sign. */
function signAnything(unsigned: UnsignedBallot, credential: Credential, context: ElectionContext): Ballot {
  const hash = compactHash(ballotTexts(context).unsigned.write(unsigned), platform);
  const opening = { electionHash: '', credential: '', seed: new Uint8Array(32), vote: [] };
  return unwrap(signBallot({ unsigned, hash, opening }, credential, { context, audited: newAuditedHashes() })).ballot;
}

const withAnswers = (answers: readonly Answer[], credential: Credential, context: ElectionContext): Ballot =>
  signAnything(
    {
      electionUuid: context.election.uuid,
      electionHash: context.fingerprint,
      credential: credential.publicKey,
      answers,
    },
    credential,
    context,
  );

const deskFor = (credential: Credential, context: ElectionContext): EncryptDesk => ({
  context,
  draw,
  statement: ballotStatement(context.fingerprint, credential.publicKey),
});

const EVERY_KIND = election(choose(2, 0, 1), choose(1, 1, 1, true), rank(3));
const EVERY_VOTE: Vote = [
  { kind: 'choice', choices: [1, 0] },
  { kind: 'choice', choices: [1] },
  { kind: 'ranked', ranks: [2, 0, 1] },
];

test('A09 a ballot copied under another credential is refused, signed again or not', () => {
  const victim = unwrap(castBallot(EVERY_VOTE, makeCredential(EVERY_KIND), EVERY_KIND)).ballot;
  const copier = makeCredential(EVERY_KIND);
  expect(faultIn({ ...victim, credential: copier.publicKey }, EVERY_KIND)).toBe('ballot-hash');
  const hash = compactHash(
    ballotTexts(EVERY_KIND).unsigned.write({ ...victim, credential: copier.publicKey }),
    platform,
  );
  const relabelled = { ...victim, credential: copier.publicKey, signature: { ...victim.signature, hash } };
  expect(faultIn(relabelled, EVERY_KIND)).toBe('ballot-signature');
  expect(faultIn(withAnswers(victim.answers, copier, EVERY_KIND), EVERY_KIND)).toBe('individual-proof');
  const ranked = election(rank(3));
  const [answer] = unwrap(castBallot([EVERY_VOTE[2] ?? { kind: 'blank' }], makeCredential(ranked), ranked)).ballot
    .answers;
  expect(faultIn(withAnswers(answer ? [answer] : [], copier, ranked), ranked)).toBe('ranked-proof');
});

test('A09 a ballot copied into another election of the same trustees is refused', () => {
  const second: ElectionContext = { ...EVERY_KIND, fingerprint: compactHash('another election', platform) };
  const credential = makeCredential(EVERY_KIND);
  const ballot = unwrap(castBallot(EVERY_VOTE, credential, EVERY_KIND)).ballot;
  expect(faultIn(ballot, second)).toBe('ballot-of-another-election');
  expect(faultIn(withAnswers(ballot.answers, credential, second), second)).toBe('individual-proof');
});

test('A09 answers of two ballots under one credential cannot be recombined within a question', () => {
  const context = election(choose(3, 0, 2));
  const credential = makeCredential(context);
  const answers = [
    [1, 0, 0],
    [0, 1, 1],
  ].map((choices) => unwrap(castBallot([{ kind: 'choice', choices }], credential, context)).ballot.answers[0]);
  const [first, second] = answers as [ChoiceAnswer, ChoiceAnswer];
  const mixed: ChoiceAnswer = {
    ...first,
    choices: [...first.choices.slice(0, 2), ...second.choices.slice(2)],
    individualProofs: [...first.individualProofs.slice(0, 2), ...second.individualProofs.slice(2)],
  };
  expect(faultIn(withAnswers([mixed], credential, context), context)).toBe('overall-proof');
});

test('A10 a proof whose commitments were made before its ciphertext passes a challenge that leaves the ciphertext out, not ours', () => {
  // The published attack on weak Fiat-Shamir: B = y^e g^k first, then the challenge c, then the number encrypted is 1 + k/c.
  const randomness = draw();
  const [exponent, surplus] = [draw(), draw()];
  const { publicKey } = EVERY_KIND;
  const commitments = group.writeAll([
    group.powerOfGenerator(exponent),
    group.product([
      [publicKey, exponent],
      [group.generator, surplus],
    ]),
  ]);
  const weak = 'prove|a statement without the ciphertext|';
  const challenge = challengeOf(weak + commitments.join(','), group.order, platform);
  const number = 1n + surplus * invert(challenge, group.order);
  const [alpha = '', beta = ''] = group.writeAll([
    group.powerOfGenerator(randomness),
    group.product([
      [publicKey, randomness],
      [group.generator, number],
    ]),
  ]);
  const proof = { challenge, response: modulo(exponent - randomness * challenge, group.order) };
  const encrypted = { alphas: [unwrap(workings.element(alpha))], betas: [unwrap(workings.element(beta))] };
  const desk = { context: EVERY_KIND, workings, identity: group.write(group.identity) };
  const claims = [{ encrypted, value: 1 }];
  expect(checkOneOf(desk, claims, [proof], { statement: weak, wrong: 'overall-proof' })).toBeNull();
  const ours = rangeStatement(ballotStatement(EVERY_KIND.fingerprint, 'credential'), { alpha, beta });
  expect(checkOneOf(desk, claims, [proof], { statement: ours, wrong: 'overall-proof' })).toBe('overall-proof');
});

test('A10 every part of a statement changes its challenge', () => {
  const ciphertext = { alpha: 'a', beta: 'b' };
  const statement = ballotStatement('phi', 'credential');
  const texts = [
    rangeStatement(statement, ciphertext),
    rangeStatement(ballotStatement('other', 'credential'), ciphertext),
    rangeStatement(ballotStatement('phi', 'other'), ciphertext),
    rangeStatement(statement, { ...ciphertext, alpha: 'x' }),
    rangeStatement(statement, { ...ciphertext, beta: 'x' }),
    rangeStatement(answerStatement(statement, [ciphertext]), ciphertext),
    rangeStatement(answerStatement(statement, [ciphertext, ciphertext]), ciphertext),
  ];
  expect(new Set(texts).size).toBe(texts.length);
});

/** Numbers that a question does not allow, encrypted and proven as well as a cheat can. */
const CHEATS: readonly { name: string; question: ChoiceQuestion; numbers: readonly number[]; fault: string }[] = [
  { name: 'a vote of 2', question: choose(2, 0, 2), numbers: [2, 0], fault: 'individual-proof' },
  { name: 'a vote of -1', question: choose(2, 0, 1), numbers: [-1, 1], fault: 'individual-proof' },
  { name: 'too many', question: choose(3, 0, 2), numbers: [1, 1, 1], fault: 'overall-proof' },
  { name: 'too few', question: choose(3, 2, 3), numbers: [0, 1, 0], fault: 'overall-proof' },
  { name: 'blank and a choice', question: choose(2, 0, 1, true), numbers: [1, 1, 0], fault: 'blank-proof' },
  { name: 'neither blank nor enough', question: choose(2, 1, 1, true), numbers: [0, 0, 0], fault: 'overall-proof' },
  { name: 'a blank of 2', question: choose(2, 0, 1, true), numbers: [2, 0, 0], fault: 'individual-proof' },
];

test.for(CHEATS)('a false statement does not check: $name', ({ question, numbers, fault }) => {
  const context = election(question);
  const credential = makeCredential(context);
  const answer = encryptChoice(deskFor(credential, context), numbers, question);
  expect(faultIn(withAnswers([answer], credential, context), context)).toBe(fault);
});

test('no choice of lies makes a disjunction without a true claim check', () => {
  const claims = fc.array(
    fc.integer({ min: -3, max: 3 }).filter((offset) => offset !== 0),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  fc.assert(
    fc.property(claims, fc.nat({ max: 3 }), (offsets, told) => {
      const randomness = draw();
      const number = 5n;
      const elements = [
        group.powerOfGenerator(randomness),
        group.product([
          [EVERY_KIND.publicKey, randomness],
          [group.generator, number],
        ]),
      ];
      const [alpha = '', beta = ''] = group.writeAll(elements);
      // The prover tells itself that one of its claims is true.
      const lies = offsets.map((offset, i) => ({ randomness, offset: i === told % offsets.length ? 0 : offset }));
      const statement = rangeStatement('S', { alpha, beta });
      const proofs = proveOneOf({ context: EVERY_KIND, draw }, lies, statement);
      const encrypted = { alphas: [unwrap(workings.element(alpha))], betas: [unwrap(workings.element(beta))] };
      const checked = offsets.map((offset) => ({ encrypted, value: 5 - offset }));
      const desk = { context: EVERY_KIND, workings, identity: group.write(group.identity) };
      expect(checkOneOf(desk, checked, proofs, { statement, wrong: 'overall-proof' })).toBe('overall-proof');
    }),
    { numRuns: 25 },
  );
});

test('a ranked answer whose maker does not know its randomness does not check', () => {
  const context = election(rank(3));
  const credential = makeCredential(context);
  const made = encryptRanked(deskFor(credential, context), unwrap(group.read(makeCredential(context).publicKey)));
  const randomised = multiplied(made.choices.alpha);
  const stolen: Answer = { ...made, choices: { ...made.choices, alpha: randomised } };
  expect(faultIn(withAnswers([stolen], credential, context), context)).toBe('ranked-proof');
});

test('one change anywhere in the text of a ballot is found', () => {
  const { text } = unwrap(castBallot(EVERY_VOTE, makeCredential(EVERY_KIND), EVERY_KIND));
  const changed = [...changesOf(text), ...misspelt(text)];
  expect(changed.length).toBeGreaterThan(100);
  for (const { what, to } of changed) {
    expect(checkBallotText(to, EVERY_KIND, workings).ok, what).toBe(false);
  }
});

test('one change anywhere in the answers is found though the voter signs it', () => {
  const credential = makeCredential(EVERY_KIND);
  const { text } = unwrap(castBallot(EVERY_VOTE, credential, EVERY_KIND));
  const codecs = ballotTexts(EVERY_KIND);
  let tried = 0;
  for (const { what, to } of changesOf(text)) {
    const unsigned = to.replace(/,"signature":.*$/s, '}');
    if (unsigned === text.replace(/,"signature":.*$/s, '}') || !to.includes(credential.publicKey)) continue;
    const ballot = signAnything(JSON.parse(unsigned, reviveBallot) as UnsignedBallot, credential, EVERY_KIND);
    expect(checkBallotText(codecs.ballot.write(ballot), EVERY_KIND, workings).ok, what).toBe(false);
    tried += 1;
  }
  expect(tried).toBeGreaterThan(40);
});

test('the identity, points with torsion and other spellings are refused in every place of an element', () => {
  const credential = makeCredential(EVERY_KIND);
  const { text } = unwrap(castBallot(EVERY_VOTE, credential, EVERY_KIND));
  const elements = [...new Set(text.match(/(?<=")[0-9a-f]{64}(?=")/g))];
  expect(elements).toHaveLength(11);
  for (const element of elements) {
    for (const [hostile, fault] of hostileTexts(element)) {
      const unsigned = text.replaceAll(element, hostile).replace(/,"signature":.*$/s, '}');
      const parsed = JSON.parse(unsigned, reviveBallot) as UnsignedBallot;
      // Nobody can sign with a hostile credential; its fault comes before the signature's.
      const { signature } = signAnything({ ...parsed, credential: credential.publicKey }, credential, EVERY_KIND);
      const hash = compactHash(ballotTexts(EVERY_KIND).unsigned.write(parsed), platform);
      const ballot: Ballot = { ...parsed, signature: { ...signature, hash } };
      expect(faultIn(ballot, EVERY_KIND), `${hostile} for ${element}`).toBe(fault);
    }
  }
});

test('a proof that commits to the identity is refused', () => {
  const context = election(rank(3));
  const credential = makeCredential(context);
  const prepared = unwrap(prepareBallot([{ kind: 'ranked', ranks: [1, 2, 3] }], credential, context));
  const identity = group.write(group.identity);
  const challenge = challengeOf(`sig|${prepared.hash}|${identity}`, group.order, platform);
  const response = modulo(-credential.secret * challenge, group.order);
  const ballot: Ballot = { ...prepared.unsigned, signature: { hash: prepared.hash, proof: { challenge, response } } };
  expect(faultIn(ballot, context)).toBe('identity-commitment');
});

test('a ballot says in which question and choice its fault is', () => {
  const context = election(choose(2, 0, 1), choose(3, 0, 3));
  const credential = makeCredential(context);
  const desk = deskFor(credential, context);
  const answers = [encryptChoice(desk, [0, 1], choose(2, 0, 1)), encryptChoice(desk, [0, 0, 2], choose(3, 0, 3))];
  expect(findBallotFault(withAnswers(answers, credential, context), context, workings)).toEqual({
    code: 'individual-proof',
    question: 1,
    choice: 2,
  });
  const short = withAnswers(answers.slice(0, 1), credential, context);
  expect(findBallotFault(short, context, workings)).toEqual({ code: 'answer-shape', question: 1, choice: null });
});

interface Change {
  readonly what: string;
  readonly to: string;
}

/** Each value of a ballot's text changed into another that is spelt rightly, and each list made shorter, longer and reordered. */
function changesOf(text: string): Change[] {
  const changes: Change[] = [];
  const replace = (match: RegExpMatchArray, by: string): void => {
    const at = match.index ?? 0;
    const to = text.slice(0, at) + by + text.slice(at + match[0].length);
    if (to !== text) changes.push({ what: `${match[0]} at ${at} to ${by}`, to });
  };
  for (const match of text.matchAll(/(?<=")[0-9]+(?=")/g)) {
    replace(match, String(modulo(BigInt(match[0]) + 1n, group.order)));
    replace(match, '0');
  }
  for (const match of text.matchAll(/(?<=")[0-9a-f]{64}(?=")/g)) replace(match, multiplied(match[0]));
  for (const match of text.matchAll(/(?<="(?:election_uuid|election_hash|hash)":")[^"]+/g)) {
    replace(match, match[0].startsWith('A') ? `B${match[0].slice(1)}` : `A${match[0].slice(1)}`);
  }
  for (const match of text.matchAll(/\[(\{[^{}]*\})((?:,\{[^{}]*\})*)\]/g)) {
    const [, first = '', rest = ''] = match;
    replace(match, `[${[rest.slice(1), first].filter((part) => part !== '').join(',')}]`);
    replace(match, `[${rest.slice(1)}]`);
    replace(match, `[${first},${first}${rest}]`);
  }
  for (const match of text.matchAll(/,"blank_proof":\[[^\]]*\]/g)) replace(match, '');
  return changes;
}

/** Other spellings of the same values: JSON would read them alike. */
function misspelt(text: string): Change[] {
  const spellings: [string, string][] = [
    ['white space', text.replace(',', ', ')],
    ['a final newline', `${text}\n`],
    ['a leading zero', text.replace(/"challenge":"/, '"challenge":"0')],
    [
      'a scalar of the order more',
      text.replace(/(?<="response":")\d+/, (digits) => String(BigInt(digits) + group.order)),
    ],
    ['capital letters', text.replace(/(?<="alpha":")[0-9a-f]{64}/, (digits) => digits.toUpperCase())],
    ['an escape', text.replace('"credential":"', '"credential":"\\u0030')],
    ['fields in another order', text.replace(/("challenge":"\d+"),("response":"\d+")/, '$2,$1')],
    ['a field twice', text.replace(/("challenge":"\d+"),/, '$1,$1,')],
    ['a number for a text', text.replace(/"challenge":"(\d+)"/, '"challenge":$1')],
    ['a field more', text.replace(/\}$/, ',"extra":1}')],
    ['no signature', text.replace(/,"signature":.*$/s, '}')],
    ['nothing', ''],
  ];
  return spellings.map(([what, to]) => {
    expect(to, what).not.toBe(text);
    return { what, to };
  });
}

const multiplied = (text: string): string => group.write(group.multiply(unwrap(group.read(text)), group.generator));

/** The wire's names and numbers as this package has them. */
function reviveBallot(key: string, value: unknown): unknown {
  if (key === 'challenge' || key === 'response') return BigInt(String(value));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const wire = value as Readonly<Record<string, unknown>>;
  if ('answers' in wire) {
    const { election_uuid: electionUuid, election_hash: electionHash, credential, answers } = wire;
    return { electionUuid, electionHash, credential, answers };
  }
  if ('individual_proofs' in wire) {
    const { choices, individual_proofs: individualProofs, overall_proof: overallProof, blank_proof: blankProof } = wire;
    return { kind: 'choice', choices, individualProofs, overallProof, blankProof: blankProof ?? null };
  }
  return 'choices' in wire ? { kind: 'ranked', ...wire } : wire;
}

const EIGHTH = 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a';

/** Spellings that are no elements of the group or must not be used, each with its fault. */
function hostileTexts(element: string): readonly [string, string][] {
  const { Point } = curve;
  const point = Point.fromBytes((fromHex(element) ?? new Uint8Array(32)).toReversed());
  const torsion = Point.fromHex(EIGHTH);
  const spelt = (twisted: typeof point): string => toHex(twisted.toBytes().toReversed());
  const multiples = [1n, 2n, 4n].map((times) => torsion.multiplyUnsafe(times));
  return [
    [group.write(group.identity), 'identity-element'],
    ...multiples.map((small): [string, string] => [spelt(small), 'not-an-element']),
    ...multiples.map((small): [string, string] => [spelt(point.add(small)), 'not-an-element']),
    [element.toUpperCase(), 'not-an-element'],
    [`0${element}`, 'not-an-element'],
    ['f'.repeat(64), 'not-an-element'],
    [`7${'f'.repeat(61)}ee`, 'not-an-element'],
    ['', 'not-an-element'],
  ];
}
