import { type ClauseId, type MemberId, type UnitId, unwrap } from '@selectorate/basics';
import { compileElectorate } from '@selectorate/rulebook';
import { describe, expect, test } from 'vitest';
import type { RollEntry } from '../entry.ts';
import type { MemberEvidence } from '../evidence.ts';
import type { MemberMatch } from '../match/settle-matches.ts';
import type { CheckInput, RegisterResult } from './check-input.ts';
import { maskEntry } from './mask-entry.ts';
import { publicCounts } from './public-counts.ts';
import { CHECK_IDS, type CheckId, type CheckResult } from './report.ts';
import { countRegisteredAdults } from './registered-adults.ts';
import { applyResolutions } from './resolutions.ts';
import { reviewQueue } from './review-queue.ts';
import { checkSteps, runChecks } from './run-checks.ts';
import type { ResolutionNote } from './settle.ts';

const AS_OF = '2022-09-12';
const id = (i: number): MemberId => `m-${String(i).padStart(3, '0')}` as MemberId;

const FAMILIES = 'Tarrow Quillwick Brindle Ferrow Mosslight Oxlip Candle Harrow Thistle Penny'.split(' ');

function person(
  i: number,
  more: Partial<RollEntry['person']> = {},
  standing: Partial<RollEntry['standing']> = {},
): RollEntry {
  const family = `${FAMILIES[i % 10]}${FAMILIES[Math.floor(i / 10) % 10]?.toLowerCase()}`;
  return {
    member: id(i),
    standing: {
      unit: 'u-1' as UnitId,
      joined: '2018-05-04',
      paidThrough: '2023-05-03',
      status: 'full',
      kind: 'individual',
      born: `19${50 + (i % 40)}-0${1 + (i % 9)}-1${i % 9}`,
      tags: [],
      ...standing,
    },
    person: {
      name: `Person${'abcdefghij'[i % 10]} ${family}`,
      email: `p${i}@mail.example`,
      phone: `07700 900${String(i).padStart(3, '0')}`,
      address: `${i + 1} Larkmoor Road`,
      postcode: `QA1 ${1 + (i % 9)}AB`,
      ...more,
    },
  };
}

const roll = (size: number): readonly RollEntry[] => Array.from({ length: size }, (_, i) => person(i));

const evidence = (i: number, more: Partial<MemberEvidence> = {}): readonly [MemberId, MemberEvidence] => [
  id(i),
  {
    member: id(i),
    firstCleared: '2018-05-06',
    lastCleared: '2022-05-06',
    instrument: `pay-${i}`,
    recruiter: null,
    device: `dev-${i}`,
    mailReturned: false,
    emailBounced: false,
    ...more,
  },
];

function run(check: CheckId, input: Partial<CheckInput>): CheckResult {
  const result = runChecks({ asOf: AS_OF, entries: roll(60), ...input }).checks.find((one) => one.check === check);
  if (result === undefined) throw new Error(check);
  return result;
}

const said = ({ signals }: CheckResult): readonly (readonly [string, string, number])[] =>
  signals.map(({ reason, state, members }) => [reason, state, members.length]);

