import type { FaultCode, FaultPlace } from '@selectorate/ballot';
import { type Element, randomScalar } from '@selectorate/group';
import type { Step } from '../../packages/ballot/src/archive/step.ts';
import { openElection } from '../../packages/ballot/src/objects/context.ts';
import { shuffleCodec } from '../../packages/ballot/src/objects/shuffle.ts';
import { makeShuffle } from '../../packages/ballot/src/mix/make-shuffle.ts';
import { encryptRanked, encryptChoice, type EncryptDesk } from '../../packages/ballot/src/vote/encrypt-answer.ts';
import { ballotStatement } from '../../packages/ballot/src/vote/statements.ts';
import { unwrap } from '@selectorate/basics';
import { rehearsedBench } from './bench.ts';
import { SMALL_ORDER, spellPoint, withTorsion } from './edwards.ts';
import { editJson } from './json-text.ts';
import { archiveOfSteps, castIn, choose, type Closing, completeSteps, type OpenBox, openBox, rank, tallyOf } from './play-election.ts';
import { hashAnew, signAnew } from './sign-ballot.ts';

type StepText = Step<string>;
type StepType = StepText['type'];

/** A row of the table: an archive that somebody hostile made, and the fault it must give. */
export interface HostileVector {
  /** The phrase of the protocol note it belongs to. */
  readonly phrase: string;
  readonly what: string;
  readonly code: FaultCode;
  readonly place: Partial<FaultPlace>;
  readonly bytes: () => Uint8Array;
}

const bench = rehearsedBench('hostile-vectors/1');
const archive = (steps: readonly StepText[]): Uint8Array => archiveOfSteps(steps, bench);

/** Yes or no, with a weight and a re-vote: voter 0 casts ballots 1 and 3. */
export const YES_NO: OpenBox = openBox(
  { group: 'Ed25519', questions: [choose(2, 0, 1, true)], weights: [1, 2, 1, 1], trustees: 2 },
  bench,
);
const yes = [{ kind: 'choice', choices: [1, 0] }] as const;
const no = [{ kind: 'choice', choices: [0, 1] }] as const;
const YES_NO_BALLOTS = [castIn(YES_NO, 0, yes), castIn(YES_NO, 1, no), castIn(YES_NO, 0, no), castIn(YES_NO, 2, [{ kind: 'blank' }])];
const YES_NO_STEPS = completeSteps(YES_NO, YES_NO_BALLOTS);

/** Three candidates, two of three trustees, two mixes. */
export const RANKED: OpenBox = openBox(
  { group: 'Ed25519', questions: [rank(3)], weights: [1, 1, 1, 1], trustees: { threshold: 2, size: 3 } },
  bench,
);
const ranked = (ranks: readonly number[]): readonly [{ readonly kind: 'ranked'; readonly ranks: readonly number[] }] => [
  { kind: 'ranked', ranks },
];
const RANKED_BALLOTS = [castIn(RANKED, 0, ranked([1, 2, 3])), castIn(RANKED, 1, ranked([3, 2, 1])), castIn(RANKED, 2, ranked([1, 0, 0]))];
const RANKED_STEPS = completeSteps(RANKED, RANKED_BALLOTS);

/** The untampered archives that the vectors begin from. */
export const HONEST: readonly (readonly [string, () => Uint8Array])[] = [
  ['yes or no', () => archive(YES_NO_STEPS)],
  ['ranked', () => archive(RANKED_STEPS)],
];

/** The steps with the nth (from 0) of a type made into another, or into several, or none. */
function withStep<T extends StepType>(
  steps: readonly StepText[],
  [type, nth]: readonly [T, number],
  edit: (step: Extract<StepText, { type: T }>) => StepText | readonly StepText[],
): readonly StepText[] {
  let seen = -1;
  const found = steps.some((step) => step.type === type && (seen += 1) === nth);
  if (!found) throw new RangeError(`withStep: no ${type} ${nth}`);
  seen = -1;
  return steps.flatMap((step) => (step.type === type && (seen += 1) === nth ? edit(step as never) : [step]));
}

// oxlint-disable-next-line typescript/no-explicit-any -- hostile JSON has whatever shape the edit finds
type Loose = any;
type Edit = (json: Loose) => void;

