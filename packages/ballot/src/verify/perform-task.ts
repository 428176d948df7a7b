import { throwIllegalValue, unwrap } from '@selectorate/basics';
import { type ElectionContext, openElection } from '../objects/context.ts';
import { checkCasts } from '../sidecar/check-casts.ts';
import { performBallots } from './perform-ballots.ts';
import { performDecryption } from './perform-decryption.ts';
import { performOpening } from './perform-opening.ts';
import { performShuffle } from './perform-shuffle.ts';
import type { CheckOutcome, CheckTask, OutcomeOf } from './task.ts';
import type { Bench } from './bench.ts';

/** Does a task. The election in it has been opened before by whoever made the task, so it opens. */
export function performTask<T extends CheckTask>(task: T, bench: Bench): OutcomeOf<T> {
  return perform(task, contextOf(task.election, bench), bench) as OutcomeOf<T>;
}

function perform(task: CheckTask, context: ElectionContext, { groupOf }: Bench): CheckOutcome {
  switch (task.kind) {
    case 'ballots':
      return performBallots(task, context);
    case 'shuffle':
      return performShuffle(task, context);
    case 'decryption':
      return performDecryption(task, context);
    case 'opening':
      return performOpening(task, context);
    case 'casts':
      return { kind: 'casts', ...checkCasts(task.casts, { ...task, context, ed25519: groupOf('Ed25519') }) };
    default:
      return throwIllegalValue(task);
  }
}

const opened = new WeakMap<Bench, { readonly text: string; readonly context: ElectionContext }>();

/** A thread checks many pieces of one election: its context, and the tables behind it, are made once. */
function contextOf(text: string, bench: Bench): ElectionContext {
  const before = opened.get(bench);
  if (before?.text === text) return before.context;
  const context = unwrap(openElection(text, bench));
  opened.set(bench, { text, context });
  return context;
}
