import type { BatchId, CandidateId, Id, PersonId } from '@selectorate/basics';
import {
  allPapers,
  bodyMembers,
  CANDIDATES,
  codeOf,
  commitLotValue,
  type ContestPlan,
  declared,
  lotAtStage1,
  lotValueOf,
  OFFICERS,
  openBallot,
  papers,
  reconcile,
  reconciled,
  recordCount,
  type RehearsedContest,
  revealLotValue,
  standingPapers,
  stateScrutiny,
  theCount,
  introduction,
} from '@selectorate/testkit';
import { describe, expect, test } from 'vitest';
import { hashHex } from './act.ts';
import { checkBlobs } from './blobs.ts';
import { countToRecord } from './derived/count-to-record.ts';
import { lotCommitment, lotSeed } from './derived/lots.ts';
import { describeState } from './describe-state.ts';

const [FIRST, SECOND] = CANDIDATES as readonly [CandidateId, CandidateId];
const CONTRIBUTORS = ['returning-officer', 'second-officer', 'scrutineer', 'agent'];

/** Four papers for each of two candidates, most votes win: the ladder has to decide. */
const tied = (ties: ContestPlan['ballot']['ties']): Partial<ContestPlan> => ({
  witnesses: [],
  ballot: { method: 'plurality', options: {}, ties: ties ?? [] },
  batches: [{ batch: 'batch-post', channel: 'post', issued: 8, spoilt: 0, rejected: 0, papers: papers(4, 4) }],
});
const DRAWN = tied(['sha256']);
const BY_HAND = tied(['physical-lot']);

/** The ballot is closed and its papers agreed; these people have committed to values, and nobody has revealed one. */
function committed(people: readonly string[] = CONTRIBUTORS): RehearsedContest {
  const contest = openBallot(DRAWN);
  for (const person of people) commitLotValue(contest, person);
  allPapers(contest);
  return contest;
}

const revealing = (contest: RehearsedContest, person: string, value = lotValueOf(contest, person)): string =>
  codeOf(contest.attempt('reveal-lot-value', { value }, [person]));

const committing = (contest: RehearsedContest, person: string): string => {
  const commitment = lotCommitment(contest.plan.contest, person as PersonId, '07'.repeat(32));
  return codeOf(contest.attempt('commit-lot-value', { commitment }, [person]));
};

