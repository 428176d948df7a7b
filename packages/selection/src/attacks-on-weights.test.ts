import { type BatchId, type ClauseId, type SectionId, unwrap, utf8 } from '@selectorate/basics';
import { count, packBallots, plainContest } from '@selectorate/count';
import {
  CANDIDATES,
  codeOf,
  type ContestPlan,
  counted,
  declaration,
  declared,
  freezeRoll,
  frozenRoll,
  OFFICERS,
  openBallot,
  papers,
  readyToFreeze,
  reconciled,
  standingPapers,
  TELLERS,
} from '@selectorate/testkit';
import { describe, expect, test } from 'vitest';
import { type Act, hashHex } from './act.ts';
import { checkBlobs, countBytes } from './blobs.ts';
import { ballotsText, sectionMiscounted } from './derived/ballots.ts';
import { countToRecord } from './derived/count-to-record.ts';
import { differencesFrom, marginOf, lastTallies } from './derived/counting.ts';
import { paperFigures } from './derived/papers.ts';

const section = (unit: string, weight: string) => ({
  section: unit as SectionId,
  clause: 'ballot.method' as ClauseId,
  title: `Members of ${unit}`,
  weight,
  of: 'section' as const,
  when: `unit == "${unit}"`,
});

/**
 * Two sections of the same weight. By papers the incumbent leads 5 to 4; by weight the other does: 1/2 of 1/6 and all of the
 * second half, against 1/2 of 5/6.
 */
const WEIGHED: Partial<ContestPlan> = {
  witnesses: [],
  ballot: { sections: [section('branch-01', '1/2'), section('branch-02', '1/2')] },
  batches: [
    { batch: 'first', section: 'branch-01', channel: 'post', issued: 6, spoilt: 0, rejected: 0, papers: papers(5, 1) },
    { batch: 'second', section: 'branch-02', channel: 'post', issued: 4, spoilt: 1, rejected: 0, papers: papers(0, 3) },
  ],
};
const [FIRST, SECOND] = CANDIDATES;

