import {
  type BatchId,
  type CandidateId,
  type ClauseId,
  type DeadlineId,
  type Id,
  type PersonId,
  type SectionId,
  type UnitId,
  toHex,
  utf8,
} from '@selectorate/basics';
import { mergeBallots } from '@selectorate/count';
import { EMPTY_ROOT } from '@selectorate/record';
import {
  allPapers,
  amendment,
  bodyMembers,
  calendarOf,
  callRollSample,
  CANDIDATES,
  codeOf,
  commitLotValue,
  commitSampleValue,
  counted,
  declaration,
  declared,
  excluded,
  exclusionDays,
  freezeRoll,
  frozenRoll,
  giveExclusionNotice,
  introduceEverybody,
  introduction,
  issuePapers,
  keyed,
  keyTwice,
  lotAtStage1,
  momentOf,
  nativeSigner,
  OFFICERS,
  openBallot,
  opened,
  openingBody,
  openTrigger,
  papers,
  papersPart,
  readyToFreeze,
  reconcile,
  reconciled,
  reconciliation,
  RehearsedContest,
  reselected,
  returnPapers,
  returnVote,
  revealSampleValue,
  rollAudited,
  rollReport,
  sampleFound,
  sampleValueOf,
  seeded,
  setHustings,
  setShortlist,
  standingPapers,
  stateScrutiny,
  TELLERS,
  theCount,
  triggered,
  unitOfficers,
  unitReturn,
} from '@selectorate/testkit';
import { expect, test } from 'vitest';
import { type Act, hashHex, SERVER } from './act.ts';
import { admit } from './admit.ts';
import { checkBlobs } from './blobs.ts';
import { ballotsText } from './derived/ballots.ts';
import { countToRecord } from './derived/count-to-record.ts';
import { lotCommitment } from './derived/lots.ts';
import { paperFigures } from './derived/papers.ts';
import type { ActBodies } from './registry.ts';
import { beforeContest } from './state.ts';
import { REFUSAL_CODES, type RefusalCode } from './refusal.ts';

const QUICK = { witnesses: [] };

// A refused act changes nothing, so all rows that only try may share a contest.
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};
const justOpened = once(() => opened(QUICK));
const inSetUp = once(() => readyToFreeze(QUICK));
const inTrigger = once(() => openTrigger(QUICK));
const afterTrigger = once(() => triggered(QUICK));
const inBallot = once(() => openBallot(QUICK));
const withPapersBack = once(() => keyed(QUICK));
const afterReconciling = once(() => reconciled(QUICK));
const afterCount = once(() => counted(QUICK));
const afterDeclaration = once(() => declared(QUICK));

const CONTEST_POST = {
  batch: 'batch-post',
  channel: 'post',
  issued: 8,
  spoilt: 1,
  rejected: 1,
  papers: papers(4, 1),
} as const;
const PANEL = bodyMembers('appeal-panel');
const NATIONAL = bodyMembers('national-body');
const otherKey = nativeSigner(seeded('another key').bytes(32));
const declareNone = { interest: 'other' } as const;
const power = (name: string): ClauseId => `override.${name}` as ClauseId;

const withPower = (contest: RehearsedContest, name: string, effect: ActBodies['override']['effect']): string =>
  codeOf(contest.attempt('override', { power: power(name), ground: 'other', effect }, NATIONAL));

const replacing = (contest: RehearsedContest, leaves: string, enters: string): ActBodies['replace-officer'] => ({
  leaves: leaves as PersonId,
  enters: enters as PersonId,
  role: 'returning-officer',
  key: contest.signerOf(enters).publicKey,
  ground: 'resigned',
});

const NOBODY = 'nobody' as CandidateId;

/** Four papers for each of two candidates, reconciled: most votes win, and this rung decides. */
const tiedPapers = (rung: 'physical-lot' | 'lot-order'): RehearsedContest =>
  reconciled({
    ...QUICK,
    ballot: { method: 'plurality', options: {}, ties: [rung] },
    batches: [{ ...CONTEST_POST, spoilt: 0, rejected: 0, papers: papers(4, 4) }],
  });

/** An act that goes past the rehearsal's honest client, straight into a ledger. */
function submitted(
  contest: RehearsedContest,
  sign: Parameters<RehearsedContest['sign']>[2],
  {
    by = ['agent'],
    signers = by,
    contestId = contest.plan.contest,
  }: { by?: string[]; signers?: string[]; contestId?: string } = {},
): string {
  const draft = {
    ...contest.draft('declare-interest', declareNone, by),
    contest: contestId as typeof contest.plan.contest,
  };
  const proof = signers.map((person) => contest.sign(draft, person, sign));
  return codeOf(contest.ledger().submit({ draft, proof }, contest.now, contest.beside));
}

