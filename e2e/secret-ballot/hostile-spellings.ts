import {
  archiveOf,
  ballot,
  CREDENTIALS,
  decryptionOf,
  ELECTION,
  type HostileGroup,
  type HostileVector,
  inCredentials,
  inDecryption,
  inElection,
  inOwnBallot,
  inOwnRanking,
  inShuffle,
  inTally,
  inTrustees,
  mix,
  RANKED_STEPS,
  RESULT,
  TALLY,
  trustee,
  withBallot,
  withStep,
  YES_NO,
  YES_NO_BALLOTS,
  YES_NO_STEPS,
} from './hostile-boxes.ts';
import { SMALL_ORDER, spellPoint, withTorsion } from './edwards.ts';
import { type Change, inCapitals, put, respell } from './json-text.ts';
import { signAnew } from './sign-ballot.ts';

const { order } = YES_NO.context.group;
const orderMore: Change = respell((text) => String(BigInt(text) + order));
const zeroBefore: Change = respell((text) => `0${text}`);
const [identity, small] = SMALL_ORDER.map(spellPoint);
const IDENTITY = put(identity ?? '');

const MEMBER_KEY = '0.1.verification_keys.0.public_key';

/** The same wrong point in every place where an element may stand. */
const inEveryPlace = (kind: string, wrong: Change): readonly HostileVector[] => [
  [`${kind}: the election’s key`, 'election-key', ELECTION, inElection('public_key', wrong)],
  [`${kind}: a trustee’s key`, 'trustee-key', trustee(1), inTrustees(YES_NO_STEPS, '0.1.public_key', wrong)],
  [`${kind}: a member’s key`, 'trustee-key', trustee(1), inTrustees(RANKED_STEPS, MEMBER_KEY, wrong)],
  [
    `${kind}: a certificate’s key`,
    'certificate-keys',
    trustee(1),
    inTrustees(RANKED_STEPS, '0.1.certs.0.message.".encryption', wrong),
  ],
  [
    `${kind}: a polynomial’s power`,
    'coefficients-elements',
    trustee(1),
    inTrustees(RANKED_STEPS, '0.1.coefexps.0.message.".coefexps.1', wrong),
  ],
  [`${kind}: a listed credential`, 'credential-element', CREDENTIALS, inCredentials(wrong, '0', RANKED_STEPS)],
  [`${kind}: a ballot’s credential`, 'not-an-element', ballot(4), inOwnBallot('credential', wrong)],
  [`${kind}: alpha of a choice`, 'not-an-element', ballot(4), inOwnBallot('answers.0.choices.1.alpha', wrong)],
  [`${kind}: beta of a choice`, 'not-an-element', ballot(4), inOwnBallot('answers.0.choices.1.beta', wrong)],
  [`${kind}: alpha of a ranking`, 'not-an-element', ballot(3), inOwnRanking('answers.0.choices.alpha', wrong)],
  [`${kind}: beta of a ranking`, 'not-an-element', ballot(3), inOwnRanking('answers.0.choices.beta', wrong)],
  [`${kind}: alpha of the tally`, 'tally-mismatch', TALLY, inTally(YES_NO_STEPS, '0.0.alpha', wrong)],
  [`${kind}: alpha that a mix put out`, 'shuffle-element', mix(1), inShuffle(0, 'ciphertexts.0.1.alpha', wrong)],
  [`${kind}: beta that a mix put out`, 'shuffle-element', mix(2), inShuffle(1, 'ciphertexts.0.1.beta', wrong)],
  [`${kind}: t1 of a mix`, 'shuffle-element', mix(1), inShuffle(0, 'proofs.0.0.0', wrong)],
  [`${kind}: t2 of a mix`, 'shuffle-element', mix(1), inShuffle(0, 'proofs.0.0.1', wrong)],
  [`${kind}: t3 of a mix`, 'shuffle-element', mix(1), inShuffle(0, 'proofs.0.0.2', wrong)],
  [`${kind}: t41 of a mix`, 'shuffle-element', mix(1), inShuffle(0, 'proofs.0.0.3.0', wrong)],
  [`${kind}: t42 of a mix`, 'shuffle-element', mix(1), inShuffle(0, 'proofs.0.0.3.1', wrong)],
  [`${kind}: that of a mix`, 'shuffle-element', mix(1), inShuffle(0, 'proofs.0.0.4.2', wrong)],
  [`${kind}: the permutation of a mix`, 'shuffle-element', mix(1), inShuffle(0, 'proofs.0.2.0', wrong)],
  [`${kind}: the chain of a mix`, 'shuffle-element', mix(1), inShuffle(0, 'proofs.0.3.0', wrong)],
  [
    `${kind}: a factor`,
    'decryption-factor',
    decryptionOf(1),
    inDecryption(YES_NO_STEPS, 'decryption_factors.0.1', wrong),
  ],
];

