import type { BatchId, CandidateId, ClauseId, DeadlineId, Id, Json, PersonId, UnitId } from '@selectorate/basics';
import { canonicalJson } from '@selectorate/basics';
import { nativeCheck } from '@selectorate/machine';
import {
  amendment,
  bodyMembers,
  calendarOf,
  CANDIDATES,
  changedEntry,
  counted,
  declaration,
  declared,
  exclusionDays,
  frozenRoll,
  HUSTINGS,
  introduction,
  keyed,
  lotAtStage1,
  lotValueOf,
  memberPart,
  momentOf,
  OFFICERS,
  openBallot,
  openTrigger,
  outcomeNow,
  papersBack,
  papersPart,
  readyToFreeze,
  reconciliation,
  type RehearsedContest,
  rollAudited,
  rollPrepared,
  rollReport,
  sampleFound,
  sampleValueOf,
  smallRollOf,
  TELLERS,
  theCount,
  triggered,
  unitOfficers,
  unitReturn,
} from '@selectorate/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANOMALY_GROUNDS, INCIDENT_REMEDIES, INTEREST_CODES, OFFICER_ROLES } from './codes.ts';
import { describeState } from './describe-state.ts';
import { lotCommitment } from './derived/lots.ts';
import { paperFigures, unresolvedPapers } from './derived/papers.ts';
import { rollSampleSeed, sampleValueCommitment } from './derived/roll-sample.ts';
import { checkInvariants } from './invariants.ts';
import type { PartDraft } from './rehearsal.ts';
import { type ActBodies, ACT_KINDS, type ActKind } from './registry.ts';
import { replay } from './replay.ts';

/** One thing somebody tries: right or wrong is for the rules to say. */
interface Move {
  readonly kind: ActKind;
  readonly body: Json;
  readonly by: readonly string[];
  readonly parts?: Readonly<Record<string, PartDraft | null>>;
  readonly blobs?: readonly Uint8Array[];
}

type Make = (contest: RehearsedContest, twist: number) => Move;

