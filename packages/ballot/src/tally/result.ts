import type { Group } from '@selectorate/group';
import type { QuestionResult } from '../objects/decryption.ts';
import type { Question } from '../objects/election.ts';
import { countReader, isAllowed, type OpenedRanking, rankingReader } from './decode.ts';

/** What a question's opened ciphertexts say. */
export type DecodedQuestion =
  | {
      readonly kind: 'choice';
      /** Votes by answer, the blank's first where there is one; null where no number was found (see {@link Reading}). */
      readonly counts: readonly (number | null)[];
    }
  | {
      readonly kind: 'ranked';
      /** In the order of the last mix. */
      readonly ballots: readonly OpenedRanking[];
    };

interface Reading {
  /** Bounds every count. */
  readonly totalWeight: number;
  readonly group: Group;
  /**
   * A result to be tried before counts are searched for. A count that differs from it is a fault whatever it is, so beside a result few
   * are searched for: what is wrong is told as long as that is cheap, and null for the rest.
   */
  readonly published?: readonly QuestionResult[];
}

/** Steps of searching beside a published result: about a second, or some hundred wrong counts of a hundred thousand votes. */
const STEPS_BESIDE_RESULT = 2 ** 16;

/** Reads the opened tally: texts of elements that this program worked out. After a count that is no number, none is searched for. */
export function decodeTally(
  opened: readonly (readonly string[])[],
  questions: readonly Question[],
  { totalWeight, group, published }: Reading,
): readonly DecodedQuestion[] {
  const readCount = countReader(totalWeight, group, published === undefined ? undefined : STEPS_BESIDE_RESULT);
  return questions.map((question, i): DecodedQuestion => {
    const texts = opened[i] ?? [];
    if (question.kind === 'ranked') return { kind: 'ranked', ballots: texts.map(rankingReader(question, group)) };
    const expected = published?.[i] ?? [];
    return { kind: 'choice', counts: texts.map((text, at) => readCount(text, numberOrNone(expected[at]))) };
  });
}

const numberOrNone = (row: Row | undefined): number | undefined => (typeof row === 'number' ? row : undefined);

/** The archive's result, which lists every vote as version 1 decodes it, valid or not. Null where a count could not be read. */
export function resultOf(decoded: readonly DecodedQuestion[]): readonly QuestionResult[] | null {
  const rows: QuestionResult[] = [];
  for (const question of decoded) {
    if (question.kind === 'ranked') {
      rows.push(question.ballots.map(({ listed }) => listed));
      continue;
    }
    const counts = question.counts.filter((count) => count !== null);
    if (counts.length < question.counts.length) return null;
    rows.push(counts);
  }
  return rows;
}

/** What can be wrong with a published result. */
export const RESULT_FAULTS = [
  /** Another number of questions, answers or ballots than were opened. */
  'result-lengths',
  /** An opened sum is not the published number, and none was found for it: it is none the ballots could add up to, or not searched for. */
  'result-count-unreadable',
  /** A number of votes is not what was opened. */
  'result-count',
  /** A listed vote is not what was opened at its place. */
  'result-ballot',
] as const;

export type ResultFaultCode = (typeof RESULT_FAULTS)[number];

export interface ResultFault {
  readonly code: ResultFaultCode;
  /** From 0, as are the places of answers and ballots; null where it is about all of them. */
  readonly question: number | null;
  readonly position: number | null;
}

/** Whether a published result is what the opened tally says. */
export function checkResult(
  published: readonly QuestionResult[],
  decoded: readonly DecodedQuestion[],
): readonly ResultFault[] {
  if (published.length !== decoded.length) return [{ code: 'result-lengths', question: null, position: null }];
  return decoded.flatMap((question, i) => checkQuestion(published[i] ?? [], question, i));
}

function checkQuestion(published: QuestionResult, decoded: DecodedQuestion, question: number): ResultFault[] {
  const size = decoded.kind === 'choice' ? decoded.counts.length : decoded.ballots.length;
  if (published.length !== size) return [{ code: 'result-lengths', question, position: null }];
  return published.flatMap((row, position): ResultFault[] => {
    const code =
      decoded.kind === 'choice'
        ? countFault(row, decoded.counts[position])
        : ballotFault(row, decoded.ballots[position]);
    return code === null ? [] : [{ code, question, position }];
  });
}

type Row = QuestionResult[number];

function countFault(row: Row, count: number | null | undefined): ResultFaultCode | null {
  if (count === null || count === undefined) return 'result-count-unreadable';
  return row === count ? null : 'result-count';
}

function ballotFault(row: Row, ballot: OpenedRanking | undefined): ResultFaultCode | null {
  const listed = ballot?.listed ?? [];
  const same = typeof row !== 'number' && row.length === listed.length && row.every((rank, i) => rank === listed[i]);
  return same ? null : 'result-ballot';
}

/** What a ranked question's rule of counting is given. */
export interface RankedOutcome {
  /** The ranks by answer of each valid vote. */
  readonly rankings: readonly (readonly number[])[];
  /** The places, in the published result, of votes that are no rankings: counted here, listed there as version 1 reads them. */
  readonly invalid: readonly number[];
  /** Those of them that the published result lists as rankings like any other: who counts by it alone counts them as well. */
  readonly listedAsValid: readonly number[];
}

export function rankedOutcome(ballots: readonly OpenedRanking[]): RankedOutcome {
  const placesOf = (isWanted: (ballot: OpenedRanking) => boolean): readonly number[] =>
    ballots.flatMap((ballot, place) => (isWanted(ballot) ? [place] : []));
  return {
    rankings: ballots.filter(({ valid }) => valid).map(({ listed }) => listed),
    invalid: placesOf(({ valid }) => !valid),
    listedAsValid: placesOf(({ valid, listed }) => !valid && isAllowed(listed)),
  };
}
