import { type CandidateId, err, ok, type Result, unwrap } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import { plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Count, CountFault, Stage } from '../result/result.ts';
import { differencesBetween } from './differences.ts';

const [A, B, C] = ['a', 'b', 'c'] as unknown as readonly [CandidateId, CandidateId, CandidateId];
const ballots = packBallots(
  [A, B, C],
  [
    { times: 9, ranking: [[0], [1]] },
    { times: 2, ranking: [[1]] },
    { times: 2, ranking: [[2], [1]] },
  ],
);
const counted = unwrap(
  count(ballots, plainContest(2), { rule: 'scotland', ties: [{ kind: 'lot-order', order: [A, B, C] }] }),
);

/** The same count, but for this in its second stage. */
const butFor = (change: Partial<Stage>): Result<Count, CountFault> =>
  ok({ ...counted, stages: counted.stages.map((stage) => (stage.n === 2 ? { ...stage, ...change } : stage)) });
const found = (other: Result<Count, CountFault>): readonly string[] => differencesBetween(ok(counted), other);
const second = counted.stages[1] as Stage;

test('a count agrees with itself, and with itself told in another order', () => {
  expect(second.transfers.length).toBeGreaterThan(0);
  expect(found(ok(counted))).toEqual([]);
  expect(found(butFor({ transfers: second.transfers.toReversed(), workings: [] }))).toEqual([]);
});

test('each part of a stage that differs has a line that says which and how', () => {
  expect(found(butFor({ quota: '6' }))).toEqual(['stage 2, quota: "5" and "6"']);
  expect(found(butFor({ residual: '0.1' }))).toEqual([`stage 2, residual: "${second.residual}" and "0.1"`]);
  const others: readonly Partial<Stage>[] = [
    { action: { kind: 'redistribution' } },
    { tallies: second.tallies.map((tally) => ({ ...tally, status: 'withdrawn' })) },
    { tallies: second.tallies.map((tally) => ({ ...tally, votes: '1' })) },
    { nonTransferable: [{ reason: 'overvote', votes: '1' }] },
    { elected: [{ candidate: C, by: 'guarded' }] },
    { excluded: [A, B, C] },
    { ties: [{ purpose: 'order', tied: [A, B], steps: [], chosen: [A] }] },
    { transfers: [] },
  ];
  for (const change of others) {
    const [part] = Object.keys(change);
    const lines = found(butFor(change));
    expect([part, lines.length]).toEqual([part, 1]);
    expect(lines[0]).toContain(part === 'nonTransferable' ? 'non-transferable' : part);
  }
});

test('a missing stage, other winners, other seats and another outcome are told', () => {
  expect(found(ok({ ...counted, stages: counted.stages.slice(0, 1) }))).toContain('stage 2: "surplus" and "none"');
  expect(found(ok({ ...counted, elected: counted.elected.toReversed() }))).toEqual([
    'elected: ["a","b"] and ["b","a"]',
  ]);
  expect(found(ok({ ...counted, vacant: 1 }))).toEqual(['vacant: 0 and 1']);
  expect(found(err({ code: 'no-valid-votes' }))).toHaveLength(1);
});

test('refusals are alike for the same reason at the same stage about the same candidates, whatever their words', () => {
  const tied = (stage: number, ...candidates: readonly CandidateId[]): Result<Count, CountFault> =>
    err({ code: 'tie-undecided', stage, purpose: 'elect', tied: candidates });
  expect(differencesBetween(tied(2, A, B), tied(2, B, A))).toEqual([]);
  expect(differencesBetween(tied(2, A, B), tied(3, A, B))).toHaveLength(1);
  expect(differencesBetween(tied(2, A, B), tied(2, A, C))).toHaveLength(1);
  const bad = (expected: string): Result<Count, CountFault> => err({ code: 'bad-option', option: 'quota', expected });
  expect(differencesBetween(bad('this'), bad('that'))).toEqual([]);
});
