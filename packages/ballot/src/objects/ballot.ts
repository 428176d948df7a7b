import type { Group } from '@selectorate/group';
import { array, type Codec, field, object, optional, plainText } from '../codec/codec.ts';
import { type Ciphertext, ciphertextCodec, type Proof, proofCodec } from './common.ts';
import type { Question } from './election.ts';

/** The answer to a question of choice (specification, section 4.11.1). A blank-able question has the blank choice first. */
export interface ChoiceAnswer {
  readonly kind: 'choice';
  readonly choices: readonly Ciphertext[];
  readonly individualProofs: readonly (readonly Proof[])[];
  readonly overallProof: readonly Proof[];
  /** Null where the question has no blank vote. */
  readonly blankProof: readonly Proof[] | null;
}

/** The answer to a ranked question (specification, section 4.11.2). */
export interface RankedAnswer {
  readonly kind: 'ranked';
  readonly choices: Ciphertext;
  readonly proof: Proof;
}

export type Answer = ChoiceAnswer | RankedAnswer;

export interface Signature {
  /** Unpadded base64 of the SHA-256 of the ballot without its signature. */
  readonly hash: string;
  readonly proof: Proof;
}

export interface UnsignedBallot {
  readonly electionUuid: string;
  /** phi, the fingerprint of the election. */
  readonly electionHash: string;
  /** The text of the credential's public key. */
  readonly credential: string;
  readonly answers: readonly Answer[];
}

export interface Ballot extends UnsignedBallot {
  readonly signature: Signature;
}

/** What is known of a ballot's shape before it is read. */
export type BallotShape = { readonly group: Group; readonly questions: readonly Question[] };

/** The text of a ballot without its signature: what is hashed and signed. */
export const unsignedBallotCodec = (shape: BallotShape): Codec<UnsignedBallot> =>
  object<UnsignedBallot>(unsignedFields(shape));

export const ballotCodec = (shape: BallotShape): Codec<Ballot> => {
  const proof = proofCodec(shape.group.order);
  return object<Ballot>({
    ...unsignedFields(shape),
    signature: field('signature', object<Signature>({ hash: field('hash', plainText), proof: field('proof', proof) })),
  });
};

function unsignedFields(shape: BallotShape): {
  readonly [K in keyof UnsignedBallot]: ReturnType<typeof field<UnsignedBallot[K]>>;
} {
  return {
    electionUuid: field('election_uuid', plainText),
    electionHash: field('election_hash', plainText),
    credential: field('credential', plainText),
    answers: field('answers', answersCodec(shape)),
  };
}

/** One answer a question, in their order. */
function answersCodec({ group, questions }: BallotShape): Codec<readonly Answer[]> {
  const proof = proofCodec(group.order);
  const codecs = questions.map((question) => (question.kind === 'ranked' ? rankedCodec(proof) : choiceCodec(proof)));
  return {
    write: (answers) => `[${answers.map((answer, i) => codecs[i]?.write(answer)).join(',')}]`,
    read: (cursor) => {
      cursor.literal('[');
      const answers = codecs.map((codec, i) => {
        if (i > 0) cursor.literal(',');
        return codec.read(cursor);
      });
      cursor.literal(']');
      return answers;
    },
  };
}

function choiceCodec(proof: Codec<Proof>): Codec<Answer> {
  const wire = object<Omit<ChoiceAnswer, 'kind'>>({
    choices: field('choices', array(ciphertextCodec)),
    individualProofs: field('individual_proofs', array(array(proof))),
    overallProof: field('overall_proof', array(proof)),
    blankProof: optional('blank_proof', array(proof)),
  });
  return {
    write: (answer) => (answer.kind === 'choice' ? wire.write(answer) : wrongKind()),
    read: (cursor) => ({ kind: 'choice', ...wire.read(cursor) }),
  };
}

function rankedCodec(proof: Codec<Proof>): Codec<Answer> {
  const wire = object<Omit<RankedAnswer, 'kind'>>({
    choices: field('choices', ciphertextCodec),
    proof: field('proof', proof),
  });
  return {
    write: (answer) => (answer.kind === 'ranked' ? wire.write(answer) : wrongKind()),
    read: (cursor) => ({ kind: 'ranked', ...wire.read(cursor) }),
  };
}

function wrongKind(): never {
  throw new TypeError('an answer of another kind than its question');
}