const pick = <T>(items: readonly T[], at: number): T => {
  const item = items[at % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};
const move = <Kind extends ActKind>(
  kind: Kind,
  body: ActBodies[Kind],
  by: readonly string[],
  more: Partial<Move> = {},
): Move => ({
  kind,
  body: body as unknown as Json,
  by,
  ...more,
});

const PANEL = bodyMembers('appeal-panel');
const NATIONAL = bodyMembers('national-body');
const UNITS = ['branch-01', 'branch-02', 'affiliate-01', 'affiliate-02'];
const DEADLINES = ['notice', 'returns-due', 'shortlist', 'ballot-closes', 'challenge-closes', 'retention-ends'];
const MOMENTS = ['2022-08-20T12:00', '2022-09-03T18:00', '2022-09-14T12:00', '2022-12-24T12:00', '2030-01-01T00:00'];
const incident = (twist: number) => `incident-${twist % 3}` as Id<'incident'>;
const exclusion = (twist: number) => `exclusion-${twist % 2}` as Id<'exclusion'>;
const member = (twist: number): string => `m-00${10 + (twist % 4)}`;
const said = (subject: string): PartDraft => ({ subject, content: 'Reasons in full.' });
const challenge = (twist: number) => `challenge-${twist % 2}` as Id<'challenge'>;

function effect(twist: number): readonly [string, ActBodies['override']['effect']] {
  const civil = pick(MOMENTS, twist);
  const effects: readonly (readonly [string, ActBodies['override']['effect']])[] = [
    [
      'vary-timetable',
      { kind: 'move-deadline', deadline: pick(DEADLINES, twist) as DeadlineId, civil, instant: momentOf(civil) },
    ],
    ['admit-late-return', { kind: 'admit-late-return', unit: pick(UNITS, twist) as UnitId }],
    ['permit-merged-roles', { kind: 'permit-merge', roles: ['scrutineer', 'teller'] }],
    ['accept-trial-engine', { kind: 'accept-trial-engine' }],
    ['declare-over-anomalies', { kind: 'declare-over-anomalies' }],
    ['settle-trigger', { kind: 'settle-trigger', outcome: 'triggered' }],
    ['end-contest', { kind: 'end-contest', candidate: pick([null, 'incumbent' as CandidateId], twist) }],
  ];
  return pick(effects, Math.floor(twist / 7));
}

const MOVES: readonly Make[] = [
  (contest) => {
    const { body, roll } = frozenRoll(contest);
    return move('freeze-roll', body, OFFICERS, { parts: { roll } });
  },
  (contest, twist) => {
    const { body, enclosed } = rollReport(contest);
    return { ...move('report-roll', twist % 3 === 0 ? { ...body, members: twist % 30 } : body, OFFICERS), ...enclosed };
  },
  (contest, twist) => {
    const electorate = pick(['trigger', 'ballot'] as const, twist);
    const { clause } = pick(contest.rulebook.electorates[electorate].rules, twist >> 1);
    const waiver = `waiver-${twist % 4}` as Id<'waiver'>;
    const parts = { member: memberPart(member(twist)), reasons: said(member(twist)) };
    return move('grant-waiver', { waiver, clause, electorate }, OFFICERS, { parts });
  },
  (contest, twist) => {
    const body = {
      exclusion: exclusion(twist),
      reason: pick(['died', 'entered-twice'] as const, twist),
      clause: contest.rulebook.challenges.clause,
      electorates: pick([['trigger', 'ballot'], ['ballot']] as const, twist >> 1),
      replyBy: exclusionDays(contest, pick([0, 7, 9], twist)),
    };
    const parts = { member: memberPart(member(twist)), reasons: said(member(twist)) };
    return move('give-exclusion-notice', body, [pick(OFFICERS, twist >> 2)], { parts });
  },
  (_, twist) => move('record-exclusion-reply', { exclusion: exclusion(twist) }, ['scrutineer']),
  (contest, twist) => {
    const decision = twist % 4 === 0 ? 'stay' : 'exclude';
    const appealBy = decision === 'stay' ? null : exclusionDays(contest);
    return move('decide-exclusion', { exclusion: exclusion(twist), decision, appealBy }, OFFICERS);
  },
  (_, twist) => move('appeal-exclusion', { exclusion: exclusion(twist) }, [pick(['agent', 'scrutineer'], twist)]),
  (_, twist) =>
    move(
      'rule-on-exclusion',
      { exclusion: exclusion(twist), outcome: pick(['upheld', 'reversed'], twist >> 1) },
      PANEL,
    ),
  (_, twist) => move('call-roll-sample', { size: 1 + (twist % 20) }, ['scrutineer']),
  (contest, twist) => {
    const person = pick(['agent', 'scrutineer', 'teller-1'], twist);
    const commitment = sampleValueCommitment(contest.plan.contest, person as PersonId, sampleValueOf(contest, person));
    return move('commit-sample-value', { commitment }, [person]);
  },
  (contest, twist) => {
    const person = pick(['agent', 'scrutineer'], twist);
    return move('reveal-sample-value', { value: sampleValueOf(contest, twist % 5 === 0 ? 'x' : person) }, [person]);
  },
  (contest) => move('draw-roll-sample', { seed: rollSampleSeed(contest.state) ?? '00'.repeat(32) }, ['scrutineer']),
  (contest, twist) => {
    const { body, enclosed } = sampleFound(contest, { ineligible: twist % 2, silent: (twist >> 1) % 2 });
    return { ...move('report-roll-sample', body, ['scrutineer']), ...enclosed };
  },
  (contest, twist) => {
    const unit = pick([...UNITS, null], twist);
    const of = unit === null ? { body: 'appeal-panel' } : { unit };
    const { body, enclosed } = smallRollOf(contest, { ...of, members: 2 + (twist % 6) });
    return { ...move('freeze-unit-roll', body, OFFICERS), ...enclosed };
  },
  (contest, twist) => {
    const reason = pick(
      ['contact-confirmed', 'entry-corrected', 'exclusion-decided', 'exclusion-lifted'] as const,
      twist,
    );
    const change = changedEntry('m-0001', (entry) =>
      reason === 'contact-confirmed'
        ? { ...entry, person: { ...entry.person, email: `new-${twist}@mail.example` } }
        : { ...entry, standing: { ...entry.standing, status: pick(['full', 'lapsed'] as const, twist >> 2) } },
    );
    const amendments = [{ member: 'm-0001', reason }];
    const { body, enclosed } = amendment(contest, { version: `v${2 + (twist % 5)}`, change, amendments });
    return { ...move('amend-roll', body, OFFICERS), ...enclosed };
  },
  (contest) => move('set-calendar', { deadlines: calendarOf(contest.rulebook) }, OFFICERS),
  (contest, twist) => {
    const unit = pick(UNITS, twist);
    const attempt = twist % 5 === 0 ? 2 : 1;
    const { body, enclosed } = unitReturn(contest, unit, { attempt, open: twist % 4, keep: (twist >> 2) % 4 });
    return { ...move('return-unit-vote', body, unitOfficers(unit)), ...enclosed };
  },
  (contest, twist) =>
    move(
      'decide-trigger',
      { outcome: twist % 3 === 0 || contest.state.trigger !== null ? 'undetermined' : outcomeNow(contest) },
      OFFICERS,
    ),
  (_, twist) =>
    move(
      'set-aside-return',
      { unit: pick(UNITS, twist) as UnitId, attempt: twist % 2 === 0 ? 1 : 2, ground: 'duplicate' },
      ['returning-officer', 'scrutineer'],
    ),
  (_, twist) => move('set-shortlist', { candidates: twist % 2 === 0 ? CANDIDATES : CANDIDATES.toReversed() }, OFFICERS),
  () => move('set-hustings', { civil: HUSTINGS, instant: momentOf(HUSTINGS) }, OFFICERS),
  (contest) => move('open-ballot', { method: 'av', lots: contest.state.shortlist ?? CANDIDATES }, OFFICERS),
  (contest, twist) => {
    const { batch, channel, issued } = pick(contest.plan.batches, twist);
    return move('issue-papers', { batch: batch as BatchId, channel, issued: issued - (twist % 2) }, OFFICERS);
  },
  (contest, twist) => move('return-papers', papersBack(pick(contest.plan.batches, twist)), TELLERS),
  (contest, twist) => {
    const plan = pick(contest.plan.batches, twist);
    const body = { batch: plan.batch as BatchId, valid: papersBack(plan).returned - plan.spoilt - plan.rejected };
    return move('key-batch', body, [pick(TELLERS, twist >> 1)], { parts: { ballots: papersPart(contest, plan) } });
  },
  (contest, twist) => {
    const plan = pick(contest.plan.batches, twist);
    const valid = papersBack(plan).returned - plan.spoilt - plan.rejected;
    const body = { batch: plan.batch as BatchId, valid, differences: twist % 2 };
    return move('agree-batch', body, TELLERS, { parts: { ballots: papersPart(contest, plan) } });
  },
  (contest, twist) => {
    const person = pick(['agent', 'scrutineer', 'second-officer', 'teller-1'], twist);
    const commitment = lotCommitment(contest.plan.contest, person as PersonId, lotValueOf(contest, person));
    return move('commit-lot-value', { commitment }, [person]);
  },
  (contest, twist) => {
    const person = pick(['agent', 'scrutineer', 'second-officer'], twist);
    const value = lotValueOf(contest, twist % 4 === 0 ? 'teller-1' : person);
    return move('reveal-lot-value', { value }, [person]);
  },
  (contest, twist) =>
    move('record-lot', lotAtStage1(contest, pick(CANDIDATES, twist)), ['returning-officer', 'scrutineer']),
  (contest) => move('reconcile', reconciliation(contest), ['returning-officer', 'scrutineer']),
  (contest) => {
    const { body, blobs } = theCount(contest);
    return move('record-count', body, OFFICERS, { blobs });
  },
  (contest, twist) =>
    move('state-scrutiny', { figures: paperFigures(contest.state), satisfied: twist % 3 !== 0, concerns: twist % 2 }, [
      'scrutineer',
    ]),
  (contest) => move('declare', declaration(contest), OFFICERS),
  (_, twist) => move('endorse', { decision: twist % 2 === 0 ? 'endorsed' : 'refused' }, NATIONAL),
  (_, twist) => move('lodge-challenge', { challenge: challenge(twist), against: 'count' }, ['agent']),
  (_, twist) =>
    move(
      'rule-on-challenge',
      {
        challenge: challenge(twist),
        outcome: twist % 2 === 0 ? 'dismissed' : 'upheld',
        remedy: twist % 2 === 0 ? null : 'rerun',
      },
      PANEL,
    ),
  () => move('close-contest', {}, OFFICERS),
  (contest, twist) =>
    move(
      'report-incident',
      {
        incident: incident(twist),
        what: pick(['seal-broken', 'papers-missing'] as const, twist),
        batch: pick([null, ...contest.plan.batches.map(({ batch }) => batch as BatchId)], twist >> 1),
        papers: twist % 6,
      },
      [pick(TELLERS, twist)],
    ),
  (_, twist) =>
    move('rule-on-incident', { incident: incident(twist), remedy: pick(INCIDENT_REMEDIES, twist >> 2) }, PANEL),
  (contest, twist) =>
    move(
      'decide-anomalies',
      {
        ground: pick(ANOMALY_GROUNDS, twist),
        papers: unresolvedPapers(contest.state),
        margin: contest.state.counted?.margin ?? 0,
      },
      NATIONAL,
    ),
  (_, twist) => {
    const [power, chosen] = effect(twist);
    const body = { power: `override.${power}` as ClauseId, ground: 'other', effect: chosen } as const;
    return move('override', body, NATIONAL);
  },
  (contest, twist) => {
    const role = pick(
      OFFICER_ROLES.filter((each) => each !== 'agent'),
      twist,
    );
    const leaves = [...contest.state.people.values()].find(({ holdings }) =>
      holdings.some((held) => held.role === role),
    );
    const enters = `newcomer-${twist % 3}`;
    const key = contest.signerOf(enters).publicKey;
    const body = {
      leaves: leaves?.id ?? ('agent' as PersonId),
      enters: enters as PersonId,
      role,
      key,
      ground: 'removed',
    } as const;
    return move('replace-officer', body, pick([OFFICERS, PANEL, ['second-officer', 'scrutineer']], twist));
  },
  (contest, twist) =>
    move(
      'introduce-person',
      introduction(contest, `newcomer-${twist % 3}`, pick(['teller', 'agent', 'candidate', 'incumbent'], twist)),
      OFFICERS,
    ),
  (contest, twist) => {
    const person = pick([...contest.state.people.keys()], twist);
    return move('declare-interest', { interest: pick(INTEREST_CODES, twist >> 3) }, [person]);
  },
  (_, twist) => move('pass-deadline', { deadline: pick(DEADLINES, twist) as DeadlineId }, ['server']),
  (_, twist) => ({ kind: pick(ACT_KINDS, twist), body: { unit: 'branch-01', papers: twist }, by: OFFICERS }),
];

interface Try {
  readonly what: number;
  readonly twist: number;
  /** Most try with the right people, some with whoever is in the room. */
  readonly who: number;
  readonly wait: number;
}

const tries = fc.array(
  fc.record({
    what: fc.nat({ max: MOVES.length - 1 }),
    twist: fc.nat({ max: 500 }),
    who: fc.nat({ max: 9 }),
    wait: fc.constantFrom(0, 1, 90, 60 * 24, 60 * 24 * 8),
  }),
  { minLength: 8, maxLength: 24 },
);
/** Every rung that lots are drawn for; two candidates are never left undecided by it. */
const LADDER = ['earlier-stages-backwards', 'sha256', 'lot-order', 'physical-lot'] as const;

const withTime = (changes: Parameters<typeof readyToFreeze>[0]): RehearsedContest =>
  readyToFreeze({ later: 56, ...changes });

const STARTS = [
  readyToFreeze,
  withTime,
  rollPrepared,
  rollAudited,
  openTrigger,
  triggered,
  openBallot,
  keyed,
  counted,
  declared,
] as const;

/** The move, or none where the contest has nothing that such a move could be about. */
function made(contest: RehearsedContest, { what, twist }: Try): Move | null {
  try {
    return pick(MOVES, what)(contest, twist);
  } catch {
    return null;
  }
}

function attempted(contest: RehearsedContest, each: Try): void {
  contest.wait(each.wait);
  const tried = made(contest, each);
  if (tried === null) return;
  const people = [...contest.state.people.keys()];
  const by = each.who < 8 ? tried.by : [pick(people, each.twist), pick(people, each.twist + each.who)];
  const before = { state: contest.state, size: contest.entries.length };
  const recorded = contest.attemptRaw(tried.kind, tried.body, by, {
    ...(tried.parts === undefined ? {} : { parts: tried.parts }),
    ...(tried.blobs === undefined ? {} : { blobs: tried.blobs }),
  });
  const added = contest.acts.slice(before.size).map(({ kind }) => kind);
  if (!recorded.ok) expect(added.every((kind) => kind === 'pass-deadline')).toBe(true);
  if (added.length === 0) expect(contest.state).toBe(before.state);
  expect(checkInvariants(contest.state, contest.acts)).toEqual([]);
}

test('no sequence of acts, by whomever and whenever, breaks an invariant; its record always verifies', async () => {
  const stories = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...STARTS), fc.constantFrom(0, 5, 20), tries, async (start, k, sequence) => {
      const contest = start({ parameters: { k }, ballot: { ties: LADDER } });
      for (const each of sequence) attempted(contest, each);
      const { rulebook, rehearsal } = contest;
      const replayed = replay(contest.entries, { rulebook, rulebookBytes: rehearsal.rulebookBytes }, nativeCheck);
      expect(replayed.ok && canonicalJson(describeState(replayed.value))).toBe(
        canonicalJson(describeState(contest.state)),
      );
      const verdict = await contest.verify();
      expect(verdict.faults).toEqual([]);
      for (const { kind } of contest.acts) stories.add(kind);
    }),
    { numRuns: 24 },
  );
  // The model is worth its name only if it gets about.
  expect(stories.size).toBeGreaterThan(20);
});
