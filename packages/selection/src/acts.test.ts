import type { BatchId, CandidateId, ClauseId, DeadlineId, Id, PersonId, UnitId } from '@selectorate/basics';
import { PRESETS, resolvePreset } from '@selectorate/rulebook';
import {
  bodyMembers,
  closed,
  codeOf,
  commitLotValue,
  counted,
  declaration,
  declared,
  declareResult,
  lotAtStage1,
  momentOf,
  OFFICERS,
  openBallot,
  openTrigger,
  papers,
  readyToFreeze,
  type RehearsedContest,
  reconciled,
  returnVote,
  revealLotValue,
  rollAudited,
  scrutiny,
  stateScrutiny,
  theCount,
  triggered,
} from '@selectorate/testkit';
import { unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentsDue } from './derived/after-declaration.ts';
import { fromSeconds } from './instant.ts';
import { type ActBodies, ACT_KINDS } from './registry.ts';

const QUICK = { witnesses: [] };
const NATIONAL = bodyMembers('national-body');
const PANEL = bodyMembers('appeal-panel');

const overriding = (contest: RehearsedContest, power: string, effect: ActBodies['override']['effect']) =>
  contest.attempt('override', { power: `override.${power}` as ClauseId, ground: 'urgency', effect }, NATIONAL);

const moving = (contest: RehearsedContest, deadline: string, civil: string) =>
  overriding(contest, 'vary-timetable', {
    kind: 'move-deadline',
    deadline: deadline as DeadlineId,
    civil,
    instant: momentOf(civil),
  });

const CHALLENGE = 'challenge-1' as Id<'challenge'>;
/** A value is committed to and revealed; another contest's tie is drawn by hand. */
function withLots(): { readonly acts: readonly { readonly kind: string }[] } {
  const tied = (tie: 'sha256' | 'physical-lot') => ({
    ...QUICK,
    ballot: { method: 'plurality' as const, options: {}, ties: [tie] },
    batches: [{ ...BATCH, papers: papers(1, 1) }],
  });
  const drawn = openBallot(tied('sha256'));
  commitLotValue(drawn, 'agent');
  drawn.goPast('ballot-closes');
  revealLotValue(drawn, 'agent');
  const byHand = reconciled(tied('physical-lot'));
  byHand.act('record-lot', lotAtStage1(byHand, 'incumbent' as CandidateId), OFFICERS);
  return { acts: [...drawn.acts, ...byHand.acts] };
}

const BATCH = { batch: 'batch-post', channel: 'post', issued: 2, spoilt: 0, rejected: 0 } as const;

const challenged = (): RehearsedContest => {
  const contest = declared(QUICK);
  contest.act('lodge-challenge', { challenge: CHALLENGE, against: 'count' }, ['candidate-2']);
  return contest;
};

test('every kind of act is admitted in some story here', () => {
  const seen = new Set(closed(QUICK).acts.map(({ kind }) => kind));
  const elsewhere = [
    withIncident(),
    withOverrideAndReplacement(),
    withChallenge(),
    withLots(),
    rollAudited(QUICK),
  ].flatMap(({ acts }) => acts);
  for (const { kind } of elsewhere) seen.add(kind);
  // A log that takes over is played with its files, among the attacks on the record.
  expect(ACT_KINDS.filter((kind) => !seen.has(kind))).toEqual(['succeed-log']);
});

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
  unwrap(moving(contest, 'returns-due', '2022-09-02T18:00'));
  contest.act(
    'replace-officer',
    {
      leaves: 'teller-branch-01' as PersonId,
      enters: 'teller-3' as PersonId,
      role: 'unit-teller',
      key: contest.signerOf('teller-3').publicKey,
      ground: 'unavailable',
    },
    ['secretary-branch-01', 'returning-officer'],
  );
  return contest;
}

function withChallenge(): RehearsedContest {
  const contest = challenged();
  contest.act('rule-on-challenge', { challenge: CHALLENGE, outcome: 'dismissed', remedy: null }, PANEL);
  return contest;
}

test('a replacement of a unit’s officer is of that unit only', () => {
  const { state } = withOverrideAndReplacement();
  const [holding] = state.people.get('teller-3' as PersonId)?.holdings ?? [];
  expect(holding).toMatchObject({ role: 'unit-teller', unit: 'branch-01' });
});

