import type { BatchId, CandidateId, Id } from '@selectorate/basics';
import { ballotsToJson, packBallots } from '@selectorate/count';
import {
  agreeBatch,
  allPapers,
  bodyMembers,
  CANDIDATES,
  type BatchPlan,
  codeOf,
  counted,
  declaration,
  declareResult,
  issuePapers,
  keyed,
  keyTwice,
  OFFICERS,
  openBallot,
  papers,
  papersPart,
  reconcile,
  reconciliation,
  recordCount,
  type RehearsedContest,
  returnPapers,
  stateScrutiny,
  TELLERS,
} from '@selectorate/testkit';
import { describe, expect, test } from 'vitest';
import { batchFigures, paperFigures } from './derived/papers.ts';
import { checkInvariants } from './invariants.ts';
import type { PartLookup } from './parts.ts';
import { type ActBodies, definitionOf } from './registry.ts';

const QUICK = { witnesses: [] };
const PANEL = bodyMembers('appeal-panel');
const RECONCILERS = ['returning-officer', 'scrutineer'];
const INCIDENT = 'incident-1' as Id<'incident'>;

type Report = ActBodies['report-incident'];

function report(contest: RehearsedContest, change: Partial<Report> = {}): void {
  const body: Report = {
    incident: INCIDENT,
    what: 'seal-broken',
    batch: 'batch-room' as BatchId,
    papers: 3,
    ...change,
  };
  contest.act('report-incident', body, ['teller-1']);
}

const rule = (contest: RehearsedContest, remedy: ActBodies['rule-on-incident']['remedy'], incident = INCIDENT) =>
  contest.attempt('rule-on-incident', { incident, remedy }, PANEL);

describe('A13 more ballots than voters', () => {
  test('eighty papers back of sixty-seven issued are refused, with both numbers', () => {
    const contest = openBallot({ ...QUICK, branches: [80], affiliates: [6] });
    contest.act('issue-papers', { batch: 'box' as BatchId, channel: 'in-person', issued: 67 }, OFFICERS);
    contest.goPast('ballot-closes');
    const surplus = { batch: 'box' as BatchId, returned: 80, spoilt: {}, rejected: {} };
    expect(contest.attempt('return-papers', surplus, TELLERS)).toMatchObject({
      error: { code: 'more-returned-than-issued', clause: 'invariant.1', data: { returned: 80, issued: 67 } },
    });
  });

  test('no count and no declaration before the papers reconcile', () => {
    const contest = keyed(QUICK);
    contest.goPast('count');
    expect(
      codeOf(
        contest.attempt('state-scrutiny', { figures: paperFigures(contest.state), satisfied: true, concerns: 0 }, [
          'scrutineer',
        ]),
      ),
    ).toBe('wrong-stage');
    const short = { ...reconciliation(contest), notIssued: { 'did-not-attend': 2 } } as const;
    expect(contest.attempt('reconcile', short, RECONCILERS)).toMatchObject({
      error: { code: 'eligible-not-accounted', data: { eligible: 12, accounted: 13 } },
    });
  });

  test('papers in doubt that reach the margin stop the declaration until the named body decides with reasons', () => {
    const contest = counted(QUICK);
    const margin = contest.state.counted?.margin ?? 0;
    report(contest, { papers: margin });
    expect(codeOf(contest.attempt('declare', declaration(contest), OFFICERS))).toBe('anomalies-reach-margin');
    const decision = { ground: 'no-effect-possible', papers: margin, margin } as const;
    contest.act('decide-anomalies', decision, bodyMembers('national-body'));
    declareResult(contest);
    expect(contest.state.stage).toBe('declared');
    expect(contest.state.discretions.last()).toMatchObject({ kind: 'decide-anomalies', ground: 'no-effect-possible' });
  });

  test('one paper less than the margin declares', () => {
    const contest = counted({
      ...QUICK,
      batches: [
        { batch: 'batch-room', channel: 'in-person', issued: 10, spoilt: 0, rejected: 0, papers: papers(7, 3) },
      ],
    });
    report(contest, { papers: 3 });
    declareResult(contest);
    expect(contest.state.counted?.margin).toBe(4);
  });

  test('the deciders see the figures that are there, not figures of their own', () => {
    const contest = counted(QUICK);
    report(contest);
    const belittled = { ground: 'no-effect-possible', papers: 1, margin: contest.state.counted?.margin ?? 0 } as const;
    expect(codeOf(contest.attempt('decide-anomalies', belittled, bodyMembers('national-body')))).toBe('figures-differ');
  });
});