const badResult = (): Uint8Array =>
  archiveOf(withStep(YES_NO_STEPS, ['Result', 0], () => ({ type: 'Result', result: '{"result":[[01,0,3]]}' })));

const RESPONSE = 'answers.0.individual_proofs.0.0.response';

/** A signature made with no nonce at all: whoever sees it has the credential. */
const nakedSignature = (): string => {
  const [, , voter] = YES_NO.credentials;
  return voter === undefined ? '' : (signAnew(YES_NO_BALLOTS[3], voter, { context: YES_NO.context, nonce: 0n }) ?? '');
};

export const HOSTILE_SPELLINGS: readonly HostileGroup[] = [
  {
    phrase: 'scalar >= q, leading zeros, upper-case hex',
    vectors: [
      ['a response of q more in a ballot', 'ballot-unreadable', ballot(4), inOwnBallot(RESPONSE, orderMore)],
      [
        'a leading zero in a ballot',
        'ballot-unreadable',
        ballot(4),
        inOwnBallot('answers.0.overall_proof.0.challenge', zeroBefore),
      ],
      ['capitals in a ballot', 'not-an-element', ballot(4), inOwnBallot('answers.0.choices.0.alpha', inCapitals)],
      ['capitals in a credential', 'ballot-credential', ballot(4), inOwnBallot('credential', inCapitals)],
      ['capitals in the election’s key', 'election-key', ELECTION, inElection('public_key', inCapitals)],
      [
        'capitals in a trustee’s key',
        'trustee-key',
        trustee(1),
        inTrustees(YES_NO_STEPS, '0.1.public_key', inCapitals),
      ],
      [
        'q more in a trustee’s proof',
        'trustees-unreadable',
        { part: 'trustees' },
        inTrustees(YES_NO_STEPS, '0.1.pok.challenge', orderMore),
      ],
      ['capitals in the list', 'credentials-unreadable', CREDENTIALS, inCredentials(inCapitals, '0')],
      ['a response of q more in a mix', 'shuffle-unreadable', mix(1), inShuffle(0, 'proofs.0.1.0', orderMore)],
      ['capitals in a mix', 'shuffle-element', mix(2), inShuffle(1, 'ciphertexts.0.0.alpha', inCapitals)],
      [
        'q more in a decryption',
        'decryption-unreadable',
        decryptionOf(1),
        inDecryption(RANKED_STEPS, 'decryption_proofs.0.0.response', orderMore),
      ],
      [
        'capitals in a factor',
        'decryption-factor',
        decryptionOf(1),
        inDecryption(RANKED_STEPS, 'decryption_factors.0.0', inCapitals),
      ],
      ['a leading zero in the result', 'result-unreadable', RESULT, badResult],
    ],
  },
  {
    phrase: 'small-order and torsion points in every place',
    vectors: [
      ...inEveryPlace('of small order', put(small ?? '')),
      ...inEveryPlace(
        'with torsion',
        respell((text) => withTorsion(text, 4)),
      ),
    ],
  },
  {
    phrase: 'identity in keys, ballot components, commitments and factors of non-empty boxes',
    vectors: [
      ['the election’s key', 'election-key', ELECTION, inElection('public_key', IDENTITY)],
      ['a trustee’s key', 'trustee-key', trustee(2), inTrustees(YES_NO_STEPS, '1.1.public_key', IDENTITY)],
      ['a member’s key', 'trustee-key', trustee(1), inTrustees(RANKED_STEPS, MEMBER_KEY, IDENTITY)],
      ['a listed credential', 'credential-identity', CREDENTIALS, inCredentials(IDENTITY, '0')],
      ['a ballot’s credential', 'identity-element', ballot(4), inOwnBallot('credential', IDENTITY)],
      ['alpha of a choice', 'identity-element', ballot(4), inOwnBallot('answers.0.choices.0.alpha', IDENTITY)],
      ['beta of a choice', 'identity-element', ballot(4), inOwnBallot('answers.0.choices.2.beta', IDENTITY)],
      ['alpha of a ranking', 'identity-element', ballot(3), inOwnRanking('answers.0.choices.alpha', IDENTITY)],
      ['a signature’s commitment', 'identity-commitment', ballot(4), withBallot(YES_NO_STEPS, 3, nakedSignature)],
      ['what a mix put out', 'shuffle-identity', mix(1), inShuffle(0, 'ciphertexts.0.0.alpha', IDENTITY)],
      ['a commitment of a mix', 'shuffle-identity', mix(2), inShuffle(1, 'proofs.0.0.0', IDENTITY)],
      [
        'a factor',
        'decryption-factor',
        decryptionOf(1),
        inDecryption(YES_NO_STEPS, 'decryption_factors.0.0', IDENTITY),
      ],
    ],
  },
];