describe('A56 the last contributor cannot choose the lots', () => {
  test('their value was fixed by its hash before the close, whose root goes into the seed', () => {
    const contest = committed();
    const { close, lotValues } = contest.state;
    expect(lotValues.map(({ person }) => person)).toEqual(CONTRIBUTORS);
    expect(lotValues.every(({ seq }) => seq < (close?.size ?? 0) - 1)).toBe(true);
    const root = contest.rehearsal.checkpoints.find(({ checkpoint }) => checkpoint.size === close?.size);
    expect(Buffer.from(root?.checkpoint.root ?? []).toString('hex')).toBe(close?.root);
  });

  test('once all others are revealed, no other value is taken from the last', () => {
    const contest = committed();
    for (const person of CONTRIBUTORS.slice(0, 3)) revealLotValue(contest, person);
    expect(revealing(contest, 'agent', '11'.repeat(32))).toBe('lot-value-differs');
    expect(revealing(contest, 'agent')).toBe('admitted');
    expect(revealing(contest, 'agent')).toBe('already-decided');
  });

  test('a withheld value is published as missing, and the seed is made of the others', () => {
    const contest = committed();
    for (const person of CONTRIBUTORS.slice(0, 3)) revealLotValue(contest, person);
    reconcile(contest);
    const { state } = contest;
    expect(state.lotValues.filter(({ value }) => value === null).map(({ person }) => person)).toEqual(['agent']);
    const lines = CONTRIBUTORS.slice(0, 3).map((person) => `${person} ${lotValueOf(contest, person)}`);
    const text = ['selectorate-lot-seed/1', contest.plan.contest, state.close?.root, ...lines].join('\n');
    expect(lotSeed(state)).toBe(hashHex(text));
    expect(revealing(contest, 'agent')).toBe('wrong-stage');
  });

  test('an officer cannot reveal for another, nor repeat their hash and hope to open it', () => {
    const contest = openBallot(DRAWN);
    commitLotValue(contest, 'agent');
    const [own] = contest.state.lotValues;
    contest.act('commit-lot-value', { commitment: own?.commitment ?? '' }, ['returning-officer']);
    contest.goPast('ballot-closes');
    expect(revealing(contest, 'scrutineer', lotValueOf(contest, 'agent'))).toBe('lot-value-differs');
    expect(revealing(contest, 'returning-officer', lotValueOf(contest, 'agent'))).toBe('lot-value-differs');
    expect(revealing(contest, 'agent')).toBe('admitted');
  });

  test('nothing is committed after the close, twice, or by people who watch nobody; nothing revealed before it', () => {
    const contest = openBallot(DRAWN);
    commitLotValue(contest, 'agent');
    expect(committing(contest, 'agent')).toBe('already-decided');
    expect(committing(contest, 'teller-1')).toBe('signer-lacks-role');
    expect(revealing(contest, 'agent')).toBe('deadline-not-reached');
    contest.goPast('ballot-closes');
    expect(committing(contest, 'scrutineer')).toBe('deadline-passed');
  });

  test('people brought in after the ballot opened give no value: one outcome for each set of them that keeps silent', () => {
    const contest = openBallot(DRAWN);
    for (const puppet of ['puppet-1', 'puppet-2']) {
      const parts = { name: { subject: puppet, content: puppet } };
      contest.act('introduce-person', introduction(contest, puppet, 'agent'), OFFICERS, { parts });
      expect(committing(contest, puppet)).toBe('lot-contributor-too-late');
    }
    expect(committing(contest, 'agent')).toBe('admitted');
  });

  test('nor does somebody known before, whose first such role is as new', () => {
    const contest = openBallot(DRAWN);
    const opening = contest.acts.find(({ kind }) => kind === 'open-ballot');
    expect(contest.state.ballotOpened).toBe(opening?.seq);
    const known = 'incumbent';
    expect(contest.state.people.has(known as PersonId)).toBe(true);
    const parts = { name: { subject: known, content: known } };
    contest.act('introduce-person', introduction(contest, known, 'agent'), OFFICERS, { parts });
    expect(committing(contest, known)).toBe('lot-contributor-too-late');
  });

  test('nobody reveals who had not seen a checkpoint over the close', () => {
    const contest = committed(['agent']);
    const draft = contest.draft('reveal-lot-value', { value: lotValueOf(contest, 'agent') }, ['agent']);
    const before = contest.rehearsal.checkpoints.find(
      ({ checkpoint }) => checkpoint.size === (contest.state.close?.size ?? 0) - 1,
    );
    const root = Buffer.from(before?.checkpoint.root ?? []).toString('hex');
    const proof = [contest.sign(draft, 'agent', { seen: { size: before?.checkpoint.size ?? 0, root } })];
    const recorded = contest.ledger().submit({ draft, proof }, contest.now, contest.beside);
    expect(codeOf(recorded)).toBe('seen-too-early');
  });

  test('a recount opens no second chance: who kept silent before the papers were known stays silent', () => {
    const contest = committed(['agent', 'scrutineer']);
    revealLotValue(contest, 'scrutineer');
    reconcile(contest);
    expect(contest.state.lotValuesFixed).not.toBeNull();
    const reopened = { ...contest.state, stage: 'ballot' as const, reconciled: null };
    expect(lotSeed(reopened)).toBe(lotSeed(contest.state));
  });

  test('every replay draws the same lot, and the record says by which values', async () => {
    const contest = committed();
    for (const person of CONTRIBUTORS) revealLotValue(contest, person);
    reconcile(contest);
    stateScrutiny(contest);
    recordCount(contest);
    const seed = lotSeed(contest.state);
    expect(seed).toMatch(/^[0-9a-f]{64}$/);
    expect(new TextDecoder().decode(theCount(contest).blobs[1])).toContain(`"seed":"${seed}"`);
    expect(describeState(contest.ledger().state)).toEqual(describeState(contest.state));
    expect((await contest.verify({ bundle: contest.bundle() })).faults).toEqual([]);
  });

  test('a rulebook without the rung takes no values, and a rung without values is passed over', () => {
    const without = openBallot({ witnesses: [] });
    expect(committing(without, 'agent')).toBe('lot-not-due');
    const silent = committed([]);
    reconcile(silent);
    expect(codeOf(countToRecord(silent.state, standingPapers(silent)))).toBe('tie-unresolved');
  });
});