const ballotEdited = (steps: readonly StepText[], nth: number, edit: (text: string) => string): Uint8Array =>
  archive(withStep(steps, ['Ballot', nth], ({ ballot }) => ({ type: 'Ballot', ballot: edit(ballot) })));
const setupEdited = (steps: readonly StepText[], field: 'election' | 'trustees' | 'credentials', edit: Edit): Uint8Array =>
  archive(withStep(steps, ['Setup', 0], (step) => ({ ...step, [field]: editJson(step[field], edit) })));
const shuffleEdited = (nth: number, edit: Edit): Uint8Array =>
  archive(withStep(RANKED_STEPS, ['Shuffle', nth], (step) => ({ ...step, shuffle: editJson(step.shuffle, edit) })));
const decryptionEdited = (steps: readonly StepText[], nth: number, edit: Edit): Uint8Array =>
  archive(
    withStep(steps, ['PartialDecryption', nth], (step) => ({
      ...step,
      partialDecryption: editJson(step.partialDecryption, edit),
    })),
  );
const tallyEdited = (steps: readonly StepText[], edit: Edit): Uint8Array =>
  archive(
    withStep(steps, ['EncryptedTally', 0], (step) => ({ ...step, encryptedTally: editJson(step.encryptedTally, edit) })),
  );

/** A ballot as its own voter would hide a change in it: hashed and signed anew. */
const signedBy =
  (box: OpenBox, voter: number, edit: Edit) =>
  (text: string): string => {
    const credential = box.credentials[voter];
    if (credential === undefined) throw new RangeError('signedBy: no such voter');
    return signAnew(editJson(text, edit), credential, box) ?? text;
  };

const order = YES_NO.context.group.order;
const IDENTITY = spellPoint(SMALL_ORDER[0] ?? { x: 0n, y: 1n });
const SMALL = spellPoint(SMALL_ORDER[1] ?? { x: 0n, y: 1n });
const torsioned = (text: string): string => withTorsion(text, 4);

/** An answer by a prover who has the code and no scruples: any numbers, with proofs as good as can be. */
export function cheatingBallot(box: OpenBox, voter: number, make: (desk: EncryptDesk) => unknown): string {
  const credential = box.credentials[voter];
  if (credential === undefined) throw new RangeError('cheatingBallot: no such voter');
  const { context } = box;
  const desk: EncryptDesk = {
    context,
    draw: () => randomScalar(context.group.order, context.platform.random),
    statement: ballotStatement(context.fingerprint, credential.publicKey),
  };
  // The answer's own spelling: proofs have numbers that JSON has not.
  const answer = JSON.stringify(spelt(make(desk)));
  const head = `{"election_uuid":"${context.election.uuid}","election_hash":"${context.fingerprint}"`;
  const text = `${head},"credential":"${credential.publicKey}","answers":[${answer}],"signature":{}}`;
  return signAnew(text, credential, box) ?? text;
}

const NAMES: Readonly<Record<string, string>> = {
  individualProofs: 'individual_proofs',
  overallProof: 'overall_proof',
  blankProof: 'blank_proof',
};

function spelt(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(spelt);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).filter(([key, part]) => key !== 'kind' && part !== null);
  return Object.fromEntries(fields.map(([key, part]) => [NAMES[key] ?? key, spelt(part)]));
}

const cheating = (numbers: readonly number[]): string =>
  cheatingBallot(YES_NO, 3, (desk) => encryptChoice(desk, numbers, choose(2, 0, 1, true) as never));
const withCheat = (numbers: readonly number[]): Uint8Array =>
  archive(
    withStep(YES_NO_STEPS, ['EndBallots', 0], (step) => [{ type: 'Ballot', ballot: cheating(numbers) }, step]),
  );

/** A ranked ballot of any point, honestly proven: nothing in it says what it stands for. */
export const ballotOfPoint = (box: OpenBox, voter: number, point: Element): string =>
  cheatingBallot(box, voter, (desk) => encryptRanked(desk, point));

/** The whole election honest but for these ballots, which the tally counts as if they were good. */
const completed = (box: OpenBox, ballots: readonly string[], closing: Closing = {}): Uint8Array =>
  archive(completeSteps(box, ballots, closing));

