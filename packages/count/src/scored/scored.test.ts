import { type CandidateId, unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot, PackedBallots } from '../ballots/packed-ballots.ts';
import { type Contest, plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Count } from '../result/result.ts';
import { parseVotes } from '../result/votes.ts';
import type { CountRequest } from '../rules/options.ts';

const NAMES = ['A', 'B', 'C', 'D', 'E'] as unknown as readonly CandidateId[];
const id = (letter: string): CandidateId => letter as CandidateId;

/** `"31 C,AB,-,D"`: 31 papers with C first, A and B level second, no third and D fourth. */
function pack(candidates: number, ...lines: readonly string[]): PackedBallots {
  const cast = lines.map((line): CastBallot => {
    const [times, marks = ''] = line.split(' ');
    const ranking = marks === '' ? [] : marks.split(',').map((rank) => (rank === '-' ? [] : [...rank].map(indexOf)));
    return { times: Number(times), ranking };
  });
  return packBallots(NAMES.slice(0, candidates), cast);
}
const indexOf = (letter: string): number => letter.charCodeAt(0) - 65;

const LADDER = [{ kind: 'sha256' as const, seed: '00ff' }];
const counted = (ballots: PackedBallots, request: CountRequest, contest: Contest = plainContest(1)): Count =>
  unwrap(count(ballots, contest, request));
const tallies = ({ stages }: Count): readonly string[] => stages[0]?.tallies.map(({ votes }) => votes) ?? [];

// The often quoted example of a vote on the capital of Tennessee: A Memphis, B Nashville, C Chattanooga, D Knoxville.
const TENNESSEE = pack(4, '42 A,B,C,D', '26 B,C,D,A', '15 C,D,B,A', '17 D,C,B,A');

describe('approval', () => {
  test('every mark is an approval, and the most are elected in falling order', () => {
    const result = counted(pack(4, '6 AB', '3 B,C', '2 CD', '4', '1 B'), { rule: 'approval' }, plainContest(2));
    expect(tallies(result)).toEqual(['6', '10', '5', '2']);
    expect(result.elected).toEqual(['B', 'A']);
    expect(result.stages[0]?.nonTransferable).toEqual([{ reason: 'blank', votes: '4' }]);
    expect(result.stages[0]?.action).toEqual({ kind: 'scores', of: 'approvals' });
  });

  test('those level with the last seat are asked of the ladder', () => {
    const tied = pack(3, '5 AB', '3 C,B', '2 C');
    const contest = plainContest(2);
    expect(count(tied, contest, { rule: 'approval' })).toEqual({
      ok: false,
      error: { code: 'tie-undecided', stage: 1, purpose: 'elect', tied: ['A', 'C'] },
    });
    const ties = [{ kind: 'lot-order' as const, order: ['C', 'A', 'B'].map(id) }];
    const result = counted(tied, { rule: 'approval', ties }, contest);
    expect(result.elected).toEqual(['B', 'C']);
    expect(result.stages[0]?.ties[0]?.chosen).toEqual(['C']);
  });

  test('whoever cannot win keeps the approvals and is passed over', () => {
    const result = counted(pack(3, '9 A', '5 B', '1 C'), { rule: 'approval', cannotWin: [id('A')] });
    expect(tallies(result)).toEqual(['9', '5', '1']);
    expect(result.elected).toEqual(['B']);
  });
});

describe('borda', () => {
  test('the capital of Tennessee by points for each candidate below', () => {
    const result = counted(TENNESSEE, { rule: 'borda' });
    expect(tallies(result)).toEqual(['126', '194', '173', '107']);
    expect(result.elected).toEqual(['B']);
    expect(tallies(counted(TENNESSEE, { rule: 'borda', lastPoints: 1 }))).toEqual(['226', '294', '273', '207']);
  });

  test('equal and unranked candidates share the mean of their places', () => {
    expect(tallies(counted(pack(4, '1 AB'), { rule: 'borda', ties: LADDER }))).toEqual(['2.5', '2.5', '0.5', '0.5']);
    expect(tallies(counted(pack(4, '2 A'), { rule: 'borda' }))).toEqual(['6', '2', '2', '2']);
  });

  test('where nothing is said about the unranked, a paper gives points among those it ranks', () => {
    const paper = pack(4, '1 A,B');
    expect(tallies(counted(paper, { rule: 'borda', unranked: 'nothing-said', lastPoints: 1 }))).toEqual([
      '2',
      '1',
      '0',
      '0',
    ]);
  });

  test('candidates withdrawn before the opening take no place', () => {
    const contest: Contest = { ...plainContest(1), withdrawn: [{ candidate: id('A'), when: 'before-opening' }] };
    const result = counted(TENNESSEE, { rule: 'borda' }, contest);
    expect(tallies(result)).toEqual(['0', '136', '115', '49']);
  });

  test('a paper gives the same points in all, whatever it ranks', () => {
    const rank = fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 5 });
    const ranking = fc.array(rank, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(ranking, fc.constantFrom(0, 1), (ranks, lastPoints) => {
        const ballots = packBallots(NAMES, [{ ranking: ranks, times: 1 }]);
        const request: CountRequest = { rule: 'borda', lastPoints: lastPoints === 0 ? 0 : 1, ties: LADDER };
        const result = counted(ballots, request);
        const sum = tallies(result).reduce((all, votes) => all + Number(votes), 0);
        expect(sum).toBe(10 + 5 * lastPoints);
      }),
    );
  });
});