function ledgerRepeats(): string {
  const contest = inSetUp();
  const draft = contest.draft('declare-interest', declareNone, ['agent']);
  const submission = { draft, proof: [contest.sign(draft, 'agent')] };
  const ledger = contest.ledger();
  ledger.submit(submission, contest.now, contest.beside);
  return codeOf(ledger.submit(submission, contest.now, contest.beside));
}

/** A commitment that somebody else made, passed off as one's own. */
const copiedFrom = ({ acts }: RehearsedContest): Readonly<Record<string, string>> => ({
  details: acts[0]?.commitments['title'] ?? '',
});

function lateInLedger(kind: 'lapse-missing' | 'time-decreases' | 'lapse-repeated'): string {
  const contest = readyToFreeze(QUICK);
  const later = kind === 'lapse-missing' ? momentOf('2022-08-06T10:00') : contest.acts[0]?.at;
  if (kind === 'lapse-repeated') {
    freezeRoll(contest);
    const draft = contest.draft('pass-deadline', { deadline: 'freeze' as DeadlineId }, [SERVER]);
    return codeOf(
      contest.ledger().submit({ draft, proof: [contest.sign(draft, SERVER)] }, contest.now, contest.beside),
    );
  }
  const draft = contest.draft('declare-interest', declareNone, ['agent']);
  const at = later ?? contest.now;
  return codeOf(
    contest.ledger().submit({ draft, proof: [contest.sign(draft, 'agent', { signedAt: at })] }, at, contest.beside),
  );
}

const opening = (change: Partial<ActBodies['open-contest']>): string => {
  const contest = new RehearsedContest();
  return codeOf(contest.attempt('open-contest', { ...openingBody(contest), ...change }, OFFICERS));
};

const introducing = (
  contest: RehearsedContest,
  change: Partial<ActBodies['introduce-person']>,
  by: readonly string[] = OFFICERS,
): string =>
  codeOf(contest.attempt('introduce-person', { ...introduction(contest, 'newcomer', 'teller'), ...change }, by));

const calendar = (changes: Readonly<Record<string, string>>): string =>
  codeOf(justOpened().attempt('set-calendar', { deadlines: calendarOf(justOpened().rulebook, changes) }, OFFICERS));

const registering = (contest: RehearsedContest, change: Partial<ActBodies['register-unit']>): string =>
  codeOf(
    contest.attempt(
      'register-unit',
      { unit: 'unit-x' as UnitId, section: 'party' as SectionId, parentBody: null, entitled: null, ...change },
      OFFICERS,
    ),
  );

function returning(contest: RehearsedContest, change: Partial<ActBodies['return-unit-vote']>): string {
  contest.goPast('units-meet-from');
  const { body } = unitReturn(contest, 'affiliate-01', { open: 3, keep: 2 });
  return codeOf(contest.attempt('return-unit-vote', { ...body, ...change }, unitOfficers('affiliate-01')));
}

function freezing(change: Partial<ActBodies['freeze-roll']>): string {
  const contest = readyToFreeze(QUICK);
  contest.goPast('freeze');
  const { body, roll } = frozenRoll(contest);
  return codeOf(contest.attempt('freeze-roll', { ...body, ...change }, OFFICERS, { parts: { roll } }));
}

const EXCLUSION = { exclusion: 'exclusion-1' as Id<'exclusion'> };

/** A member was given notice; `by` is an officer, made one by replacement where they are none yet. */
function noticed(by = 'returning-officer'): RehearsedContest {
  const contest = readyToFreeze({ ...QUICK, later: 56 });
  if (by !== 'returning-officer') {
    contest.act('override', mergedRoles, NATIONAL);
    contest.act('replace-officer', replacing(contest, 'returning-officer', by), ['second-officer', 'scrutineer']);
  }
  giveExclusionNotice(contest, { member: 'm-0012', by });
  return contest;
}

const mergedRoles: ActBodies['override'] = {
  power: power('permit-merged-roles'),
  ground: 'too-few-people',
  effect: { kind: 'permit-merge', roles: ['returning-officer', 'body-member'] },
};

const excluding = (contest: RehearsedContest, appealBy = exclusionDays(contest), by = OFFICERS): string =>
  codeOf(contest.attempt('decide-exclusion', { ...EXCLUSION, decision: 'exclude', appealBy }, by));

const NO_COUNT: ActBodies['record-count'] = {
  ballots: '00'.repeat(32),
  result: '00'.repeat(32),
  valid: 0,
  elected: 'incumbent' as CandidateId,
  votes: [],
  margin: 0,
};

const batch = (name: string): BatchId => name as BatchId;