describe('a report', () => {
  test('says of every check whether it was run, and of those that were not what they need', () => {
    const report = runChecks({ asOf: AS_OF, entries: roll(60) });
    expect(report.checks.map(({ check }) => check)).toEqual(CHECK_IDS);
    const needs = report.checks
      .filter(({ outcome }) => outcome === 'not-run')
      .map(({ check, needs: what }) => [check, what]);
    expect(Object.fromEntries(needs)).toEqual({
      'RI-04': ['register'],
      'RI-05': ['register'],
      'RI-06': ['deceased-lists'],
      'RI-07': ['evidence'],
      'RI-08': ['evidence', 'previous-roll'],
      'RI-10': ['evidence'],
      'RI-11': ['evidence'],
      'RI-12': ['register'],
      'RI-13': ['changes'],
      'RI-14': ['applications'],
      'RI-15': ['ballots'],
      'RI-16': ['frozen-roll'],
      'RI-17': ['exports'],
      'RI-18': ['paid-up-list', 'previous-roll'],
      'RI-20': ['decoys'],
    });
  });

  test('is the same from the same roll in another order, and tells its steps', () => {
    const entries = [...roll(60), person(200, { email: 'p3@mail.example', phone: '' })];
    const steps = [...checkSteps({ asOf: AS_OF, entries })];
    expect(steps.map(({ check, done, total }) => [check, done, total])).toEqual(
      CHECK_IDS.map((check, i) => [check, i, 20]),
    );
    const seen: CheckId[] = [];
    const one = runChecks({ asOf: AS_OF, entries }, ({ check }) => void seen.push(check));
    const other = runChecks({ asOf: AS_OF, entries: entries.toReversed() });
    expect(seen).toEqual(CHECK_IDS);
    expect(other.roll).toBe(one.roll);
    const ids = (report: typeof one): readonly string[] =>
      report.checks.flatMap(({ signals }) => signals.map((signal) => signal.id)).toSorted();
    expect(ids(one).length).toBeGreaterThan(0);
    expect(ids(other)).toEqual(ids(one));
    expect(new Set(ids(one)).size).toBe(ids(one).length);
  });

  test('of an empty roll is a report', () => {
    const report = runChecks({ asOf: AS_OF, entries: [] });
    expect([report.members, report.failed, publicCounts(report).members]).toEqual([0, [], 0]);
  });

  test('two runs see the same roll by its hash, and one changed letter by another', () => {
    const hash = (entries: readonly RollEntry[]): string => runChecks({ asOf: AS_OF, entries }).roll;
    expect(hash(roll(5))).toBe(hash(roll(5)));
    expect(hash([...roll(4), person(4, { name: 'Persone Other' })])).not.toBe(hash(roll(5)));
  });
});

describe('RI-01', () => {
  test.each([
    ['shape-invalid', person(99, {}, { joined: '2018-02-30' })],
    ['date-in-the-future', person(99, {}, { joined: '2022-09-13', paidThrough: null })],
    ['date-impossible', person(99, {}, { born: '1901-01-01' })],
    ['joined-as-a-child', person(99, {}, { born: '2010-01-01' })],
    ['paid-before-joining', person(99, {}, { paidThrough: '2018-05-03' })],
    ['name-missing', person(99, { name: ' ' })],
    ['no-way-to-reach', person(99, { email: '', phone: '', address: '' })],
    ['same-number-twice', person(3)],
  ])('%s', (reason, entry) => {
    const { signals } = run('RI-01', { entries: [...roll(60), entry] });
    expect(signals.map((signal) => [signal.reason, signal.members])).toEqual([[reason, [entry.member]]]);
  });
});

describe('RI-03', () => {
  const shared = (count: number, more: (i: number) => Partial<RollEntry['person']>): readonly RollEntry[] => [
    ...roll(60),
    ...Array.from({ length: count }, (_, i) => person(100 + i * 11, { email: 'One@mail.example', ...more(i) })),
  ];

  test('a family that shares an e-mail address is explained, and only counted', () => {
    const result = run('RI-03', { entries: shared(4, (i) => ({ name: `Given${i} Tarrow`, address: '9 Elm Way' })) });
    expect([said(result), result.totals['shared-in-a-household']]).toEqual([[], 1]);
  });

  test('more of one household than households have is looked at; several households are, and many are asked about', () => {
    const large = shared(6, () => ({ address: '9 Elm Way', postcode: 'QA1 1AA' }));
    expect(said(run('RI-03', { entries: large }))).toEqual([['contact-above-household', 'review', 6]]);
    expect(said(run('RI-03', { entries: shared(2, () => ({})) }))).toEqual([
      ['contact-of-several-households', 'review', 2],
    ]);
    expect(said(run('RI-03', { entries: shared(6, () => ({})) }))).toEqual([
      ['contact-of-several-households', 'escalate', 6],
    ]);
  });

  test('a telephone is one however it is written', () => {
    const entries = [person(1, { phone: '07700 900999' }), person(2, { phone: '+44 7700 900-999' }), person(3)];
    expect(said(run('RI-03', { entries }))).toEqual([['contact-of-several-households', 'review', 2]]);
  });
});