describe('an override', () => {
  test('moves a deadline that is still to come, and the lapse follows it', () => {
    const contest = openTrigger(QUICK);
    unwrap(moving(contest, 'returns-due', '2022-09-03T18:00'));
    contest.goToCivil('2022-09-02T12:00');
    returnVote(contest, 'branch-01', { open: 3, keep: 1 });
    expect(contest.state.units.get('branch-01' as UnitId)?.returns[0]?.late).toBe(false);
  });

  test.each([
    ['one that has passed', 'freeze', '2022-09-20T12:00', 'deadline-passed'],
    ['to a moment that has passed', 'returns-due', '2022-08-02T12:00', 'deadline-passed'],
    ['one that there is not', 'picnic', '2022-09-20T12:00', 'deadline-unknown'],
  ])('moves no deadline: %s', (_, deadline, civil, expected) => {
    expect(codeOf(moving(openTrigger(QUICK), deadline, civil))).toBe(expected);
  });

  test('declares over anomalies: the unresolved papers stay beside the result', () => {
    const contest = counted(QUICK);
    const incident = {
      incident: 'incident-1' as Id<'incident'>,
      what: 'papers-missing',
      batch: null,
      papers: 9,
    } as const;
    contest.act('report-incident', incident, ['scrutineer']);
    expect(codeOf(contest.attempt('declare', declaration(contest), OFFICERS))).toBe('anomalies-reach-margin');
    unwrap(overriding(contest, 'declare-over-anomalies', { kind: 'declare-over-anomalies' }));
    declareResult(contest);
    expect(contest.state.incidents.get('incident-1' as Id<'incident'>)?.ruled).toBeNull();
  });

  test('over anomalies is of the count only', () => {
    const early = overriding(openBallot(QUICK), 'declare-over-anomalies', { kind: 'declare-over-anomalies' });
    expect(codeOf(early)).toBe('wrong-stage');
  });

  test.each([
    ['with nobody', null, 'admitted'],
    ['with somebody who stands', 'candidate-2', 'admitted'],
    ['with somebody who does not', 'scrutineer', 'candidate-unknown'],
  ])('ends a contest %s: %s', (_, candidate, expected) => {
    const contest = triggered(QUICK);
    const ended = overriding(contest, 'end-contest', {
      kind: 'end-contest',
      candidate: candidate as CandidateId | null,
    });
    expect(codeOf(ended)).toBe(expected);
    if (expected === 'admitted')
      expect(contest.state).toMatchObject({ stage: 'closed', declaration: { winner: candidate, endedBy: 'override' } });
  });

  test('ends nothing that has been declared: that is what a challenge is for', () => {
    const ended = overriding(challenged(), 'end-contest', { kind: 'end-contest', candidate: null });
    expect(codeOf(ended)).toBe('already-decided');
  });

  test('settles only what is undetermined', () => {
    const settle = overriding(triggered(QUICK), 'settle-trigger', { kind: 'settle-trigger', outcome: 'reselected' });
    expect(codeOf(settle)).toBe('already-decided');
  });

  test('is signed by the body that has the power, not by the officers', () => {
    const body = {
      power: 'override.end-contest' as ClauseId,
      ground: 'urgency',
      effect: { kind: 'end-contest', candidate: null },
    } as const;
    for (const by of [OFFICERS, PANEL])
      expect(codeOf(triggered(QUICK).attempt('override', body, by))).toBe('signer-lacks-role');
  });

  test('is in the register with its power, ground and effect, and nowhere without reasons', () => {
    const contest = readyToFreeze(QUICK);
    unwrap(moving(contest, 'notice', '2022-08-09T09:00'));
    expect(contest.state.discretions.last()).toMatchObject({
      kind: 'override',
      by: NATIONAL,
      power: 'override.vary-timetable',
      ground: 'urgency',
      affects: 'move-deadline',
    });
    const silent = {
      power: 'override.vary-timetable' as ClauseId,
      ground: 'other',
      effect: { kind: 'end-contest', candidate: null },
    } as const;
    expect(codeOf(contest.attempt('override', silent, NATIONAL, { parts: { reasons: null } }))).toBe(
      'commitment-missing',
    );
  });
});

