import { expect, test } from 'vitest';
import { countRankings } from './rankings.ts';

test('the same rankings are counted together, the most frequent first', () => {
  expect(
    countRankings([
      [2, 1, 0],
      [1, 2, 3],
      [2, 1, 0],
    ]),
  ).toEqual([
    { places: [[1], [0]], ballots: 2 },
    { places: [[0], [1], [2]], ballots: 1 },
  ]);
});

test('equal ranks share a place, gaps do not matter, and a ballot may rank nothing', () => {
  expect(
    countRankings([
      [1, 1, 3],
      [2, 2, 9],
      [0, 0, 0],
    ]),
  ).toEqual([
    { places: [[0, 1], [2]], ballots: 2 },
    { places: [], ballots: 1 },
  ]);
});
