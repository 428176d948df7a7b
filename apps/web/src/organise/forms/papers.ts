import { type CandidateId, err, type Json, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import { ballotsToJson, type CastBallot, packBallots } from '@selectorate/count';

/** A line that cannot be read, counted from 1. */
export interface PaperFault {
  readonly line: number;
  readonly code: 'not-a-number' | 'no-such-candidate' | 'candidate-twice' | 'no-preference';
}

/** Papers as keyed: a line each, the numbers of candidates in order of preference; `12x 2 1` for twelve alike. */
export function readPapers(text: string, candidates: number): Result<readonly CastBallot[], readonly PaperFault[]> {
  const read = text
    .split('\n')
    .map((line, at) => ({ line: at + 1, text: line.trim() }))
    .filter((each) => each.text !== '')
    .map((each) => readPaper(each, candidates));
  const faults = read.flatMap((paper) => (paper.ok ? [] : [paper.error]));
  return faults.length > 0 ? err(faults) : ok(read.flatMap((paper) => (paper.ok ? [paper.value] : [])));
}

const TIMES = /^([1-9]\d*)\s*[x×]\s*(.*)$/i;

function readPaper(
  { line, text }: { readonly line: number; readonly text: string },
  candidates: number,
): Result<CastBallot, PaperFault> {
  const [, times = '1', marks = text] = TIMES.exec(text) ?? [];
  const numbers = marks
    .split(/[\s,>]+/)
    .filter((each) => each !== '')
    .map(parseWholeNumber);
  if (numbers.length === 0) return err({ line, code: 'no-preference' });
  const known = numbers.filter((each) => each !== undefined);
  if (known.length < numbers.length) return err({ line, code: 'not-a-number' });
  if (known.some((each) => each < 1 || each > candidates)) return err({ line, code: 'no-such-candidate' });
  if (new Set(known).size < known.length) return err({ line, code: 'candidate-twice' });
  return ok({ ranking: known.map((each) => [each - 1]), times: parseWholeNumber(times) ?? 1 });
}

export const papersIn = (ballots: readonly CastBallot[]): number => ballots.reduce((sum, { times }) => sum + times, 0);

/** The private part of a keying: the same papers give the same text, in whatever order they were keyed. */
export const papersPart = (candidates: readonly CandidateId[], ballots: readonly CastBallot[]): Json =>
  ballotsToJson(packBallots(candidates, ballots)) as unknown as Json;
