import {
  type BatchId,
  type DeadlineId,
  type ClauseId,
  type Id,
  type PersonId,
  type UnitId,
  unwrap,
} from '@selectorate/basics';
import {
  bodyMembers,
  CANDIDATES,
  closed,
  commitLotValue,
  counted,
  declared,
  lotAtStage1,
  momentOf,
  openBallot,
  openTrigger,
  papers,
  reconciled,
  type RehearsedContest,
  returnVote,
  revealLotValue,
  rollAudited,
} from '@selectorate/testkit';

const QUICK = { witnesses: [] };
const NATIONAL = bodyMembers('national-body');
const PANEL = bodyMembers('appeal-panel');

/** Rehearsed contests in which every kind of act happens, but the one by which a lost log is taken over. */
export const stories = (): readonly RehearsedContest[] => [
  closed(QUICK),
  rollAudited(QUICK),
  withIncident(),
  withOverrideAndReplacement(),
  withChallenge(),
  withLotValue(),
  withLotByHand(),
];

function withIncident(): RehearsedContest {
  const contest = counted(QUICK);
  const incident = 'incident-1' as Id<'incident'>;
  const about = { incident, what: 'custody-gap', batch: 'batch-room' as BatchId, papers: 2 } as const;
  contest.act('report-incident', about, ['agent']);
  const margin = contest.state.counted?.margin ?? 0;
  contest.act('decide-anomalies', { ground: 'cause-established', papers: 2, margin }, NATIONAL);
  contest.act('rule-on-incident', { incident, remedy: 'none' }, PANEL);
  return contest;
}

function withOverrideAndReplacement(): RehearsedContest {
  const contest = openTrigger(QUICK);
  returnVote(contest, 'branch-01', { open: 3, keep: 1 });
  const aside = { unit: 'branch-01' as UnitId, attempt: 1, ground: 'notice-not-given' } as const;
  contest.act('set-aside-return', aside, ['second-officer', 'scrutineer']);
  const civil = '2022-09-02T18:00';
  const effect = {
    kind: 'move-deadline',
    deadline: 'returns-due' as DeadlineId,
    civil,
    instant: momentOf(civil),
  } as const;
  const power = 'override.vary-timetable' as ClauseId;
  unwrap(contest.attempt('override', { power, ground: 'urgency', effect }, NATIONAL));
  const { publicKey: key } = contest.signerOf('teller-3');
  const [leaves, enters] = ['teller-branch-01' as PersonId, 'teller-3' as PersonId];
  const replacement = { leaves, enters, role: 'unit-teller', key, ground: 'unavailable' } as const;
  contest.act('replace-officer', replacement, ['secretary-branch-01', 'returning-officer']);
  return contest;
}

/** A tie, with most votes to win, that this rung decides. */
const tied = (rung: 'sha256' | 'physical-lot') => ({
  ...QUICK,
  ballot: { method: 'plurality' as const, options: {}, ties: [rung] },
  batches: [{ batch: 'batch-post', channel: 'post' as const, issued: 2, spoilt: 0, rejected: 0, papers: papers(1, 1) }],
});

function withLotValue(): RehearsedContest {
  const contest = openBallot(tied('sha256'));
  commitLotValue(contest, 'agent');
  contest.goPast('ballot-closes');
  revealLotValue(contest, 'agent');
  return contest;
}

function withLotByHand(): RehearsedContest {
  const contest = reconciled(tied('physical-lot'));
  contest.act('record-lot', lotAtStage1(contest, CANDIDATES[0] ?? fail()), ['returning-officer', 'scrutineer']);
  return contest;
}

function fail(): never {
  throw new Error('a contest without candidates');
}

function withChallenge(): RehearsedContest {
  const contest = declared(QUICK);
  const challenge = 'challenge-1' as Id<'challenge'>;
  contest.act('lodge-challenge', { challenge, against: 'count' }, ['candidate-2']);
  contest.act('rule-on-challenge', { challenge, outcome: 'dismissed', remedy: null }, PANEL);
  return contest;
}
