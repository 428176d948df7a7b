import type { CandidateId, ClauseId, PersonId } from '@selectorate/basics';
import {
  bodyMembers,
  codeOf,
  declared,
  introduction,
  nativeSigner,
  OFFICERS,
  opened,
  openingBody,
  openTrigger,
  readyToFreeze,
  reselected,
  RehearsedContest,
  returnVote,
  TELLERS,
} from '@selectorate/testkit';
import { describe, expect, test } from 'vitest';
import { SERVER } from './act.ts';
import { pairing } from './duties.ts';
import type { ActBodies } from './registry.ts';
import { ROLES } from './state.ts';

const QUICK = { witnesses: [] };
const NATIONAL = bodyMembers('national-body');
const TITLE = { title: '00'.repeat(32) };

type Replacement = ActBodies['replace-officer'];

const replacement = (contest: RehearsedContest, change: Partial<Replacement> = {}): Replacement => ({
  leaves: 'returning-officer' as PersonId,
  enters: 'officer-3' as PersonId,
  role: 'returning-officer',
  key: contest.signerOf(change.enters ?? 'officer-3').publicKey,
  ground: 'resigned',
  ...change,
});

describe('barred pairs of roles (10-domain 5b)', () => {
  const NEVER = [
    ['returning-officer', 'second-officer'],
    ['candidate', 'returning-officer'],
    ['candidate', 'scrutineer'],
    ['candidate', 'teller'],
    ['incumbent', 'body-member'],
    ['incumbent', 'unit-secretary'],
    ['agent', 'scrutineer'],
    ['agent', 'teller'],
  ] as const;
  const BY_OVERRIDE = [
    ['scrutineer', 'returning-officer'],
    ['scrutineer', 'teller'],
    ['scrutineer', 'body-member'],
    ['returning-officer', 'teller'],
    ['returning-officer', 'body-member'],
    ['second-officer', 'body-member'],
  ] as const;
  const FREE = [
    ['second-officer', 'teller'],
    ['candidate', 'agent'],
    ['candidate', 'incumbent'],
    ['agent', 'unit-secretary'],
    ['teller', 'unit-teller'],
    ['unit-secretary', 'unit-teller'],
  ] as const;

  test.each(NEVER)('%s and %s never', (a, b) => expect(pairing(a, b)).toBe('never'));
  test.each(BY_OVERRIDE)('%s and %s by override', (a, b) => expect(pairing(a, b)).toBe('by-override'));
  test.each(FREE)('%s and %s freely', (a, b) => expect(pairing(a, b)).toBe('free'));

  test('the order does not matter, and nobody shares with the server', () => {
    for (const a of ROLES) {
      for (const b of ROLES) expect(pairing(a, b)).toBe(pairing(b, a));
      if (a !== 'server') expect(pairing(a, 'server')).toBe('never');
    }
  });
});