describe('RI-04, RI-05 and RI-12', () => {
  const match = (member: number, more: Partial<MemberMatch> = {}): MemberMatch => ({
    member,
    verdict: 'found',
    reason: null,
    row: member,
    bits: 20,
    address: 'same',
    ...more,
  });
  const nowhere = { verdict: 'not-found', row: null, bits: null, address: null } as const;
  const register = (change: Readonly<Record<number, Partial<MemberMatch>>>, entries = roll(60)): RegisterResult => ({
    rows: 1000,
    basis: 'open-register',
    sha256: '00',
    model: '11',
    matches: entries.map((_, i) => match(i, change[i])),
  });

  test('found at the address is nothing; not found, unclear and taken are questions of their own', () => {
    const result = run('RI-04', {
      register: register({
        1: nowhere,
        2: { verdict: 'review', reason: 'between', bits: 4.21 },
        3: { verdict: 'review', reason: 'same-address' },
        4: { verdict: 'review', reason: 'row-taken' },
        5: { verdict: 'review', reason: 'between', address: 'elsewhere' },
      }),
    });
    expect(result.signals.map(({ reason, figures }) => [reason, figures.bits])).toEqual([
      ['not-on-register', undefined],
      ['register-unclear', 4.2],
      ['register-same-address', 20],
      ['register-row-taken', 20],
    ]);
    expect(result.data).toEqual(['register open-register 00']);
  });

  test('three families of one dwelling that are not found are seen together', () => {
    const entries = [...roll(60), ...[70, 81, 92].map((i) => person(i, { address: '9 Elm Way', postcode: 'QA1 1AA' }))];
    const result = run('RI-04', { entries, register: register({ 60: nowhere, 61: nowhere, 62: nowhere }, entries) });
    expect(result.signals.map(({ reason, figures }) => [reason, figures.members])).toEqual([
      ['not-found-together', 3],
      ['not-found-together', 3],
      ['not-found-together', 3],
    ]);
  });

  test('registered at another address asks the member, a name that fits in part an officer; both places are counted', () => {
    const here = register({
      0: { address: 'elsewhere' },
      1: { verdict: 'review', reason: 'between', address: 'same-district' },
      2: nowhere,
      3: nowhere,
    });
    const there = register({ 3: nowhere });
    const elsewhere = {
      ...there,
      matches: there.matches.map((one, i) => (i < 3 || i === 9 ? one : match(i, nowhere))),
    };
    expect(said(run('RI-05', { register: here }))).toEqual([
      ['registered-at-another-address', 'ask-member', 1],
      ['registered-at-another-address', 'review', 1],
    ]);
    const result = run('RI-05', { register: here, elsewhere });
    expect(result.signals.map(({ reason, members }) => [reason, members[0]])).toEqual([
      ['registered-in-another-place', id(0)],
      ['registered-in-another-place', id(1)],
      ['registered-in-another-place', id(2)],
    ]);
    expect([result.totals['in-both'], result.needs]).toEqual([1, []]);
  });

  test('members at an address above its registered adults, as the register streams past', () => {
    const crowded = [70, 81, 92].map((i) => person(i, { address: '9 Elm Way', postcode: 'QA1 1AA' }));
    const empty = [71, 82, 93].map((i) => person(i, { address: 'Flat 2, 9 Elm Way', postcode: 'QA1 1AA' }));
    const entries = [...roll(60), ...crowded, ...empty, person(95, { address: '', postcode: '' })];
    const counter = countRegisteredAdults(entries);
    counter.add('9 Elm Way', 'qa1 1aa');
    counter.add('77 Elm Way', 'QA1 1AA');
    for (const { person: own } of roll(60)) counter.add(own.address, own.postcode);
    const adults = counter.finish();
    expect([adults[0], adults[60], adults[63], adults[66]]).toEqual([1, 1, 0, -1]);
    const result = run('RI-12', { entries, register: { ...register({}, entries), adults } });
    expect(result.signals.map(({ reason, figures }) => [reason, figures.members, figures.adults])).toEqual([
      ['members-above-adults', 3, 1],
      ['members-where-nobody-registered', 3, 0],
    ]);
    expect(result.notTestable).toEqual({ 'no-address': 1 });
    expect(run('RI-12', { register: register({}) }).needs).toEqual(['registered-adults']);
  });
});

