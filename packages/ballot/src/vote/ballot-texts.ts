import {
  ballotCodec,
  type BallotShape,
  type Ballot,
  unsignedBallotCodec,
  type UnsignedBallot,
} from '../objects/ballot.ts';
import type { Codec } from '../codec/codec.ts';
import type { ElectionContext } from '../objects/context.ts';

/** What reading and checking the ballots of one election asks for again and again. */
export interface BallotTexts {
  readonly ballot: Codec<Ballot>;
  readonly unsigned: Codec<UnsignedBallot>;
  /** The text of the group's identity, which no ballot may contain. */
  readonly identity: string;
}

const kept = new WeakMap<ElectionContext, BallotTexts>();

export function ballotTexts(context: ElectionContext): BallotTexts {
  const before = kept.get(context);
  if (before !== undefined) return before;
  const { group, election } = context;
  const shape: BallotShape = { group, questions: election.questions };
  const texts: BallotTexts = {
    ballot: ballotCodec(shape),
    unsigned: unsignedBallotCodec(shape),
    identity: group.write(group.identity),
  };
  kept.set(context, texts);
  return texts;
}

const SIGNATURE = ',"signature":{"hash":"';

/** The text that is hashed and signed, cut out of the text of a whole ballot that has been read. */
export function unsignedTextOf(text: string): string {
  const end = text.lastIndexOf(SIGNATURE);
  if (end === -1) throw new RangeError('unsignedTextOf: a text without a signature');
  return `${text.slice(0, end)}}`;
}