describe('A35 one administrator does all', () => {
  test('the server’s name is no officer’s: its key would sign for a person', () => {
    const contest = new RehearsedContest();
    const body = openingBody(contest);
    const key = contest.signerOf('returning-officer');
    const machine = { ...body, returningOfficer: { person: SERVER, key: key.publicKey } };
    const draft = { ...contest.draft('open-contest', machine, [SERVER, 'second-officer']), commitments: TITLE };
    const proof = [contest.sign(draft, SERVER, { key }), contest.sign(draft, 'second-officer')];
    expect(codeOf(contest.ledger().submit({ draft, proof }, contest.now, contest.beside))).toBe('barred-pair');
  });

  test.each(['log', 'witness.example/first'])('nobody signs with the key of %s', (holder) => {
    const contest = opened();
    const { publicKey: key } = nativeSigner(contest.secretOf(holder));
    const body = { ...introduction(contest, 'newcomer', 'teller'), key };
    expect(codeOf(contest.attempt('introduce-person', body, OFFICERS))).toBe('key-held-by-another');
  });

  test('officers, server, log and witnesses begin with a key each', () => {
    const contest = new RehearsedContest();
    const body = openingBody(contest);
    const shared = { ...body, server: body.log.key };
    expect(codeOf(contest.attempt('open-contest', shared, OFFICERS))).toBe('key-held-by-another');
  });

  test('a seat that a contest has once is not filled beside its holder', () => {
    const contest = reselected(QUICK);
    const puppet = introduction(contest, 'puppet', 'incumbent');
    expect(codeOf(contest.attempt('introduce-person', puppet, OFFICERS))).toBe('person-already-holds-role');
  });

  test('a merge of offices that the rules allow is an override, published with its reasons', () => {
    const contest = readyToFreeze(QUICK);
    const asTeller = introduction(contest, 'scrutineer', 'teller');
    expect(codeOf(contest.attempt('introduce-person', asTeller, OFFICERS))).toBe('barred-pair');
    contest.act(
      'override',
      {
        power: 'override.permit-merged-roles' as ClauseId,
        ground: 'too-few-people',
        effect: { kind: 'permit-merge', roles: ['scrutineer', 'teller'] },
      },
      NATIONAL,
    );
    expect(codeOf(contest.attempt('introduce-person', asTeller, OFFICERS))).toBe('admitted');
    expect(contest.state.discretions.last()).toMatchObject({ ground: 'too-few-people', affects: 'permit-merge' });
  });

  test('no override merges what is never waived', () => {
    const contest = readyToFreeze(QUICK);
    const effect = { kind: 'permit-merge', roles: ['returning-officer', 'second-officer'] } as const;
    const body = { power: 'override.permit-merged-roles' as ClauseId, ground: 'urgency', effect } as const;
    expect(codeOf(contest.attempt('override', body, NATIONAL))).toBe('barred-pair');
  });

  test('a stranger among many signers is refused at once, whatever the quorum', () => {
    const contest = openTrigger({ ...QUICK, parameters: { bodyQuorum: 14 } });
    const effect = { kind: 'end-contest', candidate: null } as const;
    const body = { power: 'override.end-contest' as ClauseId, ground: 'urgency', effect } as const;
    const crowd = [...NATIONAL, ...OFFICERS, ...TELLERS, 'scrutineer', 'agent', 'incumbent', 'candidate-2'];
    const others = ['secretary-branch-01', 'teller-branch-01', 'secretary-branch-02', 'teller-branch-02'];
    expect(codeOf(contest.attempt('override', body, [...crowd, ...others]))).toBe('signer-lacks-role');
  });
});

describe('A34 an organiser has an interest', () => {
  test('one who works for a candidate can run or check nothing', () => {
    const contest = readyToFreeze(QUICK);
    contest.act('declare-interest', { interest: 'candidate-employs' }, ['appeal-panel-1']);
    const asTeller = introduction(contest, 'appeal-panel-1', 'teller');
    expect(contest.attempt('introduce-person', asTeller, OFFICERS)).toMatchObject({
      error: { code: 'interest-bars-role', data: { role: 'teller', interest: 'candidate-employs' } },
    });
  });

  test('an interest that comes out later stops the next step that needs a clear officer', () => {
    const contest = openTrigger(QUICK);
    contest.act('declare-interest', { interest: 'agent-of-candidate' }, ['scrutineer']);
    for (const unit of contest.state.units.keys()) returnVote(contest, unit, { open: 1, keep: 4 });
    contest.goPast('returns-due');
    contest.act('decide-trigger', { outcome: 'reselected' }, OFFICERS);
    const figures = { issued: 0, returned: 0, notReturned: 0, spoilt: 0, rejected: 0, valid: 0 };
    contest.act('state-scrutiny', { figures, satisfied: true, concerns: 0 }, ['scrutineer']);
    const moment = { civil: '2022-09-15T17:00', instant: '2022-09-15T16:00:00Z' };
    const body = { winner: 'incumbent' as CandidateId, figures, challengeCloses: moment, retentionEnds: moment };
    expect(codeOf(contest.attempt('declare', body, OFFICERS))).toBe('interest-bars-role');
  });

  test('an interest that bars nobody stays beside the name for everyone to see', () => {
    const contest = openTrigger(QUICK);
    contest.act('declare-interest', { interest: 'supplier' }, ['second-officer']);
    expect(contest.state.people.get('second-officer' as PersonId)?.interests?.map(({ interest }) => interest)).toEqual([
      'none',
      'supplier',
    ]);
  });

  test('whoever has declared nothing holds up the freeze', () => {
    const contest = readyToFreeze(QUICK);
    contest.act('replace-officer', replacement(contest), ['second-officer', 'scrutineer']);
    contest.goPast('freeze');
    const body = { version: 'v1', root: '00'.repeat(32), members: 0, trigger: NOBODY, ballot: NOBODY, units: [] };
    expect(codeOf(contest.attemptRaw('freeze-roll', body, ['officer-3', 'second-officer']))).toBe(
      'interest-not-declared',
    );
  });
});