function issued(...batches: string[]): RehearsedContest {
  const contest = openBallot(QUICK);
  for (const plan of contest.plan.batches) if (batches.includes(plan.batch)) issuePapers(contest, plan);
  contest.goPast('ballot-closes');
  return contest;
}

function paperOut(): RehearsedContest {
  const contest = openBallot(QUICK);
  issuePapers(contest, CONTEST_POST);
  return contest;
}

function papersReturned(): RehearsedContest {
  const contest = issued('batch-post');
  returnPapers(contest, CONTEST_POST);
  return contest;
}

const keying = (contest: RehearsedContest, name: string, valid: number, teller = 'teller-1'): string =>
  codeOf(
    contest.attempt('key-batch', { batch: batch(name), valid }, [teller], {
      parts: { ballots: papersPart(contest, CONTEST_POST) },
    }),
  );

function countingAs(change: Partial<ActBodies['record-count']>): string {
  const contest = reconciled(QUICK);
  stateScrutiny(contest);
  const { body, blobs } = theCount(contest);
  return codeOf(contest.attempt('record-count', { ...body, ...change }, OFFICERS, { blobs }));
}

function countOfNothing(): string {
  const contest = openBallot({ ...QUICK, batches: [{ ...CONTEST_POST, spoilt: 0, rejected: 0, papers: [] }] });
  allPapers(contest);
  reconcile(contest);
  const ballots = utf8(ballotsText(mergeBallots(CANDIDATES, [])));
  const body = { ...NO_COUNT, ballots: hashHex(ballots) };
  const count = { subject: 'contest', content: { ballots: body.ballots, result: body.result } };
  const statement = { figures: paperFigures(contest.state), satisfied: true, concerns: 0 };
  contest.act('state-scrutiny', statement, ['scrutineer'], { parts: { count } });
  return codeOf(contest.attempt('record-count', body, OFFICERS, { blobs: [ballots] }));
}

const incident = (contest: RehearsedContest, papersTouched: number, inBatch: string | null = 'batch-post'): void => {
  contest.act(
    'report-incident',
    {
      incident: 'incident-1' as Id<'incident'>,
      what: 'seal-broken',
      batch: inBatch as BatchId | null,
      papers: papersTouched,
    },
    ['scrutineer'],
  );
};

