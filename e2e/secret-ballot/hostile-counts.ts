import { unwrap } from '@selectorate/basics';
import { makeShuffle } from '../../packages/ballot/src/mix/make-shuffle.ts';
import { openElection } from '../../packages/ballot/src/objects/context.ts';
import { shuffleCodec } from '../../packages/ballot/src/objects/shuffle.ts';
import {
  ARCHIVE,
  archiveOf,
  decryptionOf,
  hostileBench,
  type HostileGroup,
  inDecryption,
  inResult,
  inShuffle,
  inTally,
  keyOf,
  mix,
  RANKED,
  RANKED_BALLOTS,
  RANKED_STEPS,
  RESULT,
  TALLY,
  withStep,
  YES,
  YES_NO,
  YES_NO_STEPS,
} from './hostile-boxes.ts';
import {
  add,
  changeAt,
  firstAgain,
  firstTwoSwapped,
  type Json,
  put,
  secondInPlaceOfFirst,
  turnedRound,
  withoutLast,
} from './json-text.ts';
import { castIn, type Closing, completeSteps, tallyOf } from './play-election.ts';

/** The ranked election closed in another way, honest but for that. */
const closed = (closing: Closing) => (): Uint8Array => archiveOf(completeSteps(RANKED, RANKED_BALLOTS, closing));

/** A mix of this election's votes made for another election of the same key. */
function foreignShuffle(): string {
  const { context, setup } = RANKED;
  const other = openElection(changeAt(setup.election, 'name', put('Lighthouse committee')), hostileBench);
  const shuffle = unwrap(makeShuffle(tallyOf(RANKED, RANKED_BALLOTS).rows, unwrap(other)));
  return shuffleCodec(context.group.order).write(shuffle);
}

const ownedBy = (owner: number) => (): Uint8Array =>
  archiveOf(withStep(RANKED_STEPS, ['PartialDecryption', 1], (step) => ({ ...step, owner })));

/** Factors and their proofs, both in another order. */
const swappedAlike = (json: Json): Json => {
  const { decryption_factors: factors, decryption_proofs: proofs } = json as { readonly [key: string]: Json };
  const swapped = (rows: Json | undefined): Json => (rows as readonly Json[]).map(firstTwoSwapped);
  return { decryption_factors: swapped(factors), decryption_proofs: swapped(proofs) };
};

const strangeVote = { alpha: keyOf(RANKED, 0), beta: keyOf(RANKED, 1) };

/** Another telling of the first election: voter 2 votes otherwise. */
const otherBallot = withStep(YES_NO_STEPS, ['Ballot', 3], () => ({ type: 'Ballot', ballot: castIn(YES_NO, 2, YES) }));

/** An archive that goes on, from the fourth ballot, as the other telling does. */
function forked(): Uint8Array {
  const upTo = archiveOf(YES_NO_STEPS.slice(0, 4)).length;
  const from = archiveOf(otherBallot.slice(0, 5)).length;
  return Uint8Array.from([...archiveOf(YES_NO_STEPS).subarray(0, upTo), ...archiveOf(otherBallot).subarray(from)]);
}

