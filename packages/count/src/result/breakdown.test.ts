import type { CandidateId } from '@selectorate/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import { breakdown, type BreakdownRow, type Part } from './breakdown.ts';

const CANDIDATES = ['ash', 'birch'] as unknown as readonly CandidateId[];

/** A part with so many first preferences for each candidate, and so many blank papers. */
const part = (label: string, papers: readonly number[], blank = 0): Part => ({
  label,
  ballots: packBallots(
    CANDIDATES,
    [...papers.map((times, index) => ({ ranking: [[index]], times })), { ranking: [], times: blank }].filter(
      ({ times }) => times > 0,
    ),
  ),
});

const figures = ({ parts, first }: BreakdownRow): string =>
  `${parts.join('+')}: ${first.map(({ papers }) => papers).join(' ')}`;

test('A37 a paper channel of eight beside a web box is told with the box', () => {
  expect(breakdown([part('web', [310, 252]), part('post', [6, 2])], 5).map(figures)).toEqual(['post+web: 316 254']);
});

test('A37 a part that nobody gave a vote to one candidate says how everybody in it did not vote', () => {
  const rows = breakdown([part('north', [40, 0]), part('south', [20, 30]), part('west', [70, 90])], 5);
  expect(rows.map(figures)).toEqual(['west: 70 90', 'north+south: 60 30']);
});

test('parts whose figures are all large enough are each told', () => {
  expect(breakdown([part('web', [310, 252], 7), part('post', [60, 22])], 5).map(figures)).toEqual([
    'web: 310 252',
    'post: 60 22',
  ]);
});

test('two small parts are enough for each other', () => {
  const rows = breakdown([part('a', [3, 4]), part('b', [4, 3]), part('c', [9, 9])], 5);
  expect(rows.map(figures)).toEqual(['c: 9 9', 'a+b: 7 7']);
});

test('property: no figure below k can be read or worked out, and all papers are told once', () => {
  const parts = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }), fc.nat({ max: 6 })), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 12 }), (drawn, k) => {
      const all = drawn.map(([ash, birch, blank], at) => part(`p${at}`, [ash, birch], blank));
      const rows = breakdown(all, k);
      expect(rows.flatMap((row) => row.parts).toSorted()).toEqual(all.map(({ label }) => label).toSorted());
      expect(rows.reduce((sum, { papers }) => sum + papers, 0)).toBe(
        all.reduce((n, { ballots }) => n + ballots.total, 0),
      );
      if (rows.length === 1) return;
      for (const { first, none } of rows) {
        expect(Math.min(...first.map(({ papers }) => papers))).toBeGreaterThanOrEqual(k);
        expect(none === 0 || none >= k).toBe(true);
      }
    }),
  );
});

test('parts of different candidates are a bug of the caller', () => {
  const other: Part = { label: 'x', ballots: packBallots(['elm'] as unknown as readonly CandidateId[], []) };
  expect(() => breakdown([part('a', [9, 9]), other], 5)).toThrow('different candidates');
});