describe('a lot drawn by hand', () => {
  const paused = (): RehearsedContest => reconciled(BY_HAND);
  const TWO = ['returning-officer', 'scrutineer'];

  test('is what a count waits for, saying who is tied at which stage', () => {
    const contest = paused();
    const open = countToRecord(contest.state, standingPapers(contest));
    expect(open).toMatchObject({
      ok: false,
      error: { code: 'lot-needed', data: { stage: 1, purpose: 'elect', tied: 'incumbent, candidate-2' } },
    });
  });

  test.each([FIRST, SECOND])('lets the count go on: %s is elected because they were drawn', async (drawn) => {
    const contest = paused();
    contest.act('record-lot', lotAtStage1(contest, drawn), TWO);
    stateScrutiny(contest);
    recordCount(contest);
    expect(contest.state.counted?.elected).toBe(drawn);
    expect((await contest.verify({ bundle: contest.bundle() })).faults).toEqual([]);
  });

  test('needs the returning officer and a second person, and a rulebook that has lots drawn by hand', () => {
    const contest = paused();
    const lot = lotAtStage1(contest, FIRST);
    expect(codeOf(contest.attempt('record-lot', lot, ['returning-officer']))).toBe('two-persons-needed');
    expect(codeOf(contest.attempt('record-lot', lot, ['scrutineer', 'second-officer']))).toBe('signer-lacks-role');
    expect(codeOf(contest.attempt('record-lot', lot, OFFICERS))).toBe('admitted');
    const other = reconciled(tied(['lot-order']));
    expect(codeOf(other.attempt('record-lot', lotAtStage1(other, FIRST), TWO))).toBe('lot-not-due');
  });

  test('for a tie that is not there is refused: another stage, another purpose, or no tie at all', () => {
    const contest = paused();
    const lot = lotAtStage1(contest, FIRST);
    expect(codeOf(contest.attempt('record-lot', { ...lot, stage: 2 }, TWO))).toBe('lot-not-due');
    expect(codeOf(contest.attempt('record-lot', { ...lot, purpose: 'exclude' }, TWO))).toBe('lot-not-due');
    const clear = reconciled({ ...BY_HAND, batches: [{ ...batchOf(BY_HAND), papers: papers(5, 3) }] });
    expect(codeOf(clear.attempt('record-lot', lot, TWO))).toBe('lot-not-due');
  });

  test('is drawn once among those tied, and not after the scrutineer has seen the count', () => {
    const contest = paused();
    const lot = lotAtStage1(contest, FIRST);
    const strangers = { ...lot, drawn: 'teller-1' as CandidateId };
    expect(codeOf(contest.attempt('record-lot', strangers, TWO))).toBe('not-shortlisted');
    contest.act('record-lot', lot, TWO);
    expect(codeOf(contest.attempt('record-lot', { ...lot, drawn: SECOND }, TWO))).toBe('already-decided');
    stateScrutiny(contest);
    expect(codeOf(contest.attempt('record-lot', { ...lot, stage: 2 }, TWO))).toBe('already-decided');
  });

  test('A56 does not outlive the count it was drawn for: another tie after a recount asks for another lot', async () => {
    const plan = (batch: string) => ({ ...batchOf(BY_HAND), batch, issued: 4, papers: papers(2, 2) });
    const contest = reconciled({ ...BY_HAND, batches: [plan('first'), plan('second')] });
    contest.act('record-lot', lotAtStage1(contest, FIRST), TWO);
    const incident = { incident: 'incident-1' as Id<'incident'>, papers: 4 } as const;
    const reported = { ...incident, what: 'seal-broken', batch: 'first' as BatchId } as const;
    contest.act('report-incident', reported, ['teller-1']);
    const ruling = { incident: incident.incident, remedy: 'exclude-batch' } as const;
    contest.act('rule-on-incident', ruling, bodyMembers('appeal-panel'));
    expect(contest.state.lotsDrawn).toEqual([]);
    reconcile(contest);
    expect(countToRecord(contest.state, standingPapers(contest))).toMatchObject({ error: { code: 'lot-needed' } });
    contest.act('record-lot', lotAtStage1(contest, SECOND), TWO);
    stateScrutiny(contest);
    recordCount(contest);
    expect(contest.state.counted?.elected).toBe(SECOND);
    expect((await contest.verify({ bundle: contest.bundle() })).faults).toEqual([]);
  });

  test('A56 is idle whenever it was drawn, before the reconciliation too', () => {
    const contest = declared({ witnesses: [], ballot: { ties: ['physical-lot'] } });
    const recorded = contest.acts.find(({ kind }) => kind === 'record-count');
    if (recorded === undefined) throw new Error('nothing was counted');
    const stale = { ...lotAtStage1(contest, FIRST), seq: (contest.state.reconciled?.seq ?? 0) - 1 };
    const withLot = { ...contest.state, lotsDrawn: [stale] };
    expect(codeOf(checkBlobs(withLot, recorded, contest.beside.blobs))).toBe('lot-not-due');
  });

  test('that decided nothing is found by anybody who counts the published papers', () => {
    const contest = declared({ witnesses: [], ballot: { ties: ['physical-lot'] } });
    const recorded = contest.acts.find(({ kind }) => kind === 'record-count');
    const { state } = contest;
    expect(recorded).toBeDefined();
    const idle = {
      seq: (state.reconciled?.seq ?? 0) + 1,
      stage: 4,
      purpose: 'exclude',
      among: CANDIDATES,
      drawn: FIRST,
    };
    const withLot = { ...state, lotsDrawn: [{ ...idle, purpose: 'exclude' as const }] };
    expect(recorded === undefined ? '' : codeOf(checkBlobs(withLot, recorded, contest.beside.blobs))).toBe(
      'lot-not-due',
    );
  });
});

const batchOf = ({ batches }: Partial<ContestPlan>) => {
  const [batch] = batches ?? [];
  if (batch === undefined) throw new Error('a plan without batches');
  return batch;
};