const NOBODY = { eligible: 0, withheld: {} };

describe('an officer is replaced in mid-contest', () => {
  const replaced = (): RehearsedContest => {
    const contest = openTrigger(QUICK);
    contest.act('replace-officer', replacement(contest), ['second-officer', 'scrutineer']);
    contest.act('declare-interest', { interest: 'none' }, ['officer-3']);
    return contest;
  };
  const introducing = (contest: RehearsedContest, by: readonly string[]): string =>
    codeOf(contest.attempt('introduce-person', introduction(contest, 'newcomer', 'teller'), by));

  test('from then on the old key is refused and the new one works', () => {
    const contest = replaced();
    expect(introducing(contest, OFFICERS)).toBe('signer-left');
    expect(introducing(contest, ['officer-3', 'second-officer'])).toBe('admitted');
  });

  test('the old key does not sign in the new officer’s name', () => {
    const contest = replaced();
    const draft = contest.draft('declare-interest', { interest: 'other' }, ['officer-3']);
    const proof = [contest.sign(draft, 'officer-3', { key: contest.signerOf('returning-officer') })];
    expect(codeOf(contest.ledger().submit({ draft, proof }, contest.now, contest.beside))).toBe('signature-invalid');
  });

  test('the old key does not come back under another name, nor the new officer with another key', () => {
    const contest = replaced();
    const { publicKey: key } = contest.signerOf('returning-officer');
    const by = ['officer-3', 'second-officer'];
    const renamed = { ...introduction(contest, 'newcomer', 'teller'), key };
    expect(codeOf(contest.attempt('introduce-person', renamed, by))).toBe('key-held-by-another');
    const rekeyed = { ...introduction(contest, 'officer-3', 'agent'), key: contest.signerOf('newcomer').publicKey };
    expect(codeOf(contest.attempt('introduce-person', rekeyed, by))).toBe('person-key-differs');
  });

  test('whoever keeps another role keeps it, and signs by no role they gave up', () => {
    const contest = openTrigger(QUICK);
    const leaving = replacement(contest, { leaves: 'scrutineer' as PersonId, role: 'scrutineer' });
    contest.act('replace-officer', leaving, bodyMembers('appeal-panel'));
    expect(introducing(contest, ['returning-officer', 'scrutineer'])).toBe('signer-left');
  });

  test('the leaver does not sign their own replacement', () => {
    const contest = openTrigger(QUICK);
    expect(codeOf(contest.attempt('replace-officer', replacement(contest), ['returning-officer', 'scrutineer']))).toBe(
      'signer-left',
    );
  });

  test('two members of the body that hears challenges may do it instead', () => {
    const contest = openTrigger(QUICK);
    expect(codeOf(contest.attempt('replace-officer', replacement(contest), bodyMembers('appeal-panel')))).toBe(
      'admitted',
    );
  });

  test('the second officer cannot become returning officer beside their own office', () => {
    const contest = openTrigger(QUICK);
    const body = replacement(contest, { enters: 'second-officer' as PersonId });
    expect(codeOf(contest.attempt('replace-officer', body, ['second-officer', 'scrutineer']))).toBe('barred-pair');
  });

  test('a contest with a replacement verifies, and the replacement is in the register of discretion', async () => {
    const contest = openTrigger();
    contest.act('replace-officer', replacement(contest), ['second-officer', 'scrutineer']);
    expect((await contest.verify({ bundle: contest.bundle() })).faults).toEqual([]);
    expect(contest.state.discretions.last()).toMatchObject({ kind: 'replace-officer', ground: 'resigned' });
  });

  test('after the close nobody is replaced', () => {
    const contest = declared(QUICK);
    contest.goPast('challenge-closes');
    contest.act('close-contest', {}, OFFICERS);
    expect(codeOf(contest.attempt('replace-officer', replacement(contest), ['second-officer', 'scrutineer']))).toBe(
      'wrong-stage',
    );
  });
});