/** A mix of this election's votes made for another election of the same key. */
function foreignShuffle(): string {
  const { context, setup } = RANKED;
  const other = unwrap(openElection(editJson(setup.election, (json) => (json.name = 'Lighthouse committee')), bench));
  const shuffle = unwrap(makeShuffle(tallyOf(RANKED, RANKED_BALLOTS).rows, other));
  return shuffleCodec(context.group.order).write(shuffle);
}

const ballot = (number: number): Partial<FaultPlace> => ({ part: 'ballot', number });
const mix = (number: number): Partial<FaultPlace> => ({ part: 'shuffle', number });
const decryptionOf = (owner: number): Partial<FaultPlace> => ({ part: 'decryption', owner });
const inTally: Partial<FaultPlace> = { part: 'tally' };
const inArchive: Partial<FaultPlace> = { part: 'archive' };
const inElection: Partial<FaultPlace> = { part: 'election' };

type Row = readonly [what: string, code: FaultCode, place: Partial<FaultPlace>, bytes: () => Uint8Array];
const rows = (phrase: string, ...vectors: readonly Row[]): readonly HostileVector[] =>
  vectors.map(([what, code, place, bytes]) => ({ phrase, what, code, place, bytes }));

/** Ballot 4 of the yes-or-no box (voter 2), changed and signed anew by its voter. */
const own = (edit: Edit): (() => Uint8Array) => () => ballotEdited(YES_NO_STEPS, 3, signedBy(YES_NO, 2, edit));
const rankedOwn = (edit: Edit): (() => Uint8Array) => () => ballotEdited(RANKED_STEPS, 2, signedBy(RANKED, 2, edit));

const swap = (list: Loose, a: number, b: number): void => {
  [list[a], list[b]] = [list[b], list[a]];
};

const entryOf = (list: Loose, box: OpenBox, voter: number): number =>
  list.findIndex((entry: string) => entry.startsWith(box.credentials[voter]?.publicKey ?? '-'));

