import { canonicalJson, type Json, type PersonId } from '@selectorate/basics';
import type { ActKind } from '@selectorate/selection';
import {
  commitLotValue,
  counted,
  declared,
  issuePapers,
  keyed,
  lotValueOf,
  openBallot,
  openTrigger,
  opened,
  papers,
  reconciled,
  type RehearsedContest,
  SMALL_CONTEST,
  triggered,
} from '@selectorate/testkit';
import { expect, test } from 'vitest';
import { preparedBy, settingOf } from '../../testing/organise/at-contest.ts';
import { formFor } from './forms.ts';
import type { Values } from './setting.ts';

interface Case {
  readonly kind: ActKind;
  readonly at: () => RehearsedContest;
  readonly you: string;
  readonly values: Values;
}

const after = (contest: RehearsedContest, deadline: string): RehearsedContest => {
  contest.goPast(deadline);
  return contest;
};
const reasons = { reasons: 'As the papers of the meeting show.' };

/** Four papers for each candidate, most votes win, and ties are drawn by hand. */
const TIED = {
  ballot: { method: 'plurality' as const, options: {}, ties: ['physical-lot' as const] },
  batches: [{ batch: 'batch-post', channel: 'post' as const, issued: 8, spoilt: 0, rejected: 0, papers: papers(4, 4) }],
};

const CASES: readonly Case[] = [
  { kind: 'declare-interest', at: () => opened(), you: 'second-officer', values: { interest: 'none' } },
  {
    kind: 'return-unit-vote',
    at: () => after(openTrigger(), 'units-meet-from'),
    you: `secretary-${firstUnit()}`,
    values: { unit: firstUnit(), metOn: '2022-08-16', open: '3', keep: '2' },
  },
  { kind: 'decide-trigger', at: () => after(openTrigger(), 'returns-due'), you: 'returning-officer', values: {} },
  {
    kind: 'set-shortlist',
    at: () => triggered(),
    you: 'returning-officer',
    values: { candidates: 'incumbent,candidate-2' },
  },
  {
    kind: 'issue-papers',
    at: () => openBallot(),
    you: 'returning-officer',
    values: { batch: 'batch-9', channel: 'post', issued: '2' },
  },
  {
    kind: 'commit-lot-value',
    at: () => openBallot({ ballot: { ties: ['sha256'] } }),
    you: 'agent',
    values: { value: '0a'.repeat(32) },
  },
  {
    kind: 'reveal-lot-value',
    at: () => {
      const contest = openBallot({ ballot: { ties: ['sha256'] } });
      commitLotValue(contest, 'agent');
      contest.goPast('ballot-closes');
      // The clock's own entry comes with somebody's next act.
      contest.act('declare-interest', { interest: 'none' }, ['agent']);
      return contest;
    },
    you: 'agent',
    values: { value: lotValueOf(opened(), 'agent') },
  },
  {
    kind: 'record-lot',
    at: () => reconciled(TIED),
    you: 'returning-officer',
    values: {
      stage: '1',
      purpose: 'elect',
      among: 'candidate-2,incumbent',
      drawn: 'candidate-2',
      with: 'scrutineer',
    },
  },
  { kind: 'reconcile', at: () => keyed(), you: 'returning-officer', values: {} },
  {
    kind: 'report-incident',
    at: () => keyed(),
    you: 'teller-1',
    values: { what: 'seal-broken', batch: 'none', papers: '1', account: 'The seal of the box was open.' },
  },
  { kind: 'declare', at: () => counted(), you: 'returning-officer', values: {} },
  { kind: 'endorse', at: () => declared(), you: 'national-body-2', values: { decision: 'endorsed', ...reasons } },
  {
    kind: 'lodge-challenge',
    at: () => declared(),
    you: 'candidate-2',
    values: { against: 'count', grounds: 'A batch was opened early.' },
  },
  { kind: 'close-contest', at: () => after(declared(), 'challenge-closes'), you: 'returning-officer', values: {} },
  {
    kind: 'override',
    at: () => openTrigger(),
    you: 'national-body-1',
    values: {
      effect: 'move-deadline',
      deadline: 'returns-due',
      to: '2022-09-01T19:00',
      ground: 'bad-weather',
      ...reasons,
    },
  },
  {
    kind: 'replace-officer',
    at: () => openTrigger(),
    you: 'returning-officer',
    values: { seat: 'teller-1 teller', enters: 'teller-9', ground: 'resigned', ...reasons },
  },
];

