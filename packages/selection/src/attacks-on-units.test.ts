import { fromUtf8, unwrap } from '@selectorate/basics';
import {
  bodyMembers,
  codeOf,
  closed,
  decideTrigger,
  introduction,
  keyed,
  OFFICERS,
  opened,
  openTrigger,
  papers,
  type RehearsedContest,
  returnVote,
  triggered,
  unitOfficers,
  unitReturn,
} from '@selectorate/testkit';
import type { PersonId, UnitId } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';

describe('A17 an officer misreads the trigger’s threshold or denominator', () => {
  test('an outcome that differs from the working is refused, and the working is in the refusal', () => {
    const contest = openTrigger({ witnesses: [] });
    for (const unit of contest.state.units.keys()) returnVote(contest, unit, { open: 4, keep: 2 });
    contest.goPast('returns-due');
    const refused = contest.attempt('decide-trigger', { outcome: 'reselected' }, OFFICERS);
    expect(refused).toMatchObject({
      error: {
        code: 'outcome-differs',
        clause: 'trigger.formula',
        data: { stated: 'reselected', computed: 'triggered', share: '100' },
      },
    });
  });

  test('nobody can state an outcome before returns are due', () => {
    const contest = openTrigger({ witnesses: [] });
    expect(codeOf(contest.attempt('decide-trigger', { outcome: 'triggered' }, OFFICERS))).toBe('deadline-not-reached');
  });
});

describe('A19 a status is typed in against its own numbers', () => {
  test('beside figures nothing may be said of the outcome', () => {
    const contest = openTrigger({ witnesses: [], affiliates: [100] });
    contest.goPast('units-meet-from');
    const { body } = unitReturn(contest, 'affiliate-01', { open: 43, keep: 43 });
    const called = { ...body, withheld: { says: 'open', quorate: true } } as const;
    expect(codeOf(contest.attempt('return-unit-vote', called, unitOfficers('affiliate-01')))).toBe(
      'commitment-unexpected',
    );
  });

  test('withheld figures that say something else than the outcome stated are found as soon as they are opened', () => {
    const contest = openTrigger({ witnesses: [], parameters: { k: 20 } });
    contest.goPast('units-meet-from');
    const { body, enclosed } = unitReturn(contest, 'branch-01', { open: 3, keep: 3 });
    const called = { ...body, withheld: { says: 'open', quorate: true } } as const;
    expect(codeOf(contest.attempt('return-unit-vote', called, unitOfficers('branch-01'), enclosed))).toBe(
      'part-differs',
    );
  });
});

describe('A21 a committee is packed before its vote', () => {
  const contest = openTrigger({ witnesses: [] });

  test('a body’s composition is frozen with the roll', () => {
    const packer = introduction(contest, 'packer', 'body-member', { body: 'national-body' });
    expect(contest.attempt('introduce-person', packer, OFFICERS)).toMatchObject({
      error: { code: 'composition-frozen', clause: 'house.frozen-bodies' },
    });
  });

  test('one member may follow another, published with reasons, and the body grows by nobody', () => {
    const replaced = openTrigger({ witnesses: [] });
    const [leaves = '', stays = ''] = bodyMembers('national-body');
    replaced.act(
      'replace-officer',
      {
        leaves: leaves as PersonId,
        enters: 'successor' as PersonId,
        role: 'body-member',
        key: replaced.signerOf('successor').publicKey,
        ground: 'resigned',
      },
      bodyMembers('appeal-panel'),
    );
    const members = [...replaced.state.people.values()].filter(({ holdings }) =>
      holdings.some(({ role, body, until }) => role === 'body-member' && body === 'national-body' && until === null),
    );
    expect(members.map(({ id }) => id).toSorted()).toEqual([stays, 'successor'].toSorted());
    expect(replaced.state.discretions.last()).toMatchObject({ kind: 'replace-officer', ground: 'resigned' });
  });
});