describe('A16 a broken seal voids everything', () => {
  test.each([
    ['exclude-batch', 'admitted'],
    ['exclude-channel', 'remedy-broader-than-needed'],
    ['rerun', 'remedy-broader-than-needed'],
  ] as const)('one batch touched: %s is %s', (remedy, expected) => {
    const contest = counted(QUICK);
    report(contest);
    expect(codeOf(rule(contest, remedy))).toBe(expected);
  });

  test('the refusal says how far a remedy may reach', () => {
    const contest = counted(QUICK);
    report(contest);
    expect(rule(contest, 'rerun')).toMatchObject({
      error: { data: { remedy: 'rerun', broadest: 'exclude-batch', papers: 3 } },
    });
  });

  const ROOMS: readonly BatchPlan[] = ['room-1', 'room-2'].map((batch) => ({
    batch,
    channel: 'in-person',
    issued: 4,
    spoilt: 0,
    rejected: 0,
    papers: papers(2, 1),
  }));
  const POST: BatchPlan = {
    batch: 'batch-post',
    channel: 'post',
    issued: 4,
    spoilt: 0,
    rejected: 0,
    papers: papers(3, 1),
  };

  test('several batches of one channel: the channel, and the other channel stands', () => {
    const contest = counted({ ...QUICK, batches: [...ROOMS, POST] });
    report(contest, { batch: 'room-1' as BatchId });
    report(contest, { batch: 'room-2' as BatchId, incident: 'incident-2' as Id<'incident'> });
    expect(codeOf(rule(contest, 'exclude-channel'))).toBe('admitted');
    expect([...contest.state.batches.values()].map(({ excluded }) => excluded === null)).toEqual([false, false, true]);
    expect(paperFigures(contest.state)).toMatchObject({ returned: 10, valid: 4, rejected: 6 });
  });

  test('batches of several channels: everything', () => {
    const contest = counted({ ...QUICK, batches: [...ROOMS, POST] });
    report(contest, { batch: 'room-1' as BatchId });
    report(contest, { batch: 'batch-post' as BatchId, incident: 'incident-2' as Id<'incident'> });
    expect(codeOf(rule(contest, 'rerun'))).toBe('admitted');
    expect(contest.state).toMatchObject({ stage: 'closed', declaration: { endedBy: 'rerun', winner: null } });
  });

  test('what a ruling excludes stays in the record as rejected, and all is counted again without it', async () => {
    const contest = counted({ branches: [6, 6] });
    report(contest);
    rule(contest, 'exclude-batch');
    expect(contest.state).toMatchObject({ stage: 'ballot', reconciled: null, counted: null, scrutiny: null });
    reconcile(contest);
    stateScrutiny(contest);
    recordCount(contest);
    declareResult(contest);
    expect(contest.state.reconciled).toMatchObject({ valid: 5, rejected: 4, returned: 10 });
    expect((await contest.verify({ bundle: contest.bundle() })).faults).toEqual([]);
  });

  test('A37 a batch of few papers is not taken out of a published count: the difference would say how it voted', () => {
    const contest = counted({ ...QUICK, parameters: { k: 5 } });
    report(contest);
    expect(codeOf(rule(contest, 'exclude-batch'))).toBe('cell-too-small');
    expect(codeOf(rule(contest, 'recount-batch'))).toBe('admitted');
  });

  test('a batch keyed again is agreed again before anything is counted', () => {
    const contest = counted(QUICK);
    const [, room] = contest.plan.batches;
    report(contest, { what: 'papers-disputed' });
    rule(contest, 'recount-batch');
    expect(codeOf(contest.attempt('reconcile', reconciliation(contest), RECONCILERS))).toBe('batch-not-agreed');
    if (room === undefined) throw new Error('no room batch');
    keyTwice(contest, room);
    agreeBatch(contest, room);
    reconcile(contest);
    stateScrutiny(contest);
    recordCount(contest);
    expect(contest.state.counted?.valid).toBe(8);
  });

  test('a batch that is excluded before it was keyed is rejected whole, and the figures still add up', () => {
    const contest = openBallot(QUICK);
    const [post, room] = contest.plan.batches;
    if (post === undefined || room === undefined) throw new Error('two batches are planned');
    issuePapers(contest, post);
    issuePapers(contest, room);
    contest.goPast('ballot-closes');
    for (const batch of [post, room]) returnPapers(contest, batch);
    report(contest);
    rule(contest, 'exclude-batch');
    keyTwice(contest, post);
    agreeBatch(contest, post);
    reconcile(contest);
    expect(paperFigures(contest.state)).toMatchObject({ returned: 10, spoilt: 1, rejected: 4, valid: 5 });
    expect(checkInvariants(contest.state, contest.acts)).toEqual([]);
  });

  test('a decision over anomalies does not outlive the count it was about', () => {
    const contest = counted(QUICK);
    report(contest);
    const margin = contest.state.counted?.margin ?? 0;
    contest.act('decide-anomalies', { ground: 'papers-found', papers: 3, margin }, bodyMembers('national-body'));
    rule(contest, 'exclude-batch');
    expect(contest.state.anomaliesDecided).toBeNull();
  });
});