test('an officer sees initials, year of birth, postcode district and the ending of an e-mail address', () => {
  const entry = person(3, { name: 'Anne-Marie O’Tarrow Jones', postcode: 'qa12 3zz' });
  expect(maskEntry(entry)).toEqual({
    member: id(3),
    unit: 'u-1',
    status: 'full',
    joined: '2018-05-04',
    initials: 'A. M. O. J.',
    bornIn: '1953',
    district: 'QA12',
    mailDomain: 'mail.example',
    hasPhone: true,
  });
});

describe('RI-07 and RI-08', () => {
  test('two signs ask the member, one is counted', () => {
    const known = new Map([
      evidence(0, { mailReturned: true, emailBounced: true }),
      evidence(1, { mailReturned: true }),
      evidence(2, { mailReturned: true }),
      evidence(3),
    ]);
    const goneAway = [{ source: 'removals', sha256: '00', members: [id(2)] }];
    const result = run('RI-07', { evidence: known, goneAway });
    expect(result.signals.flatMap(({ members }) => members).toSorted()).toEqual([id(0), id(2)]);
    expect([result.tested, result.notTestable, result.totals['one-source']]).toEqual([4, { 'no-evidence': 56 }, 1]);
  });

  const months = {
    clause: 'electorate.membership' as ClauseId,
    when: 'memberMonths >= 6',
    otherwise: 'joined-too-late',
  };
  const electorate = unwrap(compileElectorate({ rules: [months] }));

  test('A22 A23 who may vote by the join date and not by the first payment is asked about, and the reverse', () => {
    // Six months before 12 September is 12 March.
    const entries = [
      person(0, {}, { joined: '2022-03-10' }),
      person(1, {}, { joined: '2022-03-20' }),
      person(2, {}, { joined: '2022-03-01' }),
      person(3, {}, { joined: '2022-04-01' }),
    ];
    const known = new Map([
      evidence(0, { firstCleared: '2022-03-24' }),
      evidence(1, { firstCleared: '2022-03-11' }),
      evidence(2, { firstCleared: '2022-03-09' }),
      evidence(3, { firstCleared: '2022-04-02' }),
    ]);
    const electorates = { trigger: electorate, ballot: electorate };
    const { signals, needs } = run('RI-08', { entries, evidence: known, electorates });
    expect(signals.map(({ reason, state, members }) => [reason, state, members])).toEqual([
      ['window-by-join-date-only', 'escalate', [id(0)]],
      ['window-by-payment-only', 'review', [id(1)]],
    ]);
    expect(needs).toEqual(['previous-roll']);
  });

  test('a join date after the first payment, or long before it, is looked at', () => {
    const known = new Map([
      evidence(0, { firstCleared: '2018-05-01' }),
      evidence(1, { firstCleared: '2018-09-01' }),
      evidence(2, { firstCleared: '2018-06-01' }),
      evidence(3, { firstCleared: null }),
    ]);
    const result = run('RI-08', { evidence: known });
    expect(said(result)).toEqual([
      ['joined-after-payment', 'review', 1],
      ['joined-before-payment', 'review', 1],
      ['paid-through-without-payment', 'review', 57],
    ]);
    expect(result.totals['paying-without-payment']).toBe(57);
    expect(result.needs).toEqual(['evidence', 'rulebook', 'previous-roll']);
  });

  test('A23 a join date that moved back is asked about where no payment is known, and where nothing is', () => {
    const previous = { asOf: '2022-01-01', entries: [person(0, {}, { joined: '2022-01-01' }), person(1)] };
    for (const known of [
      new Map([evidence(0, { firstCleared: null })]),
      new Map<MemberId, MemberEvidence>(),
      undefined,
    ]) {
      const result = run('RI-08', { previous, ...(known === undefined ? {} : { evidence: known }) });
      expect(said(result)).toContainEqual(['join-date-moved-back', 'escalate', 1]);
      expect(result.needs).toContain('evidence');
    }
  });

  test('A23 a join date that was earlier than on the roll before is asked about', () => {
    const previous = { asOf: '2022-01-01', entries: [person(0, {}, { joined: '2020-01-01' }), person(1)] };
    const known = new Map([...Array(60).keys()].map((i) => evidence(i)));
    const result = run('RI-08', { evidence: known, previous });
    expect(said(result)).toEqual([['join-date-moved-back', 'escalate', 1]]);
    expect(result.signals[0]?.members).toEqual([id(0)]);
  });
});