describe('A37 the votes of a unit of two are published', () => {
  const K20 = { witnesses: [], parameters: { k: 20 } };
  const inPublic = (contest: RehearsedContest): string =>
    contest.entries.map((entry) => unwrap(fromUtf8(entry))).join('\n');

  test('figures below k are withheld and committed to; the outcome is not withheld', () => {
    const contest = openTrigger(K20);
    const { act } = returnVote(contest, 'branch-01', { open: 2 });
    expect(act.body).toMatchObject({ figures: null, withheld: { says: 'open' } });
    expect(act.commitments['figures']).toMatch(/^[0-9a-f]{64}$/);
    expect(inPublic(contest)).not.toContain('"keep"');
  });

  test('they cannot be published even by both officers of the unit', () => {
    const contest = openTrigger(K20);
    contest.goPast('units-meet-from');
    const { body } = unitReturn(openTrigger({ witnesses: [] }), 'branch-01', { open: 2 });
    const figures = { open: 2, keep: 0, spoilt: 0, abstained: 0 };
    const open = { ...body, metOn: contest.now.slice(0, 10), signedOn: 'devices' as const, figures, withheld: null };
    expect(codeOf(contest.attempt('return-unit-vote', open, unitOfficers('branch-01')))).toBe('cell-too-small');
  });

  test('figures that need not be withheld are found by whoever opens them', () => {
    const contest = openTrigger({ witnesses: [], parameters: { k: 5 } });
    contest.goPast('units-meet-from');
    const metOn = contest.now.slice(0, 10);
    const hidden = {
      unit: 'branch-01' as UnitId,
      attempt: 1,
      metOn,
      signedOn: 'devices',
      figures: null,
      withheld: { says: 'open', quorate: true },
    } as const;
    const figures = { subject: 'branch-01', content: { open: 4, keep: 2, spoilt: 0, abstained: 0 } };
    expect(codeOf(contest.attempt('return-unit-vote', hidden, unitOfficers('branch-01'), { parts: { figures } }))).toBe(
      'withheld-without-need',
    );
  });

  test('the formula still works on withheld units, and anybody can recompute it', async () => {
    const contest = triggered({ parameters: { k: 20 } });
    expect(contest.state.trigger).toBe('triggered');
    expect((await contest.verify()).faults).toEqual([]);
    expect((await contest.verify({ bundle: contest.bundle() })).faults).toEqual([]);
  });

  test('nothing public can be subtracted: no totals of raw votes over units are in the record', () => {
    const contest = openTrigger(K20);
    returnVote(contest, 'branch-01', { open: 2 });
    returnVote(contest, 'branch-02', { open: 1, keep: 5 });
    decideTrigger(contest);
    const decision = contest.acts.find(({ kind }) => kind === 'decide-trigger');
    expect(decision?.body).toEqual({ outcome: contest.state.trigger });
    expect(inPublic(contest)).not.toMatch(/"(open|keep)":\d/);
  });

  test('a paper channel of eight joins the rest: how a batch or a channel voted is nowhere in the record', () => {
    const contest = closed({
      witnesses: [],
      batches: [
        { batch: 'batch-post', channel: 'post', issued: 8, spoilt: 0, rejected: 0, papers: papers(8, 0) },
        { batch: 'batch-room', channel: 'in-person', issued: 4, spoilt: 0, rejected: 0, papers: papers(1, 3) },
      ],
    });
    const ofBatches = contest.acts.filter(({ kind }) => ['key-batch', 'agree-batch', 'return-papers'].includes(kind));
    for (const { body } of ofBatches) expect(JSON.stringify(body)).not.toContain('candidate');
    const blobs = [...contest.rehearsal.blobs.values()].map((blob) => unwrap(fromUtf8(blob)));
    expect(blobs.join()).not.toMatch(/batch-post|batch-room|channel|in-person/);
    const [ballots = ''] = blobs;
    expect(JSON.parse(ballots)).toMatchObject({ candidates: ['incumbent', 'candidate-2'] });
    expect(ballots).not.toContain('"times":8');
  });
});

