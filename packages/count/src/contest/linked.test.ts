import type { CandidateId } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import type { CountRequest } from '../rules/options.ts';
import { plainContest } from './contest.ts';
import { countLinked, type LinkedContest } from './linked.ts';

const [A, B, C, RON] = ['a', 'b', 'c', 're-open'] as unknown as [CandidateId, CandidateId, CandidateId, CandidateId];

/** Rankings by index, with their papers. */
const papers = (
  candidates: readonly CandidateId[],
  ...cast: readonly (readonly [number, ...number[]])[]
): PackedBallots =>
  packBallots(
    candidates,
    cast.map(([times, ...order]) => ({ times, ranking: order.map((index) => [index]) })),
  );

const AV: CountRequest = { rule: 'av' };
const chair: LinkedContest = {
  name: 'chair',
  ballots: papers([A, B, C], [5, 0], [3, 1]),
  contest: plainContest(1),
  request: AV,
};
const secretary: LinkedContest = {
  name: 'secretary',
  ballots: papers([B, A, C], [5, 1, 2], [3, 0], [1, 2]),
  contest: plainContest(1),
  request: AV,
};

test('whoever wins one contest is withdrawn from the next, and their papers go on', () => {
  const linked = countLinked([chair, secretary]);
  if (!linked.ok) throw new Error(JSON.stringify(linked.error));
  const [first, second] = linked.value.counts;
  expect([first?.count.elected, second?.count.elected]).toEqual([[A], [C]]);
  expect(second?.count.contest.withdrawn).toEqual([{ candidate: A, when: 'elected-elsewhere' }]);
});

test('the declared order decides who is elected where', () => {
  const linked = countLinked([secretary, chair]);
  expect(linked.ok && linked.value.counts.map(({ name, count }) => [name, count.elected])).toEqual([
    ['secretary', [A]],
    ['chair', [B]],
  ]);
});

test('re-opened nominations in one contest take nobody out of the others', () => {
  const reopened = (name: string): LinkedContest => ({
    name,
    ballots: papers([A, RON], [1, 0], [4, 1]),
    contest: { ...plainContest(1), reopenNominations: RON },
    request: AV,
  });
  const linked = countLinked([reopened('chair'), reopened('treasurer')]);
  expect(linked.ok && linked.value.counts.map(({ count }) => [count.elected, count.vacant])).toEqual([
    [[RON], 1],
    [[RON], 1],
  ]);
});

test('a fault names its contest and keeps the counts before it', () => {
  const tied: LinkedContest = { ...secretary, ballots: papers([B, C], [1, 0], [1, 1]) };
  expect(countLinked([chair, tied])).toMatchObject({
    error: { code: 'contest-fault', name: 'secretary', fault: { code: 'tie-undecided' }, counts: [{ name: 'chair' }] },
  });
  expect(countLinked([chair, chair])).toMatchObject({ error: { code: 'name-taken', name: 'chair' } });
});