function firstUnit(): string {
  return [...openTrigger().state.units.keys()][0] ?? '';
}

test.each(CASES)('what the form of $kind prepares, the rules admit', ({ kind, at, you, values }) => {
  const contest = at();
  const setting = settingOf(contest, you);
  const people = [
    {
      person: 'teller-9',
      role: 'teller',
      unit: null,
      body: null,
      name: 'Teller 9',
      key: contest.signerOf('teller-9').publicKey,
      signsWith: 'key',
      standing: 'accepted',
    },
  ];
  const draft = preparedBy(kind, { ...setting, view: { ...setting.view, people: people as never } }, values);
  const parts = Object.fromEntries(
    Object.entries(draft.parts).map(([name, each]) => [name, { ...each, content: each.content as Json }]),
  );
  const recorded = contest.attemptRaw(kind, draft.body as Json, draft.by, { parts });
  expect(recorded.ok ? 'admitted' : recorded.error).toBe('admitted');
});

test('A37 figures of fewer than k papers are prepared as a private part, and only what they say is public', () => {
  const contest = openTrigger({ parameters: { ...SMALL_CONTEST.parameters, k: 20 } });
  const unit = firstUnit();
  const draft = preparedBy('return-unit-vote', settingOf(contest, `secretary-${unit}`), {
    unit,
    metOn: '2022-08-16',
    open: '3',
    keep: '2',
  });
  expect(draft.body).toMatchObject({ figures: null, withheld: { says: 'open', quorate: true } });
  expect(canonicalJson(draft.body as Json)).not.toContain('"open":3');
  expect(draft.parts['figures']).toMatchObject({ publish: false, content: { open: 3, keep: 2 } });
});

test('A unit without devices is keyed by both officers, who commit to the paper form', () => {
  const unit = firstUnit();
  const draft = preparedBy('return-unit-vote', settingOf(openTrigger(), 'returning-officer'), {
    unit,
    metOn: '2022-08-16',
    open: '3',
    keep: '2',
    form: 'Signed by both.',
  });
  expect(draft).toMatchObject({ by: ['returning-officer', 'second-officer'], body: { signedOn: 'paper' } });
  expect(draft.parts['form']?.publish).toBe(false);
});

test('every field that is wrong is named, and nothing is prepared', () => {
  const prepared = formFor('issue-papers')?.prepare(settingOf(openBallot(), 'returning-officer'), {
    batch: 'Batch of Alder',
    channel: '',
    issued: 'many',
  });
  expect(prepared).toEqual({
    ok: false,
    error: [
      { field: 'batch', text: 'organise-fault-id' },
      { field: 'channel', text: 'organise-fault-choose' },
      { field: 'issued', text: 'organise-fault-whole' },
    ],
  });
});

test('a keying that is not as long as the batch is refused before it is sent', () => {
  const contest = keyed();
  const [batch] = contest.state.batches.keys();
  const prepared = formFor('agree-batch')?.prepare(settingOf(contest, 'teller-1'), {
    batch: batch ?? '',
    how: 'differ',
    differences: '1',
    papers: '1 2',
  });
  expect(prepared?.ok === false && prepared.error.map(({ text }) => text)).toContain('organise-fault-papers-due');
});

test('a body signs by as many as its quorum asks for, whoever asks among them', () => {
  const draft = preparedBy('endorse', settingOf(declared(), 'national-body-2'), { decision: 'refused', ...reasons });
  expect(draft.by).toEqual(['national-body-2', 'national-body-1'] as unknown as PersonId[]);
});

test('members of a batch more than once are not offered to be issued twice', () => {
  const contest = openBallot();
  issuePapers(contest, SMALL_CONTEST.batches[0] ?? ({ batch: 'x', channel: 'post', issued: 1 } as never));
  expect(formFor('issue-papers')?.initial(settingOf(contest, 'returning-officer'))['batch']).toBe('batch-2');
});
