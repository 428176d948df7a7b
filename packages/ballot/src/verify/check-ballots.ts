import type { Fault, FaultPlace } from './faults.ts';
import type { Companion } from './companion.ts';
import type { SetUp } from './check-set-up.ts';
import type { StepReader } from './step-reader.ts';
import { LARGEST_BALLOT, type Survey } from './survey.ts';
import { mergePieces, type TallyPiece } from '../tally/tally-piece.ts';
import type { BallotJob, BallotsTask } from './task.ts';
import { runInOrder } from './workforce.ts';
import type { Verification } from './verification.ts';

/** What the ballots come to. */
export interface CheckedBallots {
  readonly faults: readonly Fault[];
  /** Hints that did not hold, though their ballots do. */
  readonly hintFaults: readonly Fault[];
  readonly tally: TallyPiece;
  readonly tallied: number;
  readonly totalWeight: number;
}

/** A thread gets no fewer ballots at once, so that one multi-scalar multiplication pays, and no more, so that memory stays flat. */
const FEWEST_AT_ONCE = 256;
const MOST_AT_ONCE = 4_096;

/** Nor more text than this, however few ballots it is. */
const MOST_CHARACTERS = 16_000_000;

const atOnce = (ballots: number, threads: number): number =>
  Math.min(MOST_AT_ONCE, Math.max(FEWEST_AT_ONCE, Math.ceil(ballots / threads)));

/** Checks every ballot: listed credential, signature, proofs; and adds up those that count. */
export async function checkBallots(
  reader: StepReader,
  survey: Survey,
  { setUp, verification }: { readonly setUp: SetUp; readonly verification: Verification },
): Promise<CheckedBallots> {
  const { workforce, progress, companion, onHints } = verification;
  const faults: Fault[] = [];
  const hintFaults: Fault[] = [];
  const pieces: TallyPiece[] = [];
  let before = 0;
  const tasks = taskEach(reader, survey, {
    setUp,
    companion,
    makeHints: onHints !== null,
    size: atOnce(survey.ballots.length, workforce.threads),
  });
  await runInOrder<BallotsTask>(tasks, workforce, (outcome, task) => {
    const placeOf = (index: number, question: number | null = null): FaultPlace => {
      const number = before + index + 1;
      return {
        part: 'ballot',
        number,
        hash: survey.ballots[number - 1]?.hash ?? '',
        question: question === null ? null : question + 1,
      };
    };
    for (const { index, code, question } of outcome.faults) faults.push({ code, place: placeOf(index, question) });
    for (const index of outcome.wrongHints) hintFaults.push({ code: 'hint-mismatch', place: placeOf(index) });
    for (const [index, made] of outcome.made.entries()) {
      const hash = survey.ballots[before + index]?.hash;
      if (made !== null && hash !== undefined) onHints?.(hash, made);
    }
    pieces.push(outcome.tally);
    before += task.ballots.length;
    progress('ballots', before, survey.ballots.length);
  });
  const counting = survey.ballots.filter(({ last, credential }) => last && setUp.weights.has(credential ?? ''));
  const totalWeight = counting.reduce((sum, { credential }) => sum + (setUp.weights.get(credential ?? '') ?? 0), 0);
  const tally = mergePieces(pieces, setUp.context.election.questions, setUp.context.group);
  return { faults: [...unlisted(survey, setUp), ...faults], hintFaults, tally, tallied: counting.length, totalWeight };
}

function unlisted({ ballots }: Survey, { weights }: SetUp): Fault[] {
  return ballots.flatMap(({ credential, hash }, index): Fault[] =>
    credential === null || weights.has(credential)
      ? []
      : [{ code: 'ballot-credential', place: { part: 'ballot', number: index + 1, hash, question: null } }],
  );
}

interface Giving {
  readonly setUp: SetUp;
  readonly companion: Companion;
  readonly makeHints: boolean;
  /** How many ballots a task has. */
  readonly size: number;
}

async function* taskEach(
  reader: StepReader,
  { ballots }: Survey,
  { setUp, companion, makeHints, size }: Giving,
): AsyncGenerator<BallotsTask> {
  let jobs: BallotJob[] = [];
  let characters = 0;
  let number = 0;
  for await (const { ballot } of reader.all('Ballot')) {
    const { credential, last } = ballots[number++] ?? { credential: null, last: false };
    const weight = last ? (setUp.weights.get(credential ?? '') ?? 0) : 0;
    const hints = await companion.hints(ballot.hash);
    const text = ballot.text.length > LARGEST_BALLOT ? '' : ballot.text;
    characters += text.length;
    jobs.push({ text, credential, hints: makeHints ? 'make' : hints, weight });
    if (jobs.length < size && characters < MOST_CHARACTERS) continue;
    yield { kind: 'ballots', election: setUp.text, ballots: jobs };
    jobs = [];
    characters = 0;
  }
  if (jobs.length > 0) yield { kind: 'ballots', election: setUp.text, ballots: jobs };
}