describe('RI-14 and RI-15', () => {
  const changes = {
    since: '2022-07-01',
    changes: [
      {
        at: '2022-08-20T10:00:00Z',
        by: 'officer-1',
        channel: 'officer' as const,
        session: 's-1',
        reason: 'asked',
        authority: 'request',
        member: id(4),
        field: 'email' as const,
        from: 'before@mail.example',
        to: 'p4@mail.example',
      },
    ],
  };
  const application = (i: number, at: string, device: string | null = null) => ({ member: id(i), at, device });

  test('A03 who applies within four weeks of a changed contact is asked, at the old one; later or before is nothing', () => {
    const applications = [
      application(4, '2022-09-01T09:00:00Z'),
      application(4, '2022-09-01T09:30:00Z'),
      application(5, '2022-09-01T09:00:00Z'),
      application(99, '2022-09-01T09:00:00Z'),
    ];
    const result = run('RI-14', { applications, changes });
    expect(said(result)).toEqual([['applied-after-change', 'ask-member', 1]]);
    expect(result.notTestable).toEqual({ 'not-a-person-of-the-roll': 1 });
    expect(said(run('RI-14', { applications: [application(4, '2022-08-19T09:00:00Z')], changes }))).toEqual([]);
    expect(said(run('RI-14', { applications: [application(4, '2022-10-19T09:00:00Z')], changes }))).toEqual([]);
  });

  test('A15 applications of several households from one device; a household’s are nothing', () => {
    const six = Array.from({ length: 6 }, (_, i) => application(i * 11, '2022-09-01T09:00:00Z', 'tablet'));
    expect(said(run('RI-14', { applications: six, changes }))).toEqual([
      ['applications-from-one-device', 'escalate', 6],
    ]);
    const family = [person(70, { address: '1 Elm Way' }), person(81, { address: '1 Elm Way', postcode: 'QA1 8AB' })];
    const two = [application(70, '2022-09-01T09:00:00Z', 'home'), application(81, '2022-09-01T09:00:00Z', 'home')];
    const home = family.map((entry) => ({ ...entry, person: { ...entry.person, postcode: 'QA1 8AB' } }));
    expect(said(run('RI-14', { entries: home, applications: two, changes }))).toEqual([]);
  });

  test('many ballots from one device are counted without members; a kiosk is none', () => {
    const devices = [...Array.from({ length: 9 }, () => 'shared'), ...Array.from({ length: 30 }, () => 'kiosk'), 'own'];
    const result = run('RI-15', { ballots: { devices, kiosks: ['kiosk'] } });
    expect(result.signals.map(({ members, figures }) => [members, figures.ballots])).toEqual([[[], 9]]);
    expect([result.population, result.tested, result.fairness]).toEqual([40, 10, []]);
    expect(JSON.stringify(result)).not.toContain('shared"');
  });
});