export const HOSTILE_VECTORS: readonly HostileVector[] = [
  ...rows(
    'ballot copied under another credential',
    ['A09 a yes-or-no ballot, signed by the copier', 'individual-proof', ballot(4), () =>
      ballotEdited(YES_NO_STEPS, 3, () =>
        signedBy(YES_NO, 2, (json) => (json.credential = YES_NO.credentials[2]?.publicKey))(YES_NO_BALLOTS[1] ?? ''),
      )],
    ['A09 a ranked ballot, signed by the copier', 'ranked-proof', ballot(3), () =>
      ballotEdited(RANKED_STEPS, 2, () =>
        signedBy(RANKED, 2, (json) => (json.credential = RANKED.credentials[2]?.publicKey))(RANKED_BALLOTS[1] ?? ''),
      )],
    ['A09 with the first voter’s signature', 'ballot-signature', ballot(4), () =>
      ballotEdited(
        YES_NO_STEPS,
        3,
        () =>
          hashAnew(
            editJson(YES_NO_BALLOTS[1] ?? '', (json) => (json.credential = YES_NO.credentials[2]?.publicKey)),
            YES_NO.context,
          ) ?? '',
      )],
    ['A09 of another election with the same voters', 'ballot-of-another-election', ballot(4), () =>
      ballotEdited(YES_NO_STEPS, 3, (text) => text.replace(YES_NO.context.fingerprint, RANKED.context.fingerprint))],
  ),
  ...rows(
    'the same ballot twice',
    ['two events of one ballot', 'ballot-repeated', inArchive, () =>
      archive(withStep(YES_NO_STEPS, ['Ballot', 1], (step) => [step, step]))],
    ['one at the end', 'ballot-repeated', inArchive, () =>
      archive(withStep(YES_NO_STEPS, ['EndBallots', 0], (step) => [{ type: 'Ballot', ballot: YES_NO_BALLOTS[0] ?? '' }, step]))],
  ),
  ...rows(
    're-votes re-ordered or dropped',
    ['the first vote put after the second', 'tally-mismatch', inTally, () =>
      archive(
        withStep(
          withStep(YES_NO_STEPS, ['Ballot', 0], (step) => ({ ...step, ballot: YES_NO_BALLOTS[2] ?? '' })),
          ['Ballot', 2],
          (step) => ({ ...step, ballot: YES_NO_BALLOTS[0] ?? '' }),
        ),
      )],
    ['A06 the second vote dropped', 'tally-mismatch', inTally, () => archive(withStep(YES_NO_STEPS, ['Ballot', 2], () => []))],
    ['A06 an only vote dropped', 'tally-number', inTally, () => archive(withStep(YES_NO_STEPS, ['Ballot', 3], () => []))],
  ),
  ...rows(
    'credential not on the list, list changed after opening',
    ['A05 a ballot under a key of the operator’s own', 'ballot-credential', ballot(4), () =>
      setupEdited(YES_NO_STEPS, 'credentials', (list) => list.splice(entryOf(list, YES_NO, 2), 1))],
    ['A05 more ballots than credentials that could cast them', 'ballot-credential', ballot(1), () =>
      setupEdited(YES_NO_STEPS, 'credentials', (list) => list.splice(0, list.length))],
    ['a weight raised', 'tally-weight', inTally, () =>
      setupEdited(YES_NO_STEPS, 'credentials', (list) => (list[entryOf(list, YES_NO, 1)] = `${YES_NO.credentials[1]?.publicKey},3`))],
    ['a credential listed twice', 'credential-twice', { part: 'credentials' }, () =>
      setupEdited(YES_NO_STEPS, 'credentials', (list) => list.unshift(list[0]))],
    ['the list in another order', 'credentials-unsorted', { part: 'credentials' }, () =>
      setupEdited(YES_NO_STEPS, 'credentials', (list) => list.reverse())],
    ['a ranked vote that counts twice', 'credential-ranked-weight', { part: 'credentials' }, () =>
      setupEdited(RANKED_STEPS, 'credentials', (list) => (list[0] += ',2'))],
  ),
  ...rows(
    'scalar >= q, leading zeros, upper-case hex',
    ['a response of q more in a ballot', 'ballot-unreadable', ballot(4), own((json) => (json.answers[0].individual_proofs[0][0].response = String(BigInt(json.answers[0].individual_proofs[0][0].response) + order)))],
    ['a leading zero in a ballot', 'ballot-unreadable', ballot(4), own((json) => (json.answers[0].overall_proof[0].challenge = `0${json.answers[0].overall_proof[0].challenge}`))],
    ['capitals in a ballot', 'not-an-element', ballot(4), own((json) => (json.answers[0].choices[0].alpha = json.answers[0].choices[0].alpha.toUpperCase()))],
    ['capitals in a credential', 'ballot-credential', ballot(4), own((json) => (json.credential = json.credential.toUpperCase()))],
    ['capitals in the election’s key', 'election-key', inElection, () => setupEdited(YES_NO_STEPS, 'election', (json) => (json.public_key = json.public_key.toUpperCase()))],
    ['capitals in a trustee’s key', 'trustee-key', { part: 'trustees', owner: 1 }, () => setupEdited(YES_NO_STEPS, 'trustees', (json) => (json[0][1].public_key = json[0][1].public_key.toUpperCase()))],
    ['a challenge of q more in a trustee’s proof', 'trustees-unreadable', { part: 'trustees' }, () => setupEdited(YES_NO_STEPS, 'trustees', (json) => (json[0][1].pok.challenge = String(BigInt(json[0][1].pok.challenge) + order)))],
    ['capitals in the list', 'credentials-unreadable', { part: 'credentials' }, () => setupEdited(RANKED_STEPS, 'credentials', (list) => (list[0] = list[0].toUpperCase()))],
    ['a response of q more in a mix', 'shuffle-unreadable', mix(1), () => shuffleEdited(0, (json) => (json.proofs[0][1][0] = String(BigInt(json.proofs[0][1][0]) + order)))],
    ['capitals in a mix', 'shuffle-element', mix(2), () => shuffleEdited(1, (json) => (json.ciphertexts[0][0].alpha = json.ciphertexts[0][0].alpha.toUpperCase()))],
    ['a response of q more in a decryption', 'decryption-unreadable', decryptionOf(2), () => decryptionEdited(RANKED_STEPS, 1, (json) => (json.decryption_proofs[0][0].response = String(BigInt(json.decryption_proofs[0][0].response) + order)))],
    ['capitals in a factor', 'decryption-factor', decryptionOf(1), () => decryptionEdited(RANKED_STEPS, 0, (json) => (json.decryption_factors[0][0] = json.decryption_factors[0][0].toUpperCase()))],
    ['a leading zero in the result', 'result-unreadable', { part: 'result' }, () =>
      archive(withStep(YES_NO_STEPS, ['Result', 0], () => ({ type: 'Result', result: '{"result":[[01,0,3]]}' })))],
  ),
  ...[
    ['of small order', () => SMALL] as const,
    ['with torsion', torsioned] as const,
  ].flatMap(([kind, of]) =>
    rows(
      'small-order and torsion points in every place',
      [`${kind}: the election’s key`, 'election-key', inElection, () => setupEdited(YES_NO_STEPS, 'election', (json) => (json.public_key = of(json.public_key)))],
      [`${kind}: a trustee’s key`, 'trustee-key', { part: 'trustees', owner: 1 }, () => setupEdited(YES_NO_STEPS, 'trustees', (json) => (json[0][1].public_key = of(json[0][1].public_key)))],
      [`${kind}: a member’s key`, 'trustee-key', { part: 'trustees', owner: 1 }, () => setupEdited(RANKED_STEPS, 'trustees', (json) => (json[0][1].verification_keys[0].public_key = of(json[0][1].verification_keys[0].public_key)))],
      [`${kind}: a certificate’s key`, 'certificate-keys', { part: 'trustees' }, () => setupEdited(RANKED_STEPS, 'trustees', (json) => (json[0][1].certs[0].message = editJson(json[0][1].certs[0].message, (cert) => (cert.encryption = of(cert.encryption)))))],
      [`${kind}: a polynomial’s power`, 'coefficients-elements', { part: 'trustees' }, () => setupEdited(RANKED_STEPS, 'trustees', (json) => (json[0][1].coefexps[0].message = editJson(json[0][1].coefexps[0].message, ({ coefexps }) => (coefexps[1] = of(coefexps[1])))))],
      [`${kind}: a listed credential`, 'credential-element', { part: 'credentials' }, () => setupEdited(YES_NO_STEPS, 'credentials', (list) => (list[0] = of(list[0].slice(0, 64))))],
      [`${kind}: a ballot’s credential`, 'not-an-element', ballot(4), own((json) => (json.credential = of(json.credential)))],
      [`${kind}: alpha of a choice`, 'not-an-element', ballot(4), own((json) => (json.answers[0].choices[1].alpha = of(json.answers[0].choices[1].alpha)))],
      [`${kind}: beta of a choice`, 'not-an-element', ballot(4), own((json) => (json.answers[0].choices[1].beta = of(json.answers[0].choices[1].beta)))],
      [`${kind}: alpha of a ranking`, 'not-an-element', ballot(3), rankedOwn((json) => (json.answers[0].choices.alpha = of(json.answers[0].choices.alpha)))],
      [`${kind}: beta of a ranking`, 'not-an-element', ballot(3), rankedOwn((json) => (json.answers[0].choices.beta = of(json.answers[0].choices.beta)))],
      [`${kind}: alpha of the tally`, 'tally-mismatch', inTally, () => tallyEdited(YES_NO_STEPS, (json) => (json[0][0].alpha = of(json[0][0].alpha)))],
      [`${kind}: alpha that a mix put out`, 'shuffle-element', mix(1), () => shuffleEdited(0, (json) => (json.ciphertexts[0][1].alpha = of(json.ciphertexts[0][1].alpha)))],
      [`${kind}: beta that a mix put out`, 'shuffle-element', mix(2), () => shuffleEdited(1, (json) => (json.ciphertexts[0][1].beta = of(json.ciphertexts[0][1].beta)))],
      [`${kind}: t1 of a mix`, 'shuffle-element', mix(1), () => shuffleEdited(0, (json) => (json.proofs[0][0][0] = of(json.proofs[0][0][0])))],
      [`${kind}: t42 of a mix`, 'shuffle-element', mix(1), () => shuffleEdited(0, (json) => (json.proofs[0][0][3][1] = of(json.proofs[0][0][3][1])))],
      [`${kind}: that of a mix`, 'shuffle-element', mix(1), () => shuffleEdited(0, (json) => (json.proofs[0][0][4][2] = of(json.proofs[0][0][4][2])))],
      [`${kind}: the permutation of a mix`, 'shuffle-element', mix(1), () => shuffleEdited(0, (json) => (json.proofs[0][2][0] = of(json.proofs[0][2][0])))],
      [`${kind}: the chain of a mix`, 'shuffle-element', mix(1), () => shuffleEdited(0, (json) => (json.proofs[0][3][0] = of(json.proofs[0][3][0])))],
      [`${kind}: a factor`, 'decryption-factor', decryptionOf(1), () => decryptionEdited(YES_NO_STEPS, 0, (json) => (json.decryption_factors[0][1] = of(json.decryption_factors[0][1])))],
    ),
  ),
  ...rows(
    'identity in keys, ballot components, commitments and factors of non-empty boxes',
    ['the election’s key', 'election-key', inElection, () => setupEdited(YES_NO_STEPS, 'election', (json) => (json.public_key = IDENTITY))],
    ['a trustee’s key', 'trustee-key', { part: 'trustees', owner: 2 }, () => setupEdited(YES_NO_STEPS, 'trustees', (json) => (json[1][1].public_key = IDENTITY))],
    ['a member’s key', 'trustee-key', { part: 'trustees', owner: 2 }, () => setupEdited(RANKED_STEPS, 'trustees', (json) => (json[0][1].verification_keys[1].public_key = IDENTITY))],
    ['a listed credential', 'credential-identity', { part: 'credentials' }, () => setupEdited(YES_NO_STEPS, 'credentials', (list) => (list[0] = IDENTITY))],
    ['a ballot’s credential', 'identity-element', ballot(4), own((json) => (json.credential = IDENTITY))],
    ['alpha of a choice', 'identity-element', ballot(4), own((json) => (json.answers[0].choices[0].alpha = IDENTITY))],
    ['beta of a choice', 'identity-element', ballot(4), own((json) => (json.answers[0].choices[2].beta = IDENTITY))],
    ['alpha of a ranking', 'identity-element', ballot(3), rankedOwn((json) => (json.answers[0].choices.alpha = IDENTITY))],
    ['the commitment of a signature', 'identity-commitment', ballot(4), () =>
      ballotEdited(YES_NO_STEPS, 3, (text) => signAnew(text, YES_NO.credentials[2] ?? { secret: 0n }, { context: YES_NO.context, nonce: 0n }) ?? '')],
    ['what a mix put out', 'shuffle-identity', mix(1), () => shuffleEdited(0, (json) => (json.ciphertexts[0][0].alpha = IDENTITY))],
    ['a commitment of a mix', 'shuffle-identity', mix(2), () => shuffleEdited(1, (json) => (json.proofs[0][0][0] = IDENTITY))],
    ['a factor', 'decryption-factor', decryptionOf(2), () => decryptionEdited(YES_NO_STEPS, 1, (json) => (json.decryption_factors[0][0] = IDENTITY))],
  ),
  ...rows(
    'wrong group',
    ['numbers for points', 'election-key', inElection, () => setupEdited(YES_NO_STEPS, 'election', (json) => (json.group = 'BELENIOS-2048'))],
    ['a group nobody knows', 'election-unreadable', inElection, () => setupEdited(YES_NO_STEPS, 'election', (json) => (json.group = 'P-256'))],
    ['a ballot of numbers', 'not-an-element', ballot(4), own((json) => (json.answers[0].choices[0].alpha = '4'))],
  ),
  ...rows(
    'min/max edited',
    ['one more allowed after the ballots', 'ballot-of-another-election', ballot(1), () => setupEdited(YES_NO_STEPS, 'election', (json) => (json.questions[0].max = 2))],
    ['one less, without ballots', 'election-question', inElection, () => archive(withStep(completeSteps(YES_NO, []), ['Setup', 0], (step) => ({ ...step, election: editJson(step.election, (json) => Object.assign(json.questions[0], { min: 2, max: 1 })) })))],
    ['A10 two answers where one is allowed', 'overall-proof', ballot(5), () => withCheat([0, 1, 1])],
    ['A10 a vote of two', 'individual-proof', ballot(5), () => withCheat([0, 2, 0])],
    ['A10 a vote of minus one', 'individual-proof', ballot(5), () => withCheat([0, 1, -1])],
    ['A10 blank and an answer', 'blank-proof', ballot(5), () => withCheat([1, 1, 0])],
  ),
  ...rows(
    'tally that omits, adds or re-orders ciphertexts',
    ['omits an answer', 'tally-mismatch', inTally, () => tallyEdited(YES_NO_STEPS, (json) => json[0].pop())],
    ['omits a vote', 'tally-mismatch', inTally, () => tallyEdited(RANKED_STEPS, (json) => json[0].pop())],
    ['adds a vote', 'tally-mismatch', inTally, () => tallyEdited(RANKED_STEPS, (json) => json[0].push(json[0][0]))],
    ['re-orders answers', 'tally-mismatch', inTally, () => tallyEdited(YES_NO_STEPS, (json) => swap(json[0], 1, 2))],
    ['re-orders votes', 'tally-mismatch', inTally, () => tallyEdited(RANKED_STEPS, (json) => swap(json[0], 0, 1))],
    ['counts a replaced ballot too', 'tally-number', inTally, () => archive(withStep(YES_NO_STEPS, ['EncryptedTally', 0], (step) => ({ ...step, numTallied: 4 })))],
    ['weighs more', 'tally-weight', inTally, () => archive(withStep(YES_NO_STEPS, ['EncryptedTally', 0], (step) => ({ ...step, totalWeight: 5 })))],
  ),
  ...rows(
    'shuffle that duplicates, drops, replaces, or is of another election',
    ['A11 swaps a ballot for another in the box', 'shuffle-proof', mix(1), () => shuffleEdited(0, (json) => (json.ciphertexts[0][0] = json.ciphertexts[0][1]))],
    ['A11 drops a ballot', 'shuffle-length', mix(1), () => shuffleEdited(0, (json) => json.ciphertexts[0].pop())],
    ['A11 replaces a ballot', 'shuffle-proof', mix(2), () => shuffleEdited(1, (json) => (json.ciphertexts[0][2] = { alpha: RANKED.credentials[0]?.publicKey, beta: RANKED.credentials[1]?.publicKey }))],
    ['A11 puts two in another order than its proof', 'shuffle-proof', mix(1), () => shuffleEdited(0, (json) => swap(json.ciphertexts[0], 0, 1))],
    ['A11 with a ballot more', 'shuffle-length', mix(1), () => shuffleEdited(0, (json) => json.ciphertexts[0].push(json.ciphertexts[0][0]))],
    ['A11 a proof without its end', 'shuffle-proof-length', mix(1), () => shuffleEdited(0, (json) => json.proofs[0][3].pop())],
    ['of another election', 'shuffle-proof', mix(1), () => archive(withStep(RANKED_STEPS, ['Shuffle', 0], (step) => ({ ...step, shuffle: foreignShuffle() })))],
    ['in place of the one before it', 'shuffle-proof', mix(1), () => archive(withStep(RANKED_STEPS, ['Shuffle', 0], () => []))],
    ['none at all', 'shuffle-missing', inTally, () => completed(RANKED, RANKED_BALLOTS, { mixers: [] })],
    ['twice by one trustee', 'shuffle-owner-twice', mix(2), () => completed(RANKED, RANKED_BALLOTS, { mixers: [1, 1] })],
    ['by nobody on the list', 'shuffle-owner', mix(2), () => completed(RANKED, RANKED_BALLOTS, { mixers: [1, 4] })],
    ['of sums', 'shuffle-needless', inTally, () => archive(withStep(YES_NO_STEPS, ['EncryptedTally', 0], (step) => [step, { type: 'EndShuffles' }]))],
  ),
  ...rows(
    'factors swapped, wrong owner, duplicate owner, below threshold',
    ['factors of two votes swapped', 'decryption-proof', decryptionOf(1), () => decryptionEdited(RANKED_STEPS, 0, (json) => swap(json.decryption_factors[0], 0, 1))],
    ['and their proofs with them', 'decryption-proof', decryptionOf(1), () => decryptionEdited(RANKED_STEPS, 0, (json) => { swap(json.decryption_factors[0], 0, 1); swap(json.decryption_proofs[0], 0, 1); })],
    ['one factor less', 'decryption-lengths', decryptionOf(1), () => decryptionEdited(RANKED_STEPS, 0, (json) => json.decryption_factors[0].pop())],
    ['wrong owner', 'decryption-proof', decryptionOf(3), () => archive(withStep(RANKED_STEPS, ['PartialDecryption', 1], (step) => ({ ...step, owner: 3 })))],
    ['duplicate owner', 'decryption-owner-twice', decryptionOf(1), () => archive(withStep(RANKED_STEPS, ['PartialDecryption', 1], (step) => ({ ...step, owner: 1 })))],
    ['unknown owner', 'decryption-owner-unknown', decryptionOf(4), () => archive(withStep(RANKED_STEPS, ['PartialDecryption', 1], (step) => ({ ...step, owner: 4 })))],
    ['A12 below the threshold', 'decryption-below-threshold', decryptionOf(1), () => archive(withStep(RANKED_STEPS, ['PartialDecryption', 0], () => []))],
    ['A12 without one of the single trustees', 'decryption-missing', decryptionOf(2), () => archive(withStep(YES_NO_STEPS, ['PartialDecryption', 1], () => []))],
    ['of what no mix put out', 'decryption-proof', decryptionOf(1), () => completed(RANKED, RANKED_BALLOTS, { instead: ([row = []]) => [row.toReversed()] })],
  ),
  ...rows(
    'a result that is not what was opened',
    ['a vote more', 'result-count', { part: 'result' }, () => archive(withStep(YES_NO_STEPS, ['Result', 0], (step) => ({ ...step, result: editJson(step.result, ({ result }) => (result[0][1] += 1)) })))],
    ['a ranking turned round', 'result-ballot', { part: 'result' }, () => archive(withStep(RANKED_STEPS, ['Result', 0], (step) => ({ ...step, result: editJson(step.result, ({ result }) => result[0][0].reverse()) })))],
    ['a ballot less', 'result-lengths', { part: 'result' }, () => archive(withStep(RANKED_STEPS, ['Result', 0], (step) => ({ ...step, result: editJson(step.result, ({ result }) => result[0].pop()) })))],
  ),
  ...rows(
    'archive forked, truncated, rolled back',
    ['truncated within a member', 'archive-truncated', inArchive, () => archive(YES_NO_STEPS).subarray(0, -100)],
    ['rolled back to before the result', 'election-unfinished', inArchive, () => archive(YES_NO_STEPS.slice(0, -1))],
    ['rolled back to the set-up', 'election-unfinished', inArchive, () => archive(YES_NO_STEPS.slice(0, 1))],
    ['a second set-up', 'event-order', inArchive, () => archive([...YES_NO_STEPS.slice(0, 2), YES_NO.setup, ...YES_NO_STEPS.slice(2)])],
    ['ballots after the close', 'event-order', inArchive, () => archive(withStep(YES_NO_STEPS, ['EndBallots', 0], (step) => [step, { type: 'Ballot', ballot: castIn(YES_NO, 3, yes) }]))],
    ['forked: two ends in one file', 'event-parent', inArchive, () => forked()],
  ),
];

/** An archive that goes on, at its end, from the middle of another telling of the same election. */
function forked(): Uint8Array {
  const whole = archive(YES_NO_STEPS);
  const other = archive(withStep(YES_NO_STEPS, ['Ballot', 3], () => ({ type: 'Ballot', ballot: castIn(YES_NO, 2, yes) })));
  const upTo = archive(YES_NO_STEPS.slice(0, 4)).length;
  const from = archive(withStep(YES_NO_STEPS.slice(0, 5), ['Ballot', 3], () => ({ type: 'Ballot', ballot: castIn(YES_NO, 2, yes) }))).length;
  return Uint8Array.from([...whole.subarray(0, upTo), ...other.subarray(from)]);
}