describe('yes-no', () => {
  const asked = (yes: number, no: number, blank = 0): PackedBallots =>
    packBallots(
      ['yes', 'no'].map(id),
      [
        { ranking: [[0]], times: yes },
        { ranking: [[1]], times: no },
        { ranking: [], times: blank },
      ].filter(({ times }) => times > 0),
    );
  const DOUBLE: CountRequest = {
    rule: 'yes-no',
    passIf: [
      { votes: 'yes', of: 'valid', comparator: '>=', threshold: '3/4' },
      { votes: 'cast', of: 'entitled', comparator: '>=', threshold: '1/2' },
    ],
  };
  const entitled = (number: number): Contest => ({ ...plainContest(1), entitled: number });

  test('a majority of those who said yes or no, and abstentions on one side', () => {
    expect(counted(asked(6, 5, 20), { rule: 'yes-no' }).elected).toEqual(['yes']);
    expect(counted(asked(5, 5, 20), { rule: 'yes-no' }).elected).toEqual(['no']);
    const ofCast: CountRequest = {
      rule: 'yes-no',
      passIf: [{ votes: 'yes', of: 'cast', comparator: '>', threshold: '1/2' }],
    };
    expect(counted(asked(6, 5, 20), ofCast).elected).toEqual(['no']);
  });

  test('75 % of the votes and 50 % turnout: both, to the vote', () => {
    const result = counted(asked(30, 10, 10), DOUBLE, entitled(100));
    expect(result.elected).toEqual(['yes']);
    expect(result.stages[0]?.elected).toEqual([{ candidate: 'yes', by: 'thresholds' }]);
    expect(result.stages[0]?.workings).toEqual([
      {
        kind: 'thresholds',
        tests: [
          { what: 'yes', of: 'valid', comparator: '>=', threshold: '3/4', votes: '30', base: '40', met: true },
          { what: 'cast', of: 'entitled', comparator: '>=', threshold: '1/2', votes: '50', base: '100', met: true },
        ],
      },
    ]);
    expect(counted(asked(30, 10, 10), DOUBLE, entitled(101)).elected).toEqual(['no']);
    expect(counted(asked(29, 11, 10), DOUBLE, entitled(100)).elected).toEqual(['no']);
  });

  test('a third and two thirds are exact', () => {
    const twoThirds = (comparator: '>' | '>='): CountRequest => ({
      rule: 'yes-no',
      passIf: [{ votes: 'yes', of: 'valid', comparator, threshold: '2/3' }],
    });
    expect(counted(asked(2, 1), twoThirds('>=')).elected).toEqual(['yes']);
    expect(counted(asked(2, 1), twoThirds('>')).elected).toEqual(['no']);
  });

  test('nobody said anything: not passed', () => {
    expect(counted(asked(0, 0, 7), { rule: 'yes-no' }).elected).toEqual(['no']);
  });

  test('both marked says neither, and a third choice counts as cast alone', () => {
    const ballots = pack(3, '3 A', '2 B', '4 AB', '5 C');
    const result = counted(ballots, { rule: 'yes-no' });
    expect(tallies(result)).toEqual(['3', '2', '5']);
    expect(result.stages[0]?.nonTransferable).toEqual([{ reason: 'overvote', votes: '4' }]);
    expect(result.elected).toEqual(['A']);
  });

  test.each([
    [{ passIf: [] }, 'bad-option'],
    [{ passIf: [{ votes: 'yes', of: 'valid', comparator: '>', threshold: '3/2' }] }, 'bad-option'],
    [{ passIf: [{ votes: 'yes', of: 'valid', comparator: '>', threshold: '0.5' }] }, 'bad-option'],
    [{ passIf: [{ votes: 'cast', of: 'valid', comparator: '>', threshold: '1/2' }] }, 'bad-option'],
    [{ passIf: DOUBLE.passIf }, 'bad-contest'],
  ] as const)('refuses %j as %s', (options, code) => {
    const result = count(asked(3, 1), plainContest(1), { rule: 'yes-no', ...options } as CountRequest);
    expect(result.ok ? null : result.error.code).toBe(code);
  });

  test('more yes votes never turn yes into no', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.nat(10), fc.constantFrom('1/3', '1/2', '2/3', '3/4'), (...args) => {
        const [yes, no, blank, threshold] = args;
        const request: CountRequest = {
          rule: 'yes-no',
          passIf: [{ votes: 'yes', of: 'valid', comparator: '>=', threshold }],
        };
        const before = counted(asked(yes, no, blank), request).elected;
        if (before[0] === 'yes') expect(counted(asked(yes + 1, no, blank), request).elected).toEqual(['yes']);
        const [stage] = counted(asked(yes, no, blank), request).stages;
        expect(stage?.tallies.map(({ votes }) => parseVotes(votes)?.n)).toEqual([BigInt(yes), BigInt(no)]);
      }),
    );
  });
});