describe('RI-16 and RI-17', () => {
  const entries = [...roll(60).slice(1), person(0, { email: 'new@mail.example' }), person(90)];
  const frozen = { entries: roll(60), statedRoot: 'aa', computedRoot: 'aa', authorised: [] };

  test('what was changed after the freeze without authority fails the report', () => {
    const report = runChecks({ asOf: AS_OF, entries, frozen });
    const result = report.checks.find(({ check }) => check === 'RI-16');
    expect(result?.signals.map(({ members, figures }) => [members[0], figures.what]).toSorted()).toEqual([
      [id(0), 'email'],
      [id(90), 'added'],
    ]);
    expect(report.failed).toEqual(['changed-after-freeze']);
  });

  test('what was authorised is nothing, what was authorised and not done is a question, another root fails', () => {
    const authorised = [
      { member: id(0), what: 'email' as const },
      { member: id(90), what: 'added' as const },
      { member: id(7), what: 'phone' as const },
    ];
    expect(said(run('RI-16', { entries, frozen: { ...frozen, authorised } }))).toEqual([
      ['delta-not-made', 'review', 1],
    ]);
    const report = runChecks({ asOf: AS_OF, entries: roll(60), frozen: { ...frozen, computedRoot: 'ab' } });
    expect(report.failed).toEqual(['root-differs']);
  });

  test('A31 an export without authority and a canary that somebody wrote to', () => {
    const releases = {
      exports: [
        { id: 'x-1', at: '2022-09-01T10:00:00Z', by: 'officer-1', rows: 60, authority: 'clause-7' },
        { id: 'x-2', at: '2022-09-02T10:00:00Z', by: 'officer-2', rows: 60, authority: null },
      ],
      sightings: [{ canary: 'c-1', export: 'x-1' }],
    };
    const { signals } = run('RI-17', { releases });
    expect(signals.map(({ reason, figures }) => [reason, figures.export])).toEqual([
      ['export-without-authority', 'x-2'],
      ['canary-seen', 'x-1'],
    ]);
  });
});

describe('RI-18', () => {
  const previous = { asOf: '2022-01-01', entries: [...roll(60), person(70), person(71), person(72)] };

  test('A24 who was on the roll before and is gone is named, who resigned by the log too', () => {
    const gone = {
      at: '2022-03-01T10:00:00Z',
      by: 'officer-1',
      channel: 'officer' as const,
      session: 's',
      reason: 'resigned',
      authority: 'letter',
      member: id(71),
      field: 'status' as const,
      from: 'full',
      to: 'resigned',
    };
    const paidUp = [{ member: id(72), lastCleared: '2022-05-01' }];
    const { signals } = run('RI-18', { previous, paidUp, changes: { since: '2022-01-01', changes: [gone] } });
    expect(signals.map(({ reason, state, members }) => [reason, state, members])).toEqual([
      ['paid-up-not-on-roll', 'escalate', [id(70)]],
      ['paid-up-not-on-roll', 'review', [id(71)]],
      ['paid-up-not-on-roll', 'escalate', [id(72)]],
    ]);
  });

  test('a status that ends without reason or authority ends nothing', () => {
    const bare = {
      at: '2022-03-01T10:00:00Z',
      by: 'officer-1',
      channel: 'officer' as const,
      session: 's',
      reason: '',
      authority: '',
      member: id(70),
      field: 'status' as const,
      from: 'full',
      to: 'resigned',
    };
    const { signals } = run('RI-18', { previous, changes: { since: '2022-01-01', changes: [bare] } });
    const question = signals.find(({ members }) => members.includes(id(70)));
    expect(question?.state).toBe('escalate');
  });

  test('who has paid and stands as lapsed is a question', () => {
    const entries = [...roll(60), person(70, {}, { status: 'lapsed' })];
    const result = run('RI-18', { entries, paidUp: [{ member: id(70), lastCleared: '2022-05-01' }] });
    expect(said(result)).toEqual([['paid-up-but-lapsed', 'review', 1]]);
  });
});