describe('two tellers key each batch alone', () => {
  const plan: BatchPlan = {
    batch: 'batch-post',
    channel: 'post',
    issued: 8,
    spoilt: 0,
    rejected: 0,
    papers: papers(4, 1),
  };
  const keyedDifferently = (): RehearsedContest => {
    const contest = openBallot({ ...QUICK, batches: [plan] });
    issuePapers(contest, plan);
    contest.goPast('ballot-closes');
    returnPapers(contest, plan);
    const body = { batch: plan.batch as BatchId, valid: 5 };
    contest.act('key-batch', body, ['teller-1'], { parts: { ballots: papersPart(contest, plan) } });
    const other = papersPart(contest, { ...plan, papers: papers(3, 2) });
    contest.act('key-batch', body, ['teller-2'], { parts: { ballots: other } });
    return contest;
  };

  test.each([
    [0, 'keyings-differ'],
    [1, 'admitted'],
  ])('two keyings one paper apart, agreed with %i differences shown: %s', (differences, expected) => {
    const contest = keyedDifferently();
    const parts = { ballots: papersPart(contest, plan) };
    const body = { batch: plan.batch as BatchId, valid: 5, differences };
    expect(codeOf(contest.attempt('agree-batch', body, TELLERS, { parts }))).toBe(expected);
  });

  const withPapersBack = (): RehearsedContest => {
    const contest = openBallot({ ...QUICK, batches: [plan] });
    issuePapers(contest, plan);
    contest.goPast('ballot-closes');
    returnPapers(contest, plan);
    return contest;
  };
  const body = { batch: plan.batch as BatchId, valid: 5 };
  const LISTS = [
    ['in another order', [...CANDIDATES].toReversed()],
    ['of strangers', ['nobody-1', 'nobody-2'] as unknown as typeof CANDIDATES],
    ['with one more', [...CANDIDATES, 'nobody-1' as CandidateId]],
  ] as const;
  const listing = (contest: RehearsedContest, candidates: typeof CANDIDATES) => ({
    ballots: { ...papersPart(contest, plan), content: ballotsToJson(packBallots(candidates, plan.papers)) },
  });

  test.each(LISTS)(
    'A13 papers keyed on a list of candidates %s are refused: the same index is another candidate',
    (_, list) => {
      const contest = withPapersBack();
      const parts = listing(contest, list);
      expect(codeOf(contest.attempt('key-batch', body, ['teller-1'], { parts }))).toBe('part-differs');
    },
  );

  test.each(LISTS)('A13 nor are papers agreed on a list %s, nor with a keying that was', (_, list) => {
    const contest = withPapersBack();
    keyTwice(contest, plan);
    const agreement = { ...body, differences: 0 };
    const parts = listing(contest, list);
    expect(codeOf(contest.attempt('agree-batch', agreement, TELLERS, { parts }))).toBe('part-differs');

    // A program that admits too much has recorded such keyings all the same.
    agreeBatch(contest, plan);
    const act = contest.acts.find(({ kind }) => kind === 'agree-batch');
    const honest = papersPart(contest, plan);
    const opened: PartLookup = (commitment) => {
      const part = contest.beside.parts(commitment);
      const content = commitment === act?.commitments['ballots'] ? honest.content : parts.ballots.content;
      return part && { ...part, content };
    };
    const checked = act && definitionOf(act.kind)?.checkParts?.(contest.state, act as never, opened);
    expect(checked).toMatchObject({ error: { code: 'part-differs' } });
  });

  test('the agreed papers of a batch are on record by their commitment, and its figures by their sum', () => {
    const contest = openBallot({ ...QUICK, batches: [plan] });
    allPapers(contest);
    const batch = contest.state.batches.get(plan.batch as BatchId);
    expect(batch?.agreed).toMatchObject({ valid: 5, differences: 0 });
    expect(batch === undefined ? null : batchFigures(batch)).toEqual({
      issued: 8,
      returned: 5,
      notReturned: 3,
      spoilt: 0,
      rejected: 0,
      valid: 5,
    });
  });
});
