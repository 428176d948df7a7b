import { type CandidateId, formatFraction, multiply, rational, type SectionId, sum } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { iterateBallots, packBallots } from '../ballots/ballots.ts';
import type { Section } from '../contest/contest.ts';
import { cutAt, firstRanks } from './cut-papers.ts';
import { votesPreferring } from './preferences.ts';
import { repeatPapers, sharedWeight, votesPerPaper } from './weigh.ts';

const CANDIDATES = ['a', 'b', 'c'] as unknown as readonly CandidateId[];
const section = (weight: string, of: Section['of'], i: number): Section => ({
  section: `s-${i}` as SectionId,
  weight,
  of,
});

const colleges = fc
  .array(fc.record({ weight: fc.constantFrom('1', '1/3', '1/6', '40', '7/2'), live: fc.nat(1_000) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((rows) => ({
    sections: rows.map(({ weight }, i) => section(weight, 'section', i)),
    live: rows.map(({ live }) => live),
  }));

describe('what a paper is worth', () => {
  test('live papers of sections that share weights come to the whole weight, whoever has nothing left', () => {
    fc.assert(
      fc.property(colleges, ({ sections, live }) => {
        fc.pre(live.some((papers) => papers > 0));
        const worth = votesPerPaper(sections, live);
        const all = sum(worth.map((votes, i) => multiply(votes, rational(live[i] ?? 0))));
        expect(formatFraction(all)).toBe(formatFraction(sharedWeight(sections)));
      }),
    );
  });

  test('a section with nothing left gives its weight in proportion to the others', () => {
    const sections = ['1/2', '1/3', '1/6'].map((weight, i) => section(weight, 'section', i));
    expect(votesPerPaper(sections, [5, 4, 0]).map(formatFraction)).toEqual(['3/25', '1/10', '0']);
  });

  test('a paper of a block vote is worth its weight, and without sections one vote', () => {
    expect(votesPerPaper([section('5/2', 'paper', 0)], [0]).map(formatFraction)).toEqual(['5/2']);
    expect(votesPerPaper([], [7]).map(formatFraction)).toEqual(['1']);
  });

  test('preferences weigh all papers of a section, also those that say nothing of the two', () => {
    const ballots = packBallots(CANDIDATES, [
      { ranking: [[0], [1]], times: 1, section: 0 },
      { ranking: [[2]], times: 3, section: 0 },
      { ranking: [[1], [0]], times: 2, section: 1 },
    ]);
    const sections = [section('1/2', 'section', 0), section('1/2', 'section', 1)];
    expect(formatFraction(votesPreferring(ballots, sections, { first: 0, second: 1 }))).toBe('1/8');
    expect(formatFraction(votesPreferring(ballots, sections, { first: 1, second: 0 }))).toBe('1/2');
  });
});

describe('papers made ready', () => {
  const ballots = packBallots(CANDIDATES, [
    { ranking: [[0], [1], [2]], times: 2, section: 0 },
    { ranking: [[1, 2], [], [0]], times: 1, section: 1 },
  ]);
  const rankings = (packed: typeof ballots): unknown => [...iterateBallots(packed)].map(({ ranking }) => ranking);

  test('block votes as that many papers, while they can be', () => {
    const blocks = ['3', '100'].map((weight, i) => section(weight, 'paper', i));
    expect(repeatPapers(ballots, blocks)).toMatchObject({ times: Uint32Array.of(6, 100), section: null, total: 106 });
    expect(repeatPapers(ballots, [section('1/2', 'paper', 0), section('1', 'paper', 1)])).toBeUndefined();
    expect(repeatPapers(ballots, [section('1', 'paper', 0), section('4294967295', 'paper', 1)])).toBeUndefined();
  });

  test('nothing below the rank that holds a candidate whose papers stop', () => {
    expect(rankings(cutAt(ballots, [1]))).toEqual([[[0], [1]], [[1, 2]]]);
    expect(cutAt(ballots, [])).toBe(ballots);
  });

  test('the first ranks alone, empty ones among them', () => {
    expect(rankings(firstRanks(ballots, 2))).toEqual([
      [[0], [1]],
      [[1, 2], []],
    ]);
  });
});