describe('settling', () => {
  const entries = [...roll(60), person(200, { email: 'p3@mail.example' }), person(211, { phone: '07700 900007' })];
  const report = runChecks({ asOf: AS_OF, entries });
  const asked = report.checks.flatMap(({ signals }) => signals);
  const note = (signal: string, more: Partial<ResolutionNote> = {}): ResolutionNote => ({
    signal,
    resolution: 'genuine',
    by: 'officer-1',
    second: null,
    note: 'Both telephoned.',
    at: '2022-09-13T10:00:00Z',
    ...more,
  });
  const [first, second] = asked;
  if (first === undefined || second === undefined) throw new Error('no signals');

  test('a settled signal leaves the queue, is counted, and stays settled in the next run', () => {
    const settled = unwrap(applyResolutions(report, [note(first.id, { second: 'officer-2' })]));
    const before = reviewQueue(report, { entries, offset: 0, n: 50 });
    const after = reviewQueue(settled, { entries, offset: 0, n: 50 });
    expect([before.total, after.total]).toEqual([asked.length, asked.length - 1]);
    expect(after.signals.map(({ signal }) => signal.id)).not.toContain(first.id);
    const check = settled.checks.find(({ check: one }) => one === first.check);
    expect(check?.resolved.genuine).toBe(1);
    const again = runChecks({ asOf: AS_OF, entries, resolutions: [note(first.id, { second: 'officer-2' })] });
    expect(again.checks.find(({ check: one }) => one === first.check)?.resolved.genuine).toBe(1);
  });

  test('A02 a note of one person reaches no run of the checks where it takes two', () => {
    const again = runChecks({ asOf: AS_OF, entries, resolutions: asked.map((signal) => note(signal.id)) });
    const settled = again.checks.flatMap(({ signals }) => signals.filter(({ resolution }) => resolution !== null));
    expect(settled.filter(({ check, state }) => check === 'RI-02' || state === 'escalate')).toEqual([]);
    expect(settled.length).toBeGreaterThan(0);
  });

  test.each([
    ['signal-unknown', note('ri-01-nothing')],
    ['reason-missing', note(first.id, { note: '  ' })],
    ['second-person-missing', note(first.id)],
    ['same-person-twice', note(first.id, { second: 'officer-1' })],
  ] as const)('refused: %s, and then nothing is settled', (code, bad) => {
    const refused = applyResolutions(report, [note(second.id, { second: 'officer-2' }), bad], {
      twoPeople: [first.check],
    });
    expect(refused).toEqual({ ok: false, error: { code, signal: bad.signal } });
  });

  test('the queue comes in pages, most urgent first', () => {
    const all = reviewQueue(report, { entries, offset: 0, n: 50 }).signals.map(({ signal }) => signal.id);
    const pages = all.map((_, i) => reviewQueue(report, { entries, offset: i, n: 1 }).signals[0]?.signal.id);
    expect(pages).toEqual(all);
    expect(all).toHaveLength(asked.length);
  });
});