export const HOSTILE_COUNTS: readonly HostileGroup[] = [
  {
    phrase: 'tally that omits, adds or re-orders ciphertexts',
    vectors: [
      ['omits an answer', 'tally-mismatch', TALLY, inTally(YES_NO_STEPS, '0', withoutLast)],
      ['omits a vote', 'tally-mismatch', TALLY, inTally(RANKED_STEPS, '0', withoutLast)],
      ['adds a vote', 'tally-mismatch', TALLY, inTally(RANKED_STEPS, '0', firstAgain)],
      ['re-orders answers', 'tally-mismatch', TALLY, inTally(YES_NO_STEPS, '0', firstTwoSwapped)],
      ['re-orders votes', 'tally-mismatch', TALLY, inTally(RANKED_STEPS, '0', firstTwoSwapped)],
      [
        'counts a replaced ballot too',
        'tally-number',
        TALLY,
        () => archiveOf(withStep(YES_NO_STEPS, ['EncryptedTally', 0], (step) => ({ ...step, numTallied: 4 }))),
      ],
      [
        'weighs more',
        'tally-weight',
        TALLY,
        () => archiveOf(withStep(YES_NO_STEPS, ['EncryptedTally', 0], (step) => ({ ...step, totalWeight: 5 }))),
      ],
    ],
  },
  {
    phrase: 'shuffle that duplicates, drops, replaces, or is of another election',
    vectors: [
      [
        'A11 one ballot in place of another',
        'shuffle-proof',
        mix(1),
        inShuffle(0, 'ciphertexts.0', secondInPlaceOfFirst),
      ],
      ['A11 drops a ballot', 'shuffle-length', mix(1), inShuffle(0, 'ciphertexts.0', withoutLast)],
      ['A11 adds a ballot', 'shuffle-length', mix(1), inShuffle(0, 'ciphertexts.0', firstAgain)],
      ['A11 replaces a ballot', 'shuffle-proof', mix(2), inShuffle(1, 'ciphertexts.0.2', put(strangeVote))],
      ['A11 in another order than its proof', 'shuffle-proof', mix(1), inShuffle(0, 'ciphertexts.0', firstTwoSwapped)],
      ['A11 a proof without its end', 'shuffle-proof-length', mix(1), inShuffle(0, 'proofs.0.3', withoutLast)],
      [
        'of another election',
        'shuffle-proof',
        mix(1),
        () => archiveOf(withStep(RANKED_STEPS, ['Shuffle', 0], (step) => ({ ...step, shuffle: foreignShuffle() }))),
      ],
      ['left out', 'shuffle-proof', mix(1), () => archiveOf(withStep(RANKED_STEPS, ['Shuffle', 0], () => []))],
      ['none at all', 'shuffle-missing', TALLY, closed({ mixers: [] })],
      ['twice by one trustee', 'shuffle-owner-twice', mix(2), closed({ mixers: [1, 1] })],
      ['by nobody on the list', 'shuffle-owner', mix(2), closed({ mixers: [1, 4] })],
      [
        'of sums',
        'shuffle-needless',
        TALLY,
        () => archiveOf(withStep(YES_NO_STEPS, ['EncryptedTally', 0], (step) => [step, { type: 'EndShuffles' }])),
      ],
    ],
  },
  {
    phrase: 'factors swapped, wrong owner, duplicate owner, below threshold',
    vectors: [
      [
        'factors swapped',
        'decryption-proof',
        decryptionOf(1),
        inDecryption(RANKED_STEPS, 'decryption_factors.0', firstTwoSwapped),
      ],
      [
        'factors swapped, and their proofs',
        'decryption-proof',
        decryptionOf(1),
        inDecryption(RANKED_STEPS, '', swappedAlike),
      ],
      [
        'one factor less',
        'decryption-lengths',
        decryptionOf(1),
        inDecryption(RANKED_STEPS, 'decryption_factors.0', withoutLast),
      ],
      ['wrong owner', 'decryption-proof', decryptionOf(3), ownedBy(3)],
      ['duplicate owner', 'decryption-owner-twice', decryptionOf(1), ownedBy(1)],
      ['unknown owner', 'decryption-owner-unknown', decryptionOf(4), ownedBy(4)],
      [
        'A12 below the threshold',
        'decryption-below-threshold',
        decryptionOf(1),
        () => archiveOf(withStep(RANKED_STEPS, ['PartialDecryption', 0], () => [])),
      ],
      [
        'A12 without one of the single trustees',
        'decryption-missing',
        decryptionOf(2),
        () => archiveOf(withStep(YES_NO_STEPS, ['PartialDecryption', 1], () => [])),
      ],
      [
        'of what no mix put out',
        'decryption-proof',
        decryptionOf(1),
        closed({ instead: ([row = []]) => [row.toReversed()] }),
      ],
    ],
  },
  {
    phrase: 'a result that is not what was opened',
    vectors: [
      ['a vote more', 'result-count', RESULT, inResult(YES_NO_STEPS, 'result.0.1', add(1))],
      ['a ranking turned round', 'result-ballot', RESULT, inResult(RANKED_STEPS, 'result.0.0', turnedRound)],
      ['a ballot less', 'result-lengths', RESULT, inResult(RANKED_STEPS, 'result.0', withoutLast)],
    ],
  },
  {
    phrase: 'archive forked, truncated, rolled back',
    vectors: [
      ['truncated within a member', 'archive-truncated', ARCHIVE, () => archiveOf(YES_NO_STEPS).subarray(0, -100)],
      ['rolled back to before the result', 'election-unfinished', ARCHIVE, () => archiveOf(YES_NO_STEPS.slice(0, -1))],
      ['rolled back to the set-up', 'election-unfinished', ARCHIVE, () => archiveOf(YES_NO_STEPS.slice(0, 1))],
      ['a second set-up', 'event-order', ARCHIVE, () => archiveOf(YES_NO_STEPS.toSpliced(2, 0, YES_NO.setup))],
      [
        'ballots after the close',
        'event-order',
        ARCHIVE,
        () => archiveOf(YES_NO_STEPS.toSpliced(6, 0, { type: 'Ballot', ballot: castIn(YES_NO, 3, YES) })),
      ],
      ['forked: it goes on as another telling does', 'event-parent', ARCHIVE, forked],
    ],
  },
];
