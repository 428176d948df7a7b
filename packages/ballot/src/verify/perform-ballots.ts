import { equalBytes } from '@selectorate/basics';
import type { ElectionContext } from '../objects/context.ts';
import { keepSpots } from '../proofs/keep-spots.ts';
import { hintMaker, singleWorkings } from '../proofs/single-workings.ts';
import { checkBallotText } from '../vote/check-ballot.ts';
import { newBatch } from './attempt.ts';
import { type Counted, sumUp } from './sum-up.ts';
import type { BallotJob, BallotsOutcome, BallotsTask } from './task.ts';

type Checked = Omit<BallotsOutcome, 'kind'>;

/** Checks some ballots, in one batch where all have hints and all holds, else each by itself, and adds up what they bring. */
export function performBallots({ ballots }: BallotsTask, context: ElectionContext): BallotsOutcome {
  return { kind: 'ballots', ...(checkTogether(ballots, context) ?? checkEach(ballots, context)) };
}

/** Null where the ballots cannot be checked in a batch, or the batch does not hold: then nothing is known of any of them. */
function checkTogether(jobs: readonly BallotJob[], context: ElectionContext): Checked | null {
  if (!jobs.every(({ hints }) => hints instanceof Uint8Array)) return null;
  const workings = newBatch(context);
  if (workings === null) return null;
  const keeper = keepSpots(workings);
  const counted: Counted[] = [];
  for (const { text, credential, hints, weight } of jobs) {
    if (!(hints instanceof Uint8Array)) return null;
    workings.begin(hints);
    const ballot = checkBallotText(text, context, keeper.workings);
    if (!ballot.ok || ballot.value.credential !== credential || !workings.usedUp()) return null;
    counted.push({ ballot: ballot.value, weight });
  }
  const tally = sumUp(counted, context, keeper);
  if (tally === null || !workings.holds()) return null;
  return { faults: [], wrongHints: [], made: jobs.map(() => null), tally };
}

function checkEach(jobs: readonly BallotJob[], context: ElectionContext): Checked {
  const faults: BallotsOutcome['faults'][number][] = [];
  const wrongHints: number[] = [];
  const made: (Uint8Array | null)[] = [];
  const counted: Counted[] = [];
  const keeper = keepSpots(singleWorkings(context.group));
  for (const [index, { text, credential, hints, weight }] of jobs.entries()) {
    const maker = hints === null ? null : hintMaker(context.group);
    const ballot = checkBallotText(text, context, maker === null ? keeper.workings : keeper.through(maker));
    if (!ballot.ok) faults.push({ index, code: ballot.error.code, question: ballot.error.question });
    // What it counts for was decided by the credential found in the first reading.
    else if (ballot.value.credential !== credential) {
      faults.push({ index, code: 'ballot-credential', question: null });
    } else counted.push({ ballot: ballot.value, weight });
    const right = ballot.ok && maker !== null ? maker.hints() : null;
    made.push(hints === 'make' ? right : null);
    if (right !== null && hints instanceof Uint8Array && !equalBytes(right, hints)) wrongHints.push(index);
  }
  return { faults, wrongHints, made, tally: sumUp(counted, context, keeper) ?? [] };
}
