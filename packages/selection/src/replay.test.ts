import { canonicalJson, type UnitId } from '@selectorate/basics';
import { nativeCheck } from '@selectorate/machine';
import {
  closed,
  declareResult,
  openTrigger,
  outcomeNow,
  type Papers,
  type RehearsedContest,
  returnVote,
  reselected,
  stateScrutiny,
} from '@selectorate/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeState } from './describe-state.ts';
import { Ledger } from './ledger.ts';
import { replay, replayEntries } from './replay.ts';
import { STAGES } from './state.ts';

const options = ({ rulebook, rehearsal }: RehearsedContest) => ({
  rulebook,
  rulebookBytes: rehearsal.rulebookBytes,
});
const described = (contest: RehearsedContest): string => canonicalJson(describeState(contest.state));

function replayed(contest: RehearsedContest, entries = contest.entries): string {
  const result = replay(entries, options(contest), nativeCheck);
  return result.ok ? canonicalJson(describeState(result.value)) : JSON.stringify(result.error);
}

describe('replay', () => {
  const whole = closed({ witnesses: [] });

  test('comes to the state of the ledger that recorded the acts, byte for byte', () => {
    expect(replayed(whole)).toBe(described(whole));
    expect(replayed(whole)).toBe(replayed(whole));
  });

  test('agrees with pure code on every signature', () => {
    expect(replay(whole.entries, options(whole)).ok).toBe(true);
  });

  test('of a beginning of the log is the state as it was then', () => {
    const ledger = whole.ledger();
    expect(canonicalJson(describeState(ledger.state))).toBe(described(whole));
    fc.assert(
      fc.property(fc.nat({ max: whole.entries.length }), (size) => {
        const { state, faults } = replayEntries(whole.entries.slice(0, size), options(whole));
        expect(faults).toEqual([]);
        expect(state.size).toBe(size);
      }),
      { numRuns: 20 },
    );
  });

  test('passes through the stages in their order', () => {
    const stages = whole.entries.map(
      (_, i) => replayEntries(whole.entries.slice(0, i + 1), options(whole)).state.stage,
    );
    expect([...new Set(stages)]).toEqual(STAGES);
  });

  test('a ledger resumes from its entries and checkpoints, without the private parts', () => {
    const sizes = whole.rehearsal.checkpoints.map(({ checkpoint }) => checkpoint.size);
    const resumed = new Ledger(whole.rulebook, whole.rehearsal.rulebookBytes, nativeCheck);
    expect(resumed.resume(whole.entries, sizes)).toEqual({ ok: true, value: null });
    expect(canonicalJson(describeState(resumed.state))).toBe(described(whole));
    expect(resumed.head).toEqual(whole.rehearsal.head);
  });

  test('a deadline before the time of the checkpoint must have been recorded as passed', () => {
    const contest = openTrigger({ witnesses: [] });
    const asOf = (instant: string) => replayEntries(contest.entries, { ...options(contest), asOf: instant }).faults;
    expect(asOf('2022-08-08T11:02:00Z')).toEqual([]);
    expect(asOf('2022-08-08T11:02:01Z')).toMatchObject([
      { kind: 'pass-deadline', refusal: { code: 'lapse-missing', data: { deadline: 'notice' } } },
    ]);
  });

  test('goes on after a fault as if that act were not there', () => {
    const last = whole.entries.length - 1;
    const broken = whole.entries.map((entry, i) => (i === last ? new Uint8Array([0x7b]) : entry));
    const { faults, acts, state } = replayEntries(broken, options(whole));
    expect(faults).toMatchObject([{ seq: last, kind: 'unreadable', refusal: { code: 'act-malformed' } }]);
    expect({ acts: acts.length, size: state.size, stage: state.stage }).toEqual({
      acts: last,
      size: last + 1,
      stage: 'declared',
    });
  });

  test('an association without units goes from the freeze to its shortlist', () => {
    const association = closed({ preset: 'plain-association', witnesses: [] });
    expect(association.state.declaration).toMatchObject({ winner: 'incumbent', endedBy: 'declaration' });
    expect(replayed(association)).toBe(described(association));
  });

  test('an incumbent who does not stand, or a vacancy, goes to full selection', () => {
    for (const intention of ['does-not-stand', 'vacancy'] as const)
      expect(openTrigger({ witnesses: [], intention }).state).toMatchObject({ stage: 'shortlist', trigger: null });
  });
});

// Of six people entitled, one more than these may still vote for an open selection.
const papersOf = fc.record({ open: fc.nat({ max: 3 }), keep: fc.nat({ max: 2 }) });

describe('returns of units', () => {
  const UNITS = ['branch-01', 'branch-02', 'affiliate-01', 'affiliate-02'] as const;
  const all = fc.tuple(papersOf, papersOf, papersOf, papersOf);
  const order = fc.shuffledSubarray([...UNITS], { minLength: 4 });

  function inOrder(units: readonly string[], papers: readonly Papers[]): RehearsedContest {
    const contest = openTrigger({ witnesses: [] });
    for (const unit of units) returnVote(contest, unit, papers[UNITS.findIndex((each) => each === unit)] ?? {});
    return contest;
  }

  test('no return ever changes another unit', () => {
    const contest = openTrigger({ witnesses: [] });
    for (const unit of UNITS) {
      const before = contest.state.units;
      returnVote(contest, unit, { open: 2, keep: 1 });
      expect(contest.state.units.delete(unit as UnitId)).toEqual(before.delete(unit as UnitId));
    }
  });

  test('the order in which units return does not matter to the outcome', () => {
    fc.assert(
      fc.property(all, order, order, (papers, one, other) => {
        expect(outcomeNow(inOrder(one, papers))).toBe(outcomeNow(inOrder(other, papers)));
      }),
      { numRuns: 5 },
    );
  });

  test('a vote more for an open selection never makes the outcome less open', () => {
    const rank = { reselected: 0, undetermined: 1, triggered: 2 } as const;
    fc.assert(
      fc.property(all, fc.nat({ max: 3 }), (papers, which) => {
        const more = papers.map((each, i) => (i === which ? { ...each, open: each.open + 1 } : each));
        fc.pre(papers.every(({ open, keep }) => open + keep > 0));
        expect(rank[outcomeNow(inOrder(UNITS, more))]).toBeGreaterThanOrEqual(rank[outcomeNow(inOrder(UNITS, papers))]);
      }),
      { numRuns: 4 },
    );
  });
});

test('a contest that ends with its trigger is declared, and verifies like any other', async () => {
  const contest = reselected();
  stateScrutiny(contest);
  declareResult(contest);
  expect(contest.state.declaration).toMatchObject({ winner: 'incumbent', endedBy: 'trigger' });
  expect((await contest.verify()).faults).toEqual([]);
});
