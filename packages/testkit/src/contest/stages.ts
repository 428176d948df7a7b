import type { Id, UnitId } from '@selectorate/basics';
import { SHORTEST_WINDOW_DAYS } from '@selectorate/selection';
import type { ContestPlan } from './contest-plan.ts';
import { closeContest, declareResult, endorse, stateScrutiny } from './play-after.ts';
import { allPapers, openTheBallot, reconcile, recordCount, setHustings, setShortlist } from './play-ballot.ts';
import {
  amendment,
  callRollSample,
  changedEntry,
  commitSampleValue,
  drawRollSample,
  excluded,
  exclusionDays,
  giveExclusionNotice,
  grantWaiver,
  revealSampleValue,
  rollReport,
  sampleFound,
  smallRollOf,
} from './play-roll.ts';
import { bodyMembers, freezeRoll, OFFICERS, openContest, setUp } from './play-set-up.ts';
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

/**
 * Set up with time enough: the roll is reported on, a latecomer has a waiver, one member of two who were given notice is left out
 * and the other stays by a ruling on the appeal; a sample is called for, a unit and a body have rolls of their own.
 */
export function rollPrepared(changes: Changes = {}): RehearsedContest {
  const contest = readyToFreeze({ later: 56, ...changes });
  const { body, enclosed } = rollReport(contest);
  contest.act('report-roll', body, OFFICERS, enclosed);
  grantWaiver(contest, { member: 'm-0013' });
  callRollSample(contest, 4);
  for (const person of CONTRIBUTORS) commitSampleValue(contest, person);
  if (contest.state.units.has('branch-01' as UnitId)) freezeSmallRoll(contest, { unit: 'branch-01', members: 6 });
  freezeSmallRoll(contest, { body: 'appeal-panel', members: 2 });
  excluded(contest, { member: 'm-0012' });
  const exclusion = 'exclusion-2' as Id<'exclusion'>;
  giveExclusionNotice(contest, { exclusion, member: 'm-0011', reason: 'moved-out-of-area', by: 'second-officer' });
  const said = (name: string) => ({ parts: { [name]: { subject: 'm-0011', content: contest.plan.words.reasons } } });
  contest.act('record-exclusion-reply', { exclusion }, ['scrutineer'], said('reply'));
  contest.wait((SHORTEST_WINDOW_DAYS * 24 + 2) * 60);
  const decision = { exclusion, decision: 'exclude', appealBy: exclusionDays(contest) } as const;
  contest.act('decide-exclusion', decision, OFFICERS, said('reasons'));
  contest.act('appeal-exclusion', { exclusion }, ['agent'], said('grounds'));
  const panel = bodyMembers(contest.rulebook.challenges.decidedBy);
  contest.act('rule-on-exclusion', { exclusion, outcome: 'reversed' }, panel, said('reasons'));
  return contest;
}

/** Like {@link rollPrepared}, frozen; the sample is drawn, one of it is silent, and a member's contact was changed since. */
export function rollAudited(changes: Changes = {}): RehearsedContest {
  const contest = rollPrepared(changes);
  freezeRoll(contest);
  for (const person of CONTRIBUTORS) revealSampleValue(contest, person);
  drawRollSample(contest);
  const found = sampleFound(contest, { silent: 1 });
  contest.act('report-roll-sample', found.body, ['scrutineer'], found.enclosed);
  const change = changedEntry('m-0001', (entry) => ({
    ...entry,
    person: { ...entry.person, email: 'member@mail.example' },
  }));
  const amended = amendment(contest, { change, amendments: [{ member: 'm-0001', reason: 'contact-confirmed' }] });
  contest.act('amend-roll', amended.body, OFFICERS, amended.enclosed);
  return contest;
}

const CONTRIBUTORS = ['returning-officer', 'second-officer', 'scrutineer', 'agent'];

function freezeSmallRoll(contest: RehearsedContest, of: Parameters<typeof smallRollOf>[1]): void {
  const { body, enclosed } = smallRollOf(contest, of);
  contest.act('freeze-unit-roll', body, OFFICERS, enclosed);
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