describe('A35 one administrator does all', () => {
  const TWO_PERSONS = [
    ['set-up', () => opened({ witnesses: [] }), 'introduce-person'],
    ['override', () => openTrigger({ witnesses: [] }), 'override'],
  ] as const;

  test.each(TWO_PERSONS)('one signature is not enough for %s', (_, at, kind) => {
    const contest = at();
    const bodies = {
      'introduce-person': introduction(contest, 'newcomer', 'teller'),
      override: {
        power: 'override.end-contest',
        ground: 'urgency',
        effect: { kind: 'end-contest', candidate: null },
      },
    } as const;
    const by = kind === 'override' ? ['national-body-1'] : ['returning-officer'];
    expect(codeOf(contest.attemptRaw(kind, bodies[kind] as never, by))).toBe('two-persons-needed');
  });

  test('the same person does not sign twice, under one role or two', () => {
    const contest = keyed({ witnesses: [] });
    const body = introduction(contest, 'newcomer', 'agent');
    const twice = ['returning-officer', 'returning-officer'];
    expect(codeOf(contest.attempt('introduce-person', body, twice))).toBe('signer-twice');
  });
});

describe('A54 a return that is not its count: from a unit without devices, two officers key the paper', () => {
  const form = { subject: 'affiliate-01', content: 'Form 7, signed by its secretary and its teller' };
  const keyedForm = (contest: RehearsedContest) => {
    contest.goPast('units-meet-from');
    const { body, enclosed } = unitReturn(contest, 'affiliate-01', { open: 43, keep: 12 });
    return { body: { ...body, signedOn: 'paper' as const }, enclosed: { parts: { ...enclosed.parts, form } } };
  };
  const trigger = () => openTrigger({ witnesses: [], affiliates: [100] });

  test('it is recorded with a commitment to the form, and says that it came on paper', () => {
    const contest = trigger();
    const { body, enclosed } = keyedForm(contest);
    contest.act('return-unit-vote', body, OFFICERS, enclosed);
    expect(contest.state.units.get('affiliate-01' as UnitId)?.returns).toMatchObject([{ signedOn: 'paper' }]);
  });

  test.each([
    ['one officer', ['returning-officer'], 'two-persons-needed'],
    ['the unit’s own people', unitOfficers('affiliate-01'), 'signer-lacks-role'],
  ])('%s cannot key it', (_, by, code) => {
    const contest = trigger();
    const { body, enclosed } = keyedForm(contest);
    expect(codeOf(contest.attempt('return-unit-vote', body, by, enclosed))).toBe(code);
  });

  test('without the form there is nothing to hold the officers to', () => {
    const contest = trigger();
    const { body } = keyedForm(contest);
    expect(codeOf(contest.attempt('return-unit-vote', body, OFFICERS))).toBe('commitment-missing');
  });

  test('officers cannot return a vote as if it had come from the unit’s devices', () => {
    const contest = trigger();
    const { body } = keyedForm(contest);
    const called = { ...body, signedOn: 'devices' as const };
    expect(codeOf(contest.attempt('return-unit-vote', called, OFFICERS))).toBe('signer-lacks-role');
  });
});

describe('before anybody signs, the rules are asked', () => {
  test('what would be refused is refused with the same code, and nothing is recorded by asking', () => {
    const contest = openTrigger({ witnesses: [] });
    const ledger = contest.ledger();
    const tooEarly = contest.draft('decide-trigger', { outcome: 'triggered' }, OFFICERS);
    expect(codeOf(ledger.wouldAdmit(tooEarly, contest.now))).toBe('deadline-not-reached');
    const oneOfTwo = contest.draft(
      'introduce-person',
      introduction(contest, 'newcomer', 'agent'),
      OFFICERS.slice(0, 1),
    );
    const named = { ...oneOfTwo, commitments: { name: '0'.repeat(64) } };
    expect(codeOf(ledger.wouldAdmit(named, contest.now))).toBe('two-persons-needed');
    expect(codeOf(ledger.wouldAdmit({ ...named, by: OFFICERS as PersonId[] }, contest.now))).toBe('admitted');
    expect(ledger.state.size).toBe(contest.state.size);
  });
});