/** Every code, and how somebody runs into it through the public interface. */
const PROVOKED: Partial<Record<RefusalCode, () => string | Promise<string>>> = {
  'act-malformed': () => codeOf(inSetUp().attemptRaw('state-intention', { intention: 'perhaps' }, ['incumbent'])),
  'act-of-another-contest': () => submitted(inSetUp(), {}, { contestId: 'contest-2' }),
  'act-out-of-sequence': () => {
    const [first, second] = inSetUp().acts;
    if (first === undefined || second === undefined) return 'no acts';
    return codeOf(admit(inSetUp().state, second));
  },
  'signature-used': ledgerRepeats,
  'commitment-repeated': () => {
    const contest = inSetUp();
    const draft = { ...contest.draft('declare-interest', declareNone, ['agent']), commitments: copiedFrom(contest) };
    return codeOf(
      contest.ledger().submit({ draft, proof: [contest.sign(draft, 'agent')] }, contest.now, contest.beside),
    );
  },
  'time-decreases': () => lateInLedger('time-decreases'),
  'commitment-missing': () =>
    codeOf(
      justOpened().attempt('introduce-person', introduction(justOpened(), 'newcomer', 'teller'), OFFICERS, {
        parts: { name: null },
      }),
    ),
  'commitment-unexpected': () =>
    codeOf(
      inSetUp().attempt('close-contest', {}, OFFICERS, { parts: { name: { subject: 'contest', content: 'A name' } } }),
    ),
  'signer-unknown': () => submitted(inSetUp(), {}, { by: ['stranger'] }),
  'signer-twice': () => introducing(inSetUp(), {}, ['returning-officer', 'returning-officer']),
  'signer-left': () => {
    const contest = readyToFreeze(QUICK);
    contest.act('replace-officer', replacing(contest, 'returning-officer', 'officer-3'), [
      'second-officer',
      'scrutineer',
    ]);
    return introducing(contest, {});
  },
  'signer-lacks-role': () => introducing(inSetUp(), {}, ['returning-officer', 'scrutineer']),
  'signature-missing': () => submitted(inSetUp(), {}, { by: ['agent', 'incumbent'], signers: ['agent'] }),
  'signature-invalid': () => submitted(inSetUp(), { key: otherKey }),
  'signature-too-old': () => submitted(inSetUp(), { signedAt: '2022-07-29T08:00:00Z' }),
  'signature-from-the-future': () => submitted(inSetUp(), { signedAt: '2022-08-01T12:00:00Z' }),
  'seen-differs': () => submitted(inSetUp(), { seen: { ...inSetUp().rehearsal.head, root: '00'.repeat(32) } }),
  'seen-too-early': () => submitted(inSetUp(), { seen: { size: 0, root: toHex(EMPTY_ROOT) } }),
  'two-persons-needed': () => introducing(inSetUp(), {}, ['returning-officer']),
  'person-already-holds-role': () => introducing(inSetUp(), { role: 'scrutineer' }),
  'person-key-differs': () =>
    introducing(inSetUp(), { person: 'candidate-2' as PersonId, role: 'agent', key: otherKey.publicKey }),
  'key-held-by-another': () => introducing(inSetUp(), { key: inSetUp().signerOf('scrutineer').publicKey }),
  'key-not-canonical': () => introducing(inSetUp(), { key: { alg: 'EdDSA', key: 'A'.repeat(43) } }),
  'barred-pair': () => introducing(inSetUp(), introduction(inSetUp(), 'agent', 'teller')),
  'merge-not-needed': () =>
    withPower(inSetUp(), 'permit-merged-roles', { kind: 'permit-merge', roles: ['teller', 'body-member'] }),
  'interest-bars-role': () => {
    const contest = readyToFreeze(QUICK);
    contest.act('declare-interest', { interest: 'candidate-employs' }, ['appeal-panel-1']);
    return introducing(contest, introduction(contest, 'appeal-panel-1', 'teller'));
  },
  'interest-not-declared': () => {
    const contest = readyToFreeze(QUICK);
    contest.act('replace-officer', replacing(contest, 'returning-officer', 'officer-3'), [
      'second-officer',
      'scrutineer',
    ]);
    contest.goPast('freeze');
    const { body, roll } = frozenRoll(contest);
    return codeOf(contest.attempt('freeze-roll', body, ['officer-3', 'second-officer'], { parts: { roll } }));
  },
  'role-needs-unit': () => introducing(inSetUp(), { role: 'unit-teller' }),
  'role-needs-body': () => introducing(inSetUp(), { role: 'body-member' }),
  'role-not-held': () =>
    codeOf(inSetUp().attempt('replace-officer', replacing(inSetUp(), 'agent', 'officer-3'), OFFICERS)),
  'composition-frozen': () =>
    introducing(inTrigger(), introduction(inTrigger(), 'packer', 'body-member', { body: 'appeal-panel' })),
  'wrong-stage': () => codeOf(inTrigger().attempt('close-contest', {}, OFFICERS)),
  'contest-already-open': () => codeOf(justOpened().attempt('open-contest', openingBody(justOpened()), OFFICERS)),
  'contest-not-open': () => {
    const contest = inSetUp();
    const second = contest.acts[1];
    const before = beforeContest(contest.rulebook, '');
    return second === undefined ? 'no act' : codeOf(admit(before, second));
  },
  'rulebook-pinned': () => opening({ rulebook: '00'.repeat(32) }),
  'semantics-unknown': () => opening({ semantics: 'selectorate/2' }),
  'binding-clock-required': () => opening({ binding: true }),
  'too-few-witnesses': () => opening({ witnesses: [] }),
  'succession-differs': () =>
    codeOf(
      inSetUp().attempt(
        'succeed-log',
        {
          last: { note: '00'.repeat(32), size: 10_000, root: '00'.repeat(32) },
          kept: { note: '00'.repeat(32), size: 3, root: '00'.repeat(32) },
          ground: 'store-lost',
          log: { name: 'log.example/next', key: otherKey.publicKey },
          witnesses: inSetUp().rehearsal.keys.witnesses,
          server: inSetUp().rehearsal.keys.server,
        },
        OFFICERS,
      ),
    ),
  'calendar-breaks-rule': () => calendar({ 'units-meet-from': '2022-08-10T09:00' }),
  'calendar-incomplete': () =>
    codeOf(justOpened().attempt('set-calendar', { deadlines: calendarOf(justOpened().rulebook).slice(1) }, OFFICERS)),
  'deadline-unknown': () => {
    const more = { id: 'picnic' as DeadlineId, civil: '2022-09-20T12:00', instant: momentOf('2022-09-20T12:00') };
    return codeOf(
      justOpened().attempt('set-calendar', { deadlines: [...calendarOf(justOpened().rulebook), more] }, OFFICERS),
    );
  },
  'deadline-not-reached': () => codeOf(inTrigger().attempt('decide-trigger', { outcome: 'undetermined' }, OFFICERS)),
  'deadline-passed': () => {
    const contest = triggered(QUICK);
    contest.goPast('shortlist');
    return codeOf(contest.attempt('set-shortlist', { candidates: CANDIDATES }, OFFICERS));
  },
  'deadline-not-resolved': () => {
    const utc = calendarOf(justOpened().rulebook).map((each) => ({ ...each, instant: `${each.civil}:00Z` }));
    return codeOf(justOpened().attempt('set-calendar', { deadlines: utc }, OFFICERS));
  },
  'lapse-missing': () => lateInLedger('lapse-missing'),
  'lapse-repeated': () => lateInLedger('lapse-repeated'),
  'unit-unknown': () => introducing(inSetUp(), introduction(inSetUp(), 'x', 'unit-teller', { unit: 'unit-x' })),
  'unit-already-registered': () => registering(inSetUp(), { unit: 'branch-01' as UnitId }),
  'section-unknown': () => registering(inSetUp(), { section: 'others' as SectionId }),
  'no-trigger-here': () => registering(opened({ ...QUICK, preset: 'plain-association' }), {}),
  'intention-missing': () => {
    const contest = opened(QUICK);
    contest.act('set-calendar', { deadlines: calendarOf(contest.rulebook) }, OFFICERS);
    contest.goPast('freeze');
    const { body, roll } = frozenRoll(contest);
    return codeOf(contest.attempt('freeze-roll', body, OFFICERS, { parts: { roll } }));
  },
  'incumbent-in-office': () => {
    const contest = opened(QUICK);
    introduceEverybody(contest);
    return codeOf(contest.attempt('state-intention', { intention: 'vacancy' }, OFFICERS));
  },
  'intention-already-stated': () =>
    codeOf(inSetUp().attempt('state-intention', { intention: 'stands' }, ['incumbent'])),
  'roll-not-consistent': () => freezing({ members: 12 }),
  'roll-counts-differ': () => {
    const contest = readyToFreeze(QUICK);
    const { body, enclosed } = rollReport(contest);
    return codeOf(contest.attempt('report-roll', body, OFFICERS, { ...enclosed, blobs: [] }));
  },
  'count-too-small': () => {
    const contest = readyToFreeze(QUICK);
    const { body, enclosed } = rollReport(contest);
    return codeOf(contest.attempt('report-roll', { ...body, members: 13 }, OFFICERS, enclosed));
  },
  'clause-not-of-electorate': () => {
    const { clause } = inSetUp().rulebook.challenges;
    const waiver = { waiver: 'waiver-9' as Id<'waiver'>, clause, electorate: 'ballot' } as const;
    return codeOf(inSetUp().attempt('grant-waiver', waiver, OFFICERS));
  },
  'exclusion-unknown': () => excluding(inSetUp()),
  'window-too-short': () => {
    const contest = noticed();
    contest.wait(8 * 24 * 60);
    return excluding(contest, exclusionDays(contest, 1));
  },
  'reply-awaited': () => excluding(noticed()),
  'not-excluded': () => codeOf(noticed().attempt('appeal-exclusion', EXCLUSION, ['agent'])),
  'not-appealed': () => codeOf(noticed().attempt('rule-on-exclusion', { ...EXCLUSION, outcome: 'upheld' }, PANEL)),
  'decider-not-fresh': () => {
    const contest = noticed('appeal-panel-1');
    contest.wait(8 * 24 * 60);
    excluding(contest, exclusionDays(contest), ['appeal-panel-1', 'second-officer']);
    contest.act('appeal-exclusion', EXCLUSION, ['agent']);
    return codeOf(contest.attempt('rule-on-exclusion', { ...EXCLUSION, outcome: 'upheld' }, PANEL));
  },
  'exclusions-differ': () => freezing({ ballot: { eligible: 12, withheld: { 'excluded-died': 1 } } }),
  'waivers-differ': () => {
    const [rule] = inSetUp().rulebook.electorates.ballot.rules;
    return freezing({ ballot: { eligible: 13, withheld: {}, waived: { [rule?.clause ?? '']: 1 } } });
  },
  'exclusion-in-doubt': () => {
    const contest = readyToFreeze({ ...QUICK, later: 56, preset: 'plain-association' });
    excluded(contest, { member: 'm-0012' });
    freezeRoll(contest);
    contest.act('decide-exclusion', { ...EXCLUSION, decision: 'stay', appealBy: null }, OFFICERS);
    setShortlist(contest);
    setHustings(contest);
    contest.goPast('ballot-opens');
    const { method } = contest.rulebook.ballot;
    return codeOf(contest.attempt('open-ballot', { method, lots: contest.state.shortlist ?? [] }, OFFICERS));
  },
  'amendment-too-late': () => {
    const contest = inBallot();
    const { body, enclosed } = amendment(contest, { amendments: [{ member: 'm-0001', reason: 'entry-corrected' }] });
    return codeOf(contest.attempt('amend-roll', body, OFFICERS, enclosed));
  },
  'contact-not-confirmed': () => {
    const { body, enclosed } = amendment(inTrigger(), {
      amendments: [{ member: 'm-0001', reason: 'contact-confirmed' }],
    });
    const contacts = { ...body.contacts, secondOfficer: 0 };
    return codeOf(inTrigger().attempt('amend-roll', { ...body, contacts }, OFFICERS, enclosed));
  },
  'sample-not-called': () =>
    codeOf(inSetUp().attempt('commit-sample-value', { commitment: '00'.repeat(32) }, ['agent'])),
  'sample-not-drawn': () =>
    codeOf(inTrigger().attempt('report-roll-sample', { confirmed: 0, ineligible: 0, silent: 0 }, ['scrutineer'])),
  'values-awaited': () => {
    const contest = readyToFreeze(QUICK);
    callRollSample(contest, 3);
    commitSampleValue(contest, 'agent');
    freezeRoll(contest);
    return codeOf(contest.attempt('draw-roll-sample', { seed: '00'.repeat(32) }, ['scrutineer']));
  },
  'value-missing': () => {
    const contest = readyToFreeze(QUICK);
    callRollSample(contest, 3);
    commitSampleValue(contest, 'agent');
    freezeRoll(contest);
    revealSampleValue(contest, 'agent');
    return codeOf(contest.attempt('draw-roll-sample', { seed: '00'.repeat(32) }, ['scrutineer']));
  },
  'value-used-before': () => {
    const contest = rollAudited({ ...QUICK, ballot: { ties: ['sha256'] } });
    const value = sampleValueOf(contest, 'agent');
    const commitment = lotCommitment(contest.plan.contest, 'agent' as PersonId, value);
    return codeOf(contest.attempt('commit-lot-value', { commitment }, ['agent']));
  },
  'sample-restated': () => {
    const contest = rollAudited(QUICK);
    const { body, enclosed } = sampleFound(contest, { ineligible: 3, silent: 1 });
    return codeOf(contest.attempt('report-roll-sample', body, ['scrutineer'], enclosed));
  },
  'sample-closed': () => {
    const body = { confirmed: 0, ineligible: 0, silent: 0 };
    return codeOf(afterReconciling().attempt('report-roll-sample', body, ['scrutineer']));
  },
  'roll-not-reported': () => {
    const contest = readyToFreeze(QUICK);
    const { body, enclosed } = rollReport(contest);
    contest.act('report-roll', { ...body, version: 'v0' as Id<'roll-version'> }, OFFICERS, enclosed);
    contest.goPast('freeze');
    const frozen = frozenRoll(contest);
    return codeOf(contest.attempt('freeze-roll', frozen.body, OFFICERS, { parts: { roll: frozen.roll } }));
  },
  'attempt-not-due': () => returning(inTrigger(), { attempt: 2 }),
  'more-papers-than-roll': () => returning(inTrigger(), { figures: { open: 4, keep: 3, spoilt: 0, abstained: 0 } }),
  'cell-too-small': () =>
    returning(openTrigger({ ...QUICK, parameters: { k: 20 } }), {
      figures: { open: 3, keep: 2, spoilt: 0, abstained: 0 },
      withheld: null,
    }),
  'meeting-outside-window': () => returning(inTrigger(), { metOn: '2022-08-15' }),
  'return-unknown': () =>
    codeOf(
      inTrigger().attempt('set-aside-return', { unit: 'branch-02' as UnitId, attempt: 1, ground: 'duplicate' }, [
        'returning-officer',
        'scrutineer',
      ]),
    ),
  'outcome-differs': () => {
    const contest = openTrigger(QUICK);
    for (const unit of contest.state.units.keys()) returnVote(contest, unit, { open: 4, keep: 2 });
    contest.goPast('returns-due');
    return codeOf(contest.attempt('decide-trigger', { outcome: 'reselected' }, OFFICERS));
  },
  'incumbent-missing': () => {
    const contest = triggered({ ...QUICK, parameters: { shortlistAtLeast: 1 } });
    return codeOf(contest.attempt('set-shortlist', { candidates: CANDIDATES.slice(1) }, OFFICERS));
  },
  'shortlist-size': () =>
    codeOf(afterTrigger().attempt('set-shortlist', { candidates: CANDIDATES.slice(0, 1) }, OFFICERS)),
  'candidate-twice': () =>
    codeOf(
      afterTrigger().attempt(
        'set-shortlist',
        { candidates: [...CANDIDATES.slice(0, 1), ...CANDIDATES.slice(0, 1)] },
        OFFICERS,
      ),
    ),
  'candidate-unknown': () =>
    codeOf(
      afterTrigger().attempt('set-shortlist', { candidates: [...CANDIDATES, 'scrutineer' as CandidateId] }, OFFICERS),
    ),
  'not-shortlisted': () => countingAs({ elected: 'candidate-9' as CandidateId }),
  'channel-unknown': () =>
    codeOf(
      openBallot({ ...QUICK, parameters: { channels: 'post' } }).attempt(
        'issue-papers',
        { batch: batch('b'), channel: 'in-person', issued: 1 },
        OFFICERS,
      ),
    ),
  'batch-unknown': () => keying(inBallot(), 'batch-x', 5),
  'batch-already-issued': () =>
    codeOf(paperOut().attempt('issue-papers', { batch: batch('batch-post'), channel: 'post', issued: 1 }, OFFICERS)),
  'more-issued-than-eligible': () =>
    codeOf(inBallot().attempt('issue-papers', { batch: batch('batch-big'), channel: 'post', issued: 13 }, OFFICERS)),
  'more-returned-than-issued': () =>
    codeOf(
      issued('batch-post').attempt(
        'return-papers',
        { batch: batch('batch-post'), returned: 9, spoilt: {}, rejected: {} },
        TELLERS,
      ),
    ),
  'papers-do-not-add-up': () => keying(papersReturned(), 'batch-post', 6),
  'keying-repeated': () => {
    const contest = papersReturned();
    keying(contest, 'batch-post', 5);
    return keying(contest, 'batch-post', 5);
  },
  'keying-missing': () =>
    codeOf(papersReturned().attempt('agree-batch', { batch: batch('batch-post'), valid: 5, differences: 0 }, TELLERS)),
  'keyings-differ': () => {
    const contest = papersReturned();
    keyTwice(contest, CONTEST_POST);
    const ballots = papersPart(contest, { ...CONTEST_POST, papers: papers(1, 4) });
    return codeOf(
      contest.attempt('agree-batch', { batch: batch('batch-post'), valid: 5, differences: 0 }, TELLERS, {
        parts: { ballots },
      }),
    );
  },
  'batch-not-agreed': () => {
    const contest = papersReturned();
    return codeOf(contest.attempt('reconcile', reconciliation(contest), ['returning-officer', 'scrutineer']));
  },
  'batch-already-agreed': () => keying(withPapersBack(), 'batch-post', 5),
  'ballot-not-issued': () => {
    const contest = issued();
    return codeOf(contest.attempt('reconcile', reconciliation(contest), ['returning-officer', 'scrutineer']));
  },
  'not-reconciled': () => {
    const contest = reselected(QUICK);
    stateScrutiny(contest);
    return codeOf(contest.attempt('record-count', NO_COUNT, OFFICERS));
  },
  'eligible-not-accounted': () =>
    codeOf(
      withPapersBack().attempt('reconcile', { ...reconciliation(withPapersBack()), notIssued: {} }, [
        'returning-officer',
        'scrutineer',
      ]),
    ),
  'figures-differ': () => {
    const right = reconciliation(withPapersBack());
    const wrong = { ...right, figures: { ...right.figures, returned: right.figures.returned + 1 } };
    return codeOf(withPapersBack().attempt('reconcile', wrong, ['returning-officer', 'scrutineer']));
  },
  'ballots-differ': () => countingAs({ ballots: '00'.repeat(32) }),
  'count-differs': () => countingAs({ margin: 7 }),
  'tie-unresolved': countOfNothing,
  'counters-differ': () => {
    const { state, beside } = afterCount();
    const fooled = { ...state, counted: state.counted && { ...state.counted, elected: NOBODY } };
    return codeOf(checkBlobs(fooled, { kind: 'declare', body: {} } as unknown as Act, beside.blobs));
  },
  'lot-needed': () =>
    codeOf(countToRecord(tiedPapers('physical-lot').state, standingPapers(tiedPapers('physical-lot')))),
  'lot-not-due': () => {
    const contest = tiedPapers('lot-order');
    return codeOf(contest.attempt('record-lot', lotAtStage1(contest, CANDIDATES[0] ?? NOBODY), OFFICERS));
  },
  'lot-contributor-too-late': () => {
    const contest = openBallot({ ...QUICK, ballot: { ties: ['sha256'] } });
    const parts = { name: { subject: 'latecomer', content: 'latecomer' } };
    contest.act('introduce-person', introduction(contest, 'latecomer', 'agent'), OFFICERS, { parts });
    return codeOf(contest.attempt('commit-lot-value', { commitment: '07'.repeat(32) }, ['latecomer']));
  },
  'lot-value-differs': () => {
    const contest = openBallot({ ...QUICK, ballot: { ties: ['sha256'] } });
    commitLotValue(contest, 'agent');
    contest.goPast('ballot-closes');
    return codeOf(contest.attempt('reveal-lot-value', { value: '00'.repeat(32) }, ['agent']));
  },
  'scrutiny-missing': () => codeOf(afterReconciling().attempt('record-count', { ...NO_COUNT, valid: 8 }, OFFICERS)),
  'scrutiny-not-satisfied': () => {
    const contest = reselected(QUICK);
    stateScrutiny(contest, false);
    return codeOf(contest.attempt('declare', declaration(contest), OFFICERS));
  },
  'anomalies-reach-margin': () => {
    const contest = counted(QUICK);
    incident(contest, 2);
    return codeOf(contest.attempt('declare', declaration(contest), OFFICERS));
  },
  'already-decided': () => {
    const contest = triggered(QUICK);
    setShortlist(contest);
    return codeOf(contest.attempt('set-shortlist', { candidates: CANDIDATES }, OFFICERS));
  },
  'challenge-unknown': () =>
    codeOf(
      afterDeclaration().attempt(
        'rule-on-challenge',
        { challenge: 'challenge-9' as Id<'challenge'>, outcome: 'dismissed', remedy: null },
        PANEL,
      ),
    ),
  'challenges-live': () => {
    const contest = declared(QUICK);
    contest.act('lodge-challenge', { challenge: 'challenge-1' as Id<'challenge'>, against: 'count' }, ['agent']);
    contest.goPast('challenge-closes');
    return codeOf(contest.attempt('close-contest', {}, OFFICERS));
  },
  'incident-unknown': () =>
    codeOf(
      afterCount().attempt('rule-on-incident', { incident: 'incident-9' as Id<'incident'>, remedy: 'none' }, PANEL),
    ),
  'remedy-broader-than-needed': () => {
    const contest = counted(QUICK);
    incident(contest, 1);
    return codeOf(
      contest.attempt('rule-on-incident', { incident: 'incident-1' as Id<'incident'>, remedy: 'rerun' }, PANEL),
    );
  },
  'effect-not-in-power': () => withPower(inSetUp(), 'vary-timetable', { kind: 'end-contest', candidate: null }),
  'power-unknown': () => withPower(inSetUp(), 'of-friendship', { kind: 'end-contest', candidate: null }),
  'part-missing': () =>
    codeOf(
      papersReturned().attempt('key-batch', { batch: batch('batch-post'), valid: 5 }, ['teller-1'], {
        parts: { ballots: { subject: 'batch-post', content: 'no papers' } },
      }),
    ),
  'part-differs': () => {
    const contest = papersReturned();
    const ballots = papersPart(contest, { ...CONTEST_POST, papers: papers(3, 1) });
    return codeOf(
      contest.attempt('key-batch', { batch: batch('batch-post'), valid: 5 }, ['teller-1'], { parts: { ballots } }),
    );
  },
  'withheld-without-need': () => {
    const contest = openTrigger(QUICK);
    contest.goPast('units-meet-from');
    const { body } = unitReturn(contest, 'branch-01', { open: 4, keep: 2 });
    const figures = { subject: 'branch-01', content: { open: 4, keep: 2, spoilt: 0, abstained: 0 } };
    return codeOf(
      contest.attempt(
        'return-unit-vote',
        { ...body, figures: null, withheld: { says: 'open', quorate: true } },
        unitOfficers('branch-01'),
        {
          parts: { figures },
        },
      ),
    );
  },
  'reasons-missing': () => {
    const contest = readyToFreeze(QUICK);
    return codeOf(
      contest.attempt(
        'replace-officer',
        replacing(contest, 'returning-officer', 'officer-3'),
        ['second-officer', 'scrutineer'],
        {
          parts: { reasons: { subject: 'contest', content: '  ' } },
        },
      ),
    );
  },
};

/** Codes that no act can meet, each with the reason why it is kept. */
const ONLY_BY: Partial<Record<RefusalCode, string>> = {
  'not-declared': 'only by a rulebook to come whose declarations name no winner: now the declared stage always has one',
};

test.each(Object.entries(PROVOKED))('refuses with %s', async (code, provoke) => {
  expect(await provoke()).toBe(code);
});

test('every refusal code is provoked here, or says why it cannot be', () => {
  const covered = new Set([...Object.keys(PROVOKED), ...Object.keys(ONLY_BY)]);
  expect(REFUSAL_CODES.filter((code) => !covered.has(code))).toEqual([]);
});

test('a refusal changes nothing, not even the head of the log', () => {
  const contest = openTrigger(QUICK);
  const before = { state: contest.state, head: contest.rehearsal.head, entries: contest.entries.length };
  expect(codeOf(contest.attempt('close-contest', {}, OFFICERS))).toBe('wrong-stage');
  expect(contest.state).toBe(before.state);
  expect(contest.rehearsal.head).toEqual(before.head);
  expect(contest.entries.length).toBe(before.entries);
});