describe('the scrutineer’s statement', () => {
  const statement = (contest: RehearsedContest, satisfied: boolean) => scrutiny(contest, satisfied);

  test('comes before any figure of the count is published, and commits to the count it saw', () => {
    const contest = reconciled(QUICK);
    expect(codeOf(contest.attempt('record-count', theCount(contest).body, OFFICERS))).toBe('scrutiny-missing');
    const { body } = statement(contest, true);
    expect(codeOf(contest.attempt('state-scrutiny', body, ['scrutineer']))).toBe('commitment-missing');
  });

  test('of another count than the one published is found', () => {
    const contest = reconciled(QUICK);
    const { body } = statement(contest, true);
    const other = { subject: 'contest', content: { ballots: '00'.repeat(32), result: '00'.repeat(32) } };
    contest.act('state-scrutiny', body, ['scrutineer'], { parts: { count: other } });
    const { body: count, blobs } = theCount(contest);
    expect(codeOf(contest.attempt('record-count', count, OFFICERS, { blobs }))).toBe('part-differs');
  });

  test('that they are not satisfied stops the count until they say otherwise', () => {
    const contest = reconciled(QUICK);
    stateScrutiny(contest, false);
    const { body, blobs } = theCount(contest);
    expect(codeOf(contest.attempt('record-count', body, OFFICERS, { blobs }))).toBe('scrutiny-missing');
    stateScrutiny(contest);
    expect(codeOf(contest.attempt('record-count', body, OFFICERS, { blobs }))).toBe('admitted');
  });

  test('is not got by replacing a scrutineer who is not satisfied', () => {
    const contest = reconciled(QUICK);
    stateScrutiny(contest, false);
    const body = {
      leaves: 'scrutineer' as PersonId,
      enters: 'scrutineer-2' as PersonId,
      role: 'scrutineer',
      key: contest.signerOf('scrutineer-2').publicKey,
      ground: 'removed',
    } as const;
    expect(codeOf(contest.attempt('replace-officer', body, PANEL))).toBe('scrutiny-not-satisfied');
  });
});

describe('a challenge', () => {
  test('is lodged until the window closes, by those who have a part in the contest', () => {
    const contest = declared(QUICK);
    const body = { challenge: CHALLENGE, against: 'conduct' } as const;
    expect(codeOf(contest.attempt('lodge-challenge', body, ['teller-1']))).toBe('signer-lacks-role');
    contest.goPast('challenge-closes', -1);
    expect(codeOf(contest.attempt('lodge-challenge', body, ['secretary-branch-01']))).toBe('admitted');
    contest.goPast('challenge-closes', 1);
    const late = { challenge: 'challenge-2' as Id<'challenge'>, against: 'conduct' } as const;
    expect(codeOf(contest.attempt('lodge-challenge', late, ['agent']))).toBe('deadline-passed');
  });

  test.each([
    ['upheld', null, 'effect-not-in-power'],
    ['dismissed', 'rerun', 'effect-not-in-power'],
    ['upheld', 'correct-entry', 'admitted'],
  ] as const)('%s with %s: %s', (outcome, remedy, expected) => {
    expect(codeOf(challenged().attempt('rule-on-challenge', { challenge: CHALLENGE, outcome, remedy }, PANEL))).toBe(
      expected,
    );
  });

  test('is decided once, and only then may the contest be closed', () => {
    const contest = withChallenge();
    const again = { challenge: CHALLENGE, outcome: 'upheld', remedy: 'rerun' } as const;
    expect(codeOf(contest.attempt('rule-on-challenge', again, PANEL))).toBe('already-decided');
    contest.goPast('challenge-closes');
    expect(codeOf(contest.attempt('close-contest', {}, OFFICERS))).toBe('admitted');
  });

  test('A29 runs from the publication of the result and not from the night', () => {
    const { state } = declared(QUICK);
    const closes = state.deadlines.get('challenge-closes' as DeadlineId);
    expect(closes?.civil.slice(0, 10)).toBe('2022-09-26');
    expect(state.declaration?.at.slice(0, 10)).toBe('2022-09-12');
  });
});

describe('retention (invariant 9)', () => {
  const college = PRESETS.find(({ id }) => id === 'reselection-college');
  const choices = { unitTieAgain: 'in-denominator', emptySection: 'lapses', pooledTie: 'undetermined' };
  const { state } = declared(QUICK);

  test('never ends before the challenge window, whatever the rules and whenever the declaration', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 400 }),
        fc.nat({ max: 400 }),
        fc.integer({ min: 1_600_000_000, max: 1_900_000_000 }),
        (challengeWindowDays, retentionDays, declaredAt) => {
          if (college === undefined) throw new Error('no such preset');
          const rulebook = resolvePreset(college, { ...choices, challengeWindowDays, retentionDays });
          if (!rulebook.ok) {
            expect(retentionDays).toBeLessThan(challengeWindowDays);
            return;
          }
          const { challenge, retention } = momentsDue({ ...state, rulebook: rulebook.value }, fromSeconds(declaredAt));
          expect(retention.instant >= challenge.instant).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('cannot be moved before the challenge window by an override, nor the window beyond it', () => {
    expect(codeOf(moving(declared(QUICK), 'retention-ends', '2022-09-20T12:00'))).toBe('deadline-passed');
    expect(codeOf(moving(declared(QUICK), 'challenge-closes', '2030-01-01T12:00'))).toBe('calendar-breaks-rule');
    expect(codeOf(moving(declared(QUICK), 'challenge-closes', '2022-10-20T12:00'))).toBe('admitted');
  });
});
