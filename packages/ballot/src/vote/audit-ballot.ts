import { err, fromHex, ok, type Result, toHex } from '@selectorate/basics';
import { array, type Codec, field, object, plainText, readWith, smallNumber } from '../codec/codec.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { Question } from '../objects/election.ts';
import { type AuditedHashes, barOpened } from './audited-hashes.ts';
import { remakeBallot, type Opening, type PreparedBallot } from './prepare-ballot.ts';
import type { Vote, VoteAnswer } from './vote.ts';

/**
 * Opens a prepared ballot for the voter's second device: a text of some 250 characters, small enough for a QR code. The hash
 * must have been shown before the voter chose to audit. From here on the ballot cannot be cast; encrypt afresh.
 */
export function openForAudit(
  prepared: PreparedBallot,
  context: ElectionContext,
  audited: Pick<AuditedHashes, 'add'>,
): string {
  barOpened(prepared, audited);
  return openingCodec(context.election.questions).write(prepared.opening);
}

export const AUDIT_FAULTS = [
  'opening-unreadable',
  'opening-of-another-election',
  'opening-vote',
  'opening-hash',
] as const;

export type AuditFault = (typeof AUDIT_FAULTS)[number];

/**
 * On the second device: the vote that the ballot with this hash contains. The device makes the whole ballot again from the opening and
 * compares the hash that was shown before: so the ciphertexts hold this vote, and the proofs carry nothing but what the seed says.
 * The voter compares the vote with what they meant. `opening-hash`: the booth showed the hash of another ballot than it opens.
 */
export function auditOpening(shownHash: string, opening: string, context: ElectionContext): Result<Vote, AuditFault> {
  const read = readWith(openingCodec(context.election.questions), opening);
  if (!read.ok) return err('opening-unreadable');
  if (read.value.electionHash !== context.fingerprint) return err('opening-of-another-election');
  const made = remakeBallot(read.value, context);
  if (!made.ok) return err('opening-vote');
  return made.value.hash === shownHash ? ok(read.value.vote) : err('opening-hash');
}

function openingCodec(questions: readonly Question[]): Codec<Opening> {
  return object<Opening>({
    electionHash: field('election_hash', plainText),
    credential: field('credential', plainText),
    seed: field('seed', seedCodec),
    vote: field('vote', voteCodec(questions)),
  });
}

const SEED_BYTES = 32;

const seedCodec: Codec<Uint8Array> = {
  write: (seed) => plainText.write(toHex(seed)),
  read: (cursor) => {
    const start = cursor.at;
    const seed = fromHex(plainText.read(cursor));
    if (seed?.length === SEED_BYTES) return seed;
    cursor.at = start;
    throw cursor.ended('32 bytes in hexadecimal');
  },
};

/** `[0,1]` for choices, `"blank"`, `[2,0,1]` for ranks: which it is, the question says. */
function voteCodec(questions: readonly Question[]): Codec<Vote> {
  const codecs = questions.map(({ kind }) => (kind === 'ranked' ? ranksCodec : choicesCodec));
  return {
    write: (vote) => `[${vote.map((answer, i) => codecs[i]?.write(answer)).join(',')}]`,
    read: (cursor) => {
      cursor.literal('[');
      const vote = codecs.map((codec, i) => {
        if (i > 0) cursor.literal(',');
        return codec.read(cursor);
      });
      cursor.literal(']');
      return vote;
    },
  };
}

const numbers = array(smallNumber);

const ranksCodec: Codec<VoteAnswer> = {
  write: (answer) => numbers.write(answer.kind === 'ranked' ? answer.ranks : []),
  read: (cursor) => ({ kind: 'ranked', ranks: numbers.read(cursor) }),
};

const choicesCodec: Codec<VoteAnswer> = {
  write: (answer) => (answer.kind === 'choice' ? numbers.write(answer.choices) : '"blank"'),
  read: (cursor) => (cursor.skip('"blank"') ? { kind: 'blank' } : { kind: 'choice', choices: numbers.read(cursor) }),
};
