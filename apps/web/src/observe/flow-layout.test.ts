import { type CandidateId, unwrap } from '@selectorate/basics';
import { count, packBallots, plainContest } from '@selectorate/count';
import { expect, test } from 'vitest';
import { layOutFlow } from './flow-layout.ts';

const SIZE = { width: 1000, height: 400, left: 0, right: 100 };
const candidates = ['a', 'b', 'c', 'd'] as const as readonly string[] as readonly CandidateId[];
const ballots = packBallots(candidates, [
  { ranking: [[0]], times: 6 },
  { ranking: [[1], [0]], times: 5 },
  { ranking: [[2], [1]], times: 3 },
  { ranking: [[2]], times: 1 },
  { ranking: [[3]], times: 2 },
]);
const counted = unwrap(count(ballots, plainContest(1), { rule: 'av', batchExclusion: 'none' }));

test('every round shows every paper, those that stopped counting among them', () => {
  const { nodes } = layOutFlow(counted, SIZE);
  const rounds = counted.stages.map(({ n }) =>
    nodes.filter(({ round }) => round === n).reduce((sum, { votes }) => sum + votes, 0),
  );
  expect(rounds).toEqual(counted.stages.map(() => 17));
  expect(counted.stages.length).toBeGreaterThan(2);
});

test('candidates stand in ballot order in every round, and what stopped stands last', () => {
  const { nodes } = layOutFlow(counted, SIZE);
  for (const { n } of counted.stages) {
    const places = nodes
      .filter(({ round }) => round === n)
      .toSorted((a, b) => (a.y0 ?? 0) - (b.y0 ?? 0))
      .map(({ place }) => (place === 0 ? Infinity : place));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
});

test('bands that move are told from bands that stay', () => {
  const { links } = layOutFlow(counted, SIZE);
  const moving = links.filter(({ moves }) => moves).reduce((sum, { votes }) => sum + votes, 0);
  const transfers = counted.stages
    .flatMap((stage) => stage.transfers)
    .reduce((sum, { votes }) => sum + Number(votes), 0);
  expect(moving).toBe(transfers);
});