describe('A36 weights that are not applied, and the wrong winner told', () => {
  test('the frozen roll says sections, weights and who may vote in each', () => {
    expect(reconciled(WEIGHED).state.roll?.sections).toEqual([
      { section: 'branch-01', weight: '1/2', of: 'section', eligible: 6 },
      { section: 'branch-02', weight: '1/2', of: 'section', eligible: 6 },
    ]);
  });

  test('the honest count applies them, is declared, and verifies', async () => {
    const contest = declared(WEIGHED);
    expect(contest.state.declaration?.winner).toBe(SECOND);
    expect(contest.state.counted?.votes).toEqual({ incumbent: '5/12', 'candidate-2': '7/12' });
    expect((await contest.verify({ bundle: contest.bundle() })).faults).toEqual([]);
  });

  test('an operator’s count that ignored them is another than the second counter makes of papers and frozen roll', () => {
    const contest = reconciled(WEIGHED);
    const all = standingPapers(contest);
    const flat = count(all, plainContest(1), { rule: 'av', ties: [] });
    expect(unwrap(flat).elected).toEqual([FIRST]);
    expect(differencesFrom(contest.state, all, flat)).not.toEqual([]);
    const sections = (contest.state.roll?.sections ?? []).map(({ section: id, of }) => ({ section: id, of }));
    const lopsided = sections.map((each, i) => ({ ...each, weight: i === 0 ? '3/4' : '1/4' }));
    const swayed = count(all, { ...plainContest(1), sections: lopsided }, { rule: 'av', ties: [] });
    expect(differencesFrom(contest.state, all, swayed)).not.toEqual([]);
  });

  test('is refused when it is recorded, and once more before the declaration', () => {
    const contest = reconciled(WEIGHED);
    const all = standingPapers(contest);
    const flat = unwrap(count(all, plainContest(1), { rule: 'av', ties: [] }));
    const [ballots, result] = [utf8(ballotsText(all)), countBytes(flat)];
    const wrong = {
      ballots: hashHex(ballots),
      result: hashHex(result),
      valid: all.total,
      elected: flat.elected[0] ?? ('nobody' as never),
      votes: Object.entries(lastTallies(flat)).map(([candidate, votes]) => ({ candidate: candidate as never, votes })),
      margin: marginOf(flat),
    };
    const seen = { subject: 'contest', content: { ballots: wrong.ballots, result: wrong.result } };
    const figures = paperFigures(contest.state);
    contest.act('state-scrutiny', { figures, satisfied: true, concerns: 0 }, ['scrutineer'], {
      parts: { count: seen },
    });
    expect(codeOf(contest.attempt('record-count', wrong, OFFICERS, { blobs: [ballots, result] }))).toBe(
      'count-differs',
    );

    // A program that admits too much has recorded it all the same, and its officers would now declare.
    const { votes, ...rest } = wrong;
    const fooled = {
      ...contest.state,
      counted: { seq: 0, ...rest, votes: Object.fromEntries(votes.map((each) => [each.candidate, each.votes])) },
    };
    const blobs = new Map([ballots, result].map((blob) => [hashHex(blob), blob]));
    const declaring = { kind: 'declare', body: {} } as unknown as Act;
    expect(codeOf(checkBlobs(fooled, declaring, (hash) => blobs.get(hash)))).toBe('counters-differ');
    expect(codeOf(checkBlobs(fooled, declaring, () => undefined))).toBe('counters-differ');
  });

  test('papers moved to another section are found by anybody, at the count and at the declaration', () => {
    const contest = counted(WEIGHED);
    const recorded = contest.acts.find(({ kind }) => kind === 'record-count');
    if (recorded === undefined) throw new Error('nothing was counted');
    const { shortlist } = contest.state;
    // 6 and 3 papers were agreed, 5 and 4 are published: one for the second candidate counts in the other half.
    const moved = packBallots(shortlist ?? [], [
      { ranking: [[0]], times: 5, section: 0 },
      { ranking: [[1]], times: 4, section: 1 },
    ]);
    const before = { ...contest.state, counted: null };
    const { body, blobs } = unwrap(countToRecord(before, moved));
    const found = new Map(blobs.map((blob) => [hashHex(blob), blob]));
    const act = { ...recorded, body } as unknown as Act;
    expect(checkBlobs(before, act, (hash) => found.get(hash))).toMatchObject({
      error: { code: 'ballots-differ', data: { what: 'sections', section: 'branch-01' } },
    });
    const votes = Object.fromEntries(body.votes.map((each) => [each.candidate, each.votes]));
    const fooled = { ...before, counted: { ...body, seq: recorded.seq, votes } };
    const declaring = { kind: 'declare', body: {} } as unknown as Act;
    expect(codeOf(checkBlobs(fooled, declaring, (hash) => found.get(hash)))).toBe('counters-differ');
  });

  test('papers that say no section are all of the first, and a contest without sections has no others', () => {
    const weighed = reconciled(WEIGHED);
    const papersOf = standingPapers(weighed);
    expect(sectionMiscounted(weighed.state, papersOf)).toBeUndefined();
    expect(sectionMiscounted(weighed.state, { ...papersOf, section: null })).toBe('branch-01');
    expect(sectionMiscounted(reconciled({ witnesses: [] }).state, papersOf)).toBe('none');
  });

  test('papers of an excluded batch are due in no section', () => {
    const { state } = reconciled(WEIGHED);
    const without = {
      ...state,
      batches: state.batches.map((each) => (each.id === 'second' ? { ...each, excluded: 1 } : each)),
    };
    expect(sectionMiscounted(without, standingPapers(reconciled(WEIGHED)))).toBe('branch-02');
  });

  test('nor is another winner declared than the published result elects', () => {
    const contest = counted(WEIGHED);
    const fooled = { ...contest.state, counted: contest.state.counted && { ...contest.state.counted, elected: FIRST } };
    const act = { kind: 'declare', body: declaration(contest) } as unknown as Act;
    expect(codeOf(checkBlobs(fooled as typeof contest.state, act, contest.beside.blobs))).toBe('counters-differ');
    expect(codeOf(checkBlobs(contest.state, act, contest.beside.blobs))).toBe('admitted');
  });

  test.each([
    ['another weight', [{ weight: '1/3' }, {}]],
    ['a weight of papers', [{ of: 'paper' as const }, {}]],
    ['a member more in one section', [{ eligible: 7 }, {}]],
  ])('the freeze cannot say %s than the rulebook and the roll', (_, changes) => {
    const contest = readyToFreeze(WEIGHED);
    contest.goPast('freeze');
    const { body, roll } = frozenRoll(contest);
    const sections = (body.sections ?? []).map((each, i) => ({ ...each, ...changes[i] }));
    expect(codeOf(contest.attempt('freeze-roll', { ...body, sections }, OFFICERS, { parts: { roll } }))).toBe(
      'roll-not-consistent',
    );
  });

  test('moving members between sections at the freeze is found by whoever has the snapshot', () => {
    const contest = readyToFreeze(WEIGHED);
    contest.goPast('freeze');
    const { body, roll } = frozenRoll(contest);
    const sections = (body.sections ?? []).map((each, i) => ({ ...each, eligible: i === 0 ? 7 : 5 }));
    expect(codeOf(contest.attempt('freeze-roll', { ...body, sections }, OFFICERS, { parts: { roll } }))).toBe(
      'part-differs',
    );
  });

  test('a member who is in no section, or in two, stops the freeze', () => {
    const overlapping = { ...section('branch-02', '1/2'), when: 'memberMonths >= 0' };
    const contest = readyToFreeze({ ...WEIGHED, ballot: { sections: [section('branch-01', '1/2'), overlapping] } });
    expect(() => freezeRoll(contest)).toThrow('roll-not-consistent');
    const partial = readyToFreeze({ ...WEIGHED, ballot: { sections: [section('branch-01', '1/2')] } });
    expect(() => freezeRoll(partial)).toThrow('roll-not-consistent');
  });

  test('no section is issued more papers than it has members, and tellers cannot put a batch into another', () => {
    const contest = openBallot(WEIGHED);
    const batch = { batch: 'first' as BatchId, channel: 'post', issued: 7 } as const;
    const first = 'branch-01' as SectionId;
    expect(codeOf(contest.attempt('issue-papers', { ...batch, section: first }, OFFICERS))).toBe(
      'more-issued-than-eligible',
    );
    expect(codeOf(contest.attempt('issue-papers', { ...batch, issued: 6 }, OFFICERS))).toBe('section-unknown');
    contest.act('issue-papers', { ...batch, issued: 1, section: first }, OFFICERS);
    contest.goPast('ballot-closes');
    contest.act('return-papers', { batch: batch.batch, returned: 1, spoilt: {}, rejected: {} }, TELLERS);
    const keyed = { batch: batch.batch, valid: 1, section: 'branch-02' as SectionId };
    expect(codeOf(contest.attempt('key-batch', keyed, ['teller-1']))).toBe('figures-differ');
  });

  test('where the rulebook has no sections, none is named', () => {
    const contest = openBallot({ witnesses: [] });
    const body = { batch: 'first' as BatchId, channel: 'post', issued: 1, section: 'branch-01' as SectionId } as const;
    expect(codeOf(contest.attempt('issue-papers', body, OFFICERS))).toBe('section-unknown');
  });

  test('papers in doubt stop a weighed result whatever the margin seems: nothing is proved of it', () => {
    expect(counted(WEIGHED).state.counted?.margin).toBe(0);
  });
});
