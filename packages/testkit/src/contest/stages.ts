import type { ContestPlan } from './contest-plan.ts';
import { closeContest, declareResult, endorse, stateScrutiny } from './play-after.ts';
import { allPapers, openTheBallot, reconcile, recordCount, setHustings, setShortlist } from './play-ballot.ts';
import { freezeRoll, openContest, setUp } from './play-set-up.ts';
import { decideTrigger, everyUnitForOpen, returnVote } from './play-trigger.ts';
import { RehearsedContest } from './rehearsed-contest.ts';

type Changes = Partial<ContestPlan>;

/** A contest where only the first act has been done. */
export function opened(changes: Changes = {}): RehearsedContest {
  const contest = new RehearsedContest(changes);
  openContest(contest);
  return contest;
}

/** A contest that is set up; the freeze is still to come. */
export function readyToFreeze(changes: Changes = {}): RehearsedContest {
  const contest = new RehearsedContest(changes);
  setUp(contest);
  return contest;
}

/** The roll is frozen: units return their votes, or where no trigger is held the shortlist is next. */
export function openTrigger(changes: Changes = {}): RehearsedContest {
  const contest = readyToFreeze(changes);
  freezeRoll(contest);
  return contest;
}

/** Units have opened the selection; the shortlist is next. */
export function triggered(changes: Changes = {}): RehearsedContest {
  const contest = openTrigger(changes);
  if (contest.state.stage !== 'trigger') return contest;
  everyUnitForOpen(contest);
  decideTrigger(contest);
  return contest;
}

/** Units have kept the incumbent; the scrutineer's statement is next. */
export function reselected(changes: Changes = {}): RehearsedContest {
  const contest = openTrigger(changes);
  for (const unit of contest.state.units.keys()) returnVote(contest, unit, { open: 1, keep: 4 });
  decideTrigger(contest);
  return contest;
}

/** Shortlist and hustings are set and the ballot is open; no paper is out. */
export function openBallot(changes: Changes = {}): RehearsedContest {
  const contest = triggered(changes);
  setShortlist(contest);
  setHustings(contest);
  openTheBallot(contest);
  return contest;
}

/** Every batch is back, keyed twice and agreed; reconciliation is next. */
export function keyed(changes: Changes = {}): RehearsedContest {
  const contest = openBallot(changes);
  allPapers(contest);
  return contest;
}

/** The papers are reconciled; the scrutineer's statement is next. */
export function reconciled(changes: Changes = {}): RehearsedContest {
  const contest = keyed(changes);
  reconcile(contest);
  return contest;
}

/** The scrutineer is satisfied and the count is published; the declaration is next. */
export function counted(changes: Changes = {}): RehearsedContest {
  const contest = reconciled(changes);
  stateScrutiny(contest);
  recordCount(contest);
  return contest;
}

/** The result is declared and may be challenged. */
export function declared(changes: Changes = {}): RehearsedContest {
  const contest = counted(changes);
  declareResult(contest);
  return contest;
}

/** Endorsed, unchallenged, closed. */
export function closed(changes: Changes = {}): RehearsedContest {
  const contest = declared(changes);
  endorse(contest);
  closeContest(contest);
  return contest;
}