describe('A22 a shared name', () => {
  const ring = (count: number, more: (i: number) => Partial<RollEntry['person']>): readonly RollEntry[] => [
    ...roll(60),
    ...Array.from({ length: count }, (_, i) => person(100 + i * 11, { name: `Given${i} Tarrow`, ...more(i) })),
  ];
  const shared = (entries: readonly RollEntry[]): CheckInput['evidence'] =>
    new Map(
      entries
        .slice(60)
        .map(({ member }) => [member, { ...evidence(0)[1], member, instrument: 'one-card', device: 'one-device' }]),
    );

  test.each(['RI-10', 'RI-11'] as const)(
    '%s: explains no more members than a household has, wherever they live',
    (check) => {
      const apart = ring(30, () => ({}));
      const together = ring(30, () => ({ address: '9 Elm Way', postcode: 'QA1 1AA' }));
      const family = ring(4, () => ({}));
      const told = (entries: readonly RollEntry[]): unknown =>
        said(run(check, { entries, evidence: shared(entries) ?? new Map() }));
      expect(told(apart)).toEqual([[expect.any(String), 'escalate', 30]]);
      expect(told(together)).toEqual([[expect.any(String), 'review', 30]]);
      expect(told(family)).toEqual([]);
    },
  );
});

describe('A02 A24 how a question was settled', () => {
  const questions = (check: CheckId, input: Partial<CheckInput>): ReadonlySet<string> =>
    new Set(run(check, input).signals.map((signal) => signal.id));
  const list = (source: string) => ({ source, sha256: '00', members: [id(1)] });
  const at = (member: number, verdict: 'found' | 'not-found', sha256: string): RegisterResult => ({
    rows: 9,
    basis: 'open-register',
    sha256,
    model: '11',
    matches: roll(60).map((_, i) => ({
      member: i,
      verdict: i === member ? verdict : 'found',
      reason: null,
      row: null,
      bits: null,
      address: 'same',
    })),
  });
  const frozen = (computedRoot: string) => ({ entries: roll(60), statedRoot: 'aa', computedRoot, authorised: [] });
  const joined = (day: string) => ({ entries: [person(0)], evidence: new Map([evidence(0, { firstCleared: day })]) });
  const device = (token: string) => ({
    applications: [1, 12].map((i) => ({ member: id(i), at: '2022-09-01T09:00:00Z', device: token })),
  });
  const card = (instrument: string) => ({
    evidence: new Map([evidence(1, { instrument }), evidence(12, { instrument })]),
  });
  const edit = (to: string) => ({
    changes: {
      since: '2022-07-01',
      changes: [1, 12].map((i) => ({
        at: '2022-08-20T10:00:00Z',
        by: 'officer-1',
        channel: 'officer' as const,
        session: 's-1',
        reason: 'asked',
        authority: 'request',
        member: id(i),
        field: 'email' as const,
        from: `p${i}@mail.example`,
        to,
      })),
    },
  });
  const cases: readonly (readonly [CheckId, Partial<CheckInput>, Partial<CheckInput>])[] = [
    ['RI-04', { register: at(3, 'not-found', 'aa') }, { register: at(3, 'not-found', 'bb') }],
    ['RI-06', { deceased: [list('a')] }, { deceased: [list('b')] }],
    ['RI-08', joined('2018-05-01'), joined('2018-05-02')],
    ['RI-10', card('one'), card('other')],
    ['RI-13', edit('captured@mail.example'), edit('again@mail.example')],
    ['RI-14', device('one'), device('other')],
    ['RI-16', { frozen: frozen('bb') }, { frozen: frozen('cc') }],
  ];

  test.each(cases)('%s: never settles another question about the same members', (check, one, other) => {
    const [first, again, second] = [questions(check, one), questions(check, one), questions(check, other)];
    expect(first.size).toBeGreaterThan(0);
    expect(again).toEqual(first);
    const common = [...first].filter((signal) => second.has(signal));
    expect(common.filter((signal) => !questions(check, {}).has(signal))).toEqual([]);
  });

  test('two signals of a report never share an id, though entries be doubled', () => {
    const doubled = [...roll(60), person(3, { name: '' }), person(3, { name: '' }), person(3, { name: '' })];
    const ids = runChecks({ asOf: AS_OF, entries: doubled }).checks.flatMap(({ signals }) =>
      signals.map((one) => one.id),
    );
    expect(ids.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
