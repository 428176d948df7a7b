import type { CandidateId, SectionId } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import { type Contest, plainContest, type Withdrawal } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Count, Stage } from '../result/result.ts';
import type { CountRequest } from '../rules/options.ts';

// Counts small enough to be followed by hand.

const ids = (howMany: number): readonly CandidateId[] =>
  Array.from({ length: howMany }, (_, i) => String.fromCodePoint(97 + i) as CandidateId);
const [A, B, C, D] = ids(4) as [CandidateId, CandidateId, CandidateId, CandidateId];

/** `"31 cb"` is 31 papers with c first and b second; `"4 a|1"` is of the second section. */
const pack = (candidates: number, ...lines: readonly string[]): PackedBallots =>
  packBallots(
    ids(candidates),
    lines.map((line) => {
      const [times, marks = ''] = line.split(' ');
      const [letters = '', section = '0'] = marks.split('|');
      const ranking = [...letters].map((letter) => (letter === '-' ? [] : [letter.charCodeAt(0) - 97]));
      return { times: Number(times), ranking, section: Number(section) };
    }),
  );

function counted(
  ballots: PackedBallots | readonly PackedBallots[],
  request: CountRequest,
  contest: Partial<Contest> = {},
): Count {
  const result = count(ballots, { ...plainContest(1), ...contest }, request);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const votes = (stage: Stage | undefined): string => stage?.tallies.map((tally) => tally.votes).join(' ') ?? '';
const table = ({ stages }: Count): readonly string[] => stages.map(votes);
const lots = (...order: readonly CandidateId[]): Pick<CountRequest, 'ties'> => ({
  ties: [{ kind: 'lot-order', order }],
});

describe('irv', () => {
  test('those short of the minimum leave together after the first stage, unless that is everybody', () => {
    const ballots = pack(4, '9 a', '8 b', '3 cb', '2 db');
    expect(counted(ballots, { rule: 'irv', minimumVotes: 4 }).stages[0]?.excluded).toEqual([C, D]);
    expect(counted(ballots, { rule: 'irv', minimumVotes: 100 }).stages[0]?.excluded).toEqual([D]);
  });

  test('a count told to stop after its first stage says who would leave, and leaves the seat open', () => {
    const result = counted(pack(3, '3 a', '3 b', '3 c'), { rule: 'irv', stopAfter: 1, ...lots(A, B, C) });
    expect(result.stages.map(({ excluded }) => excluded)).toEqual([[C]]);
    expect([result.elected, result.vacant]).toEqual([[], 1]);
  });

  test('nobody marked anything: no result, or the ladder decides all of it', () => {
    const ballots = pack(3, '1 ');
    const request = { rule: 'irv', ...lots(A, B, C) } as const;
    expect(count(ballots, plainContest(1), request)).toMatchObject({ error: { code: 'no-valid-votes' } });
    expect(counted(ballots, { ...request, nobodyVoted: 'count-on' }).elected).toEqual([A]);
  });

  test('on the way to the last two the quota stays where somebody first had it', () => {
    const result = counted(pack(4, '9 a', '4 b', '2 c', '1 d'), { rule: 'irv', runTo: 'two' });
    expect(result.stages.map(({ quota }) => quota)).toEqual(['9', '9', '9']);
    expect(result.stages.at(-1)?.elected).toEqual([{ candidate: A, by: 'quota' }]);
  });
});

describe('sequential-irv', () => {
  test('each seat is a count of its own over all papers: 8 of 15 fill both seats', () => {
    const result = counted(pack(4, '8 ab', '7 cd'), { rule: 'sequential-irv' }, { seats: 2 });
    expect(result.elected).toEqual([A, B]);
    expect(result.stages.map(({ action }) => action)).toEqual([
      { kind: 'first-preferences' },
      { kind: 'next-pass', seat: 2 },
    ]);
    expect(table(result)).toEqual(['8 0 7 0', '0 8 7 0']);
  });

  test('whoever was excluded on the way to the first seat stands again for the second', () => {
    const result = counted(pack(3, '5 a', '4 b', '3 cb'), { rule: 'sequential-irv' }, { seats: 2 });
    expect(result.stages.map(({ excluded }) => excluded)).toEqual([[C], [], []]);
    expect(result.elected).toEqual([B, A]);
  });
});

describe('bottoms-up', () => {
  test('the lowest leave until the seats are enough', () => {
    const result = counted(pack(4, '7 a', '5 b', '4 c', '3 dc'), { rule: 'bottoms-up' }, { seats: 2 });
    expect(table(result)).toEqual(['7 5 4 3', '7 5 7 0', '7 0 7 0']);
    expect(result.elected).toEqual([A, C]);
    expect(result.stages.map(({ quota }) => quota)).toEqual(['7', '7', '7']);
  });

  test.each([
    ['lowest', ['9 5 4 2', '9 5 6 0'], [A, C, B]],
    ['all', ['9 5 4 2', '9 5 6 0'], [A, C, B]],
  ] as const)('with a threshold of a fifth, %s: whoever keeps it stays', (belowShare, expected, elected) => {
    const ballots = pack(4, '9 a', '5 b', '4 c', '2 dc');
    const result = counted(ballots, { rule: 'bottoms-up-threshold', keepShare: '1/5', belowShare }, { seats: 0 });
    expect(table(result)).toEqual(expected);
    expect(result.elected).toEqual(elected);
    expect(result.vacant).toBe(0);
  });

  test('one by one somebody may be saved by those who leave before; all at once nobody is', () => {
    const ballots = pack(4, '10 a', '4 b', '3 c', '3 dc');
    const elected = (belowShare: 'lowest' | 'all'): readonly CandidateId[] =>
      counted(
        ballots,
        { rule: 'bottoms-up-threshold', keepShare: '1/4', belowShare, ...lots(A, B, C, D) },
        { seats: 0 },
      ).elected;
    expect([elected('lowest'), elected('all')]).toEqual([[A, C], [A]]);
  });

  test('a number of seats is the most that may keep their places', () => {
    const result = counted(
      pack(3, '5 a', '4 b', '3 c'),
      { rule: 'bottoms-up-threshold', keepShare: '1/10' },
      { seats: 2 },
    );
    expect(result.elected).toEqual([A, B]);
  });
});

describe('supplementary vote', () => {
  const request = { rule: 'supplementary-vote' } as const;

  test('second preferences of those who left are added, third ones are not', () => {
    const result = counted(pack(4, '40 a', '35 b', '15 cb', '10 dcb'), request);
    expect(table(result)).toEqual(['40 35 15 10', '40 50 0 0']);
    expect(result.stages[1]).toMatchObject({
      quota: null,
      elected: [{ candidate: B, by: 'most-votes' }],
      nonTransferable: [{ reason: 'exhausted', votes: '10' }],
    });
  });

  test('more than half of the first preferences decides at once', () => {
    const result = counted(pack(3, '51 a', '30 b', '19 cb'), request);
    expect(result.stages.map(({ quota, elected }) => [quota, elected])).toEqual([
      ['51', [{ candidate: A, by: 'quota' }]],
    ]);
  });

  test('all who tie for the second place stay', () => {
    const result = counted(pack(4, '40 a', '20 b', '20 c', '10 db'), request);
    expect(result.stages[0]?.excluded).toEqual([D]);
    expect(table(result)[1]).toBe('40 30 20 0');
  });
});

describe('fresh rounds', () => {
  const first = pack(4, '40 a', '30 b', '20 c', '10 d');

  test('pauses for the second round among the two, and goes on with its papers', () => {
    expect(count(first, plainContest(1), { rule: 'two-round' })).toEqual({
      ok: false,
      error: { code: 'round-needed', round: 2, among: [A, B] },
    });
    const result = counted([first, pack(4, '45 a', '46 b', '3 c', '2 ')], { rule: 'two-round' });
    expect(table(result)).toEqual(['40 30 20 10', '45 46 0 0']);
    expect(result.stages[1]).toMatchObject({
      action: { kind: 'new-round', round: 2 },
      quota: '46',
      transfers: [],
      nonTransferable: [
        { reason: 'blank', votes: '2' },
        { reason: 'exhausted', votes: '3' },
      ],
      elected: [{ candidate: B, by: 'quota' }],
    });
    expect(result.papers).toBe(196);
  });

  test('the exhaustive ballot loses its last until somebody has a majority', () => {
    const rounds = [first, pack(4, '42 a', '31 b', '27 c'), pack(4, '48 a', '52 b')];
    const result = counted(rounds, { rule: 'exhaustive-ballot' });
    expect(result.stages.map(({ excluded }) => excluded)).toEqual([[D], [C], []]);
    expect(result.elected).toEqual([B]);
    expect(count(rounds.slice(0, 2), plainContest(1), { rule: 'exhaustive-ballot' })).toMatchObject({
      error: { code: 'round-needed', round: 3, among: [A, B] },
    });
  });

  test('whoever withdraws between rounds leaves their place in the second to the next', () => {
    const withdrawn: Withdrawal[] = [{ candidate: B, when: 'before-opening', round: 2 }];
    expect(count(first, { ...plainContest(1), withdrawn }, { rule: 'two-round' })).toMatchObject({
      error: { code: 'round-needed', round: 2, among: [A, C] },
    });
  });

  test('the last one left needs no vote', () => {
    const withdrawn: Withdrawal[] = [B, C].map((candidate) => ({ candidate, when: 'before-opening', round: 2 }));
    const result = counted(first, { rule: 'exhaustive-ballot' }, { withdrawn });
    expect(result.stages[1]).toMatchObject({
      action: { kind: 'new-round', round: 2 },
      elected: [{ candidate: A, by: 'last-left' }],
    });
    expect(result.stages[1]?.tallies.map(({ status }) => status)).toEqual([
      'continuing',
      'withdrawn',
      'withdrawn',
      'excluded',
    ]);
  });

  test('everybody withdrew: the seat stays empty', () => {
    const withdrawn: Withdrawal[] = ids(4).map((candidate) => ({ candidate, when: 'before-opening', round: 2 }));
    const result = counted(first, { rule: 'two-round' }, { withdrawn });
    expect([result.elected, result.vacant]).toEqual([[], 1]);
  });

  test('ballots of a round that nobody needs are refused', () => {
    const second = pack(4, '9 a', '1 b');
    expect(count([second, second], plainContest(1), { rule: 'two-round' })).toMatchObject({
      error: { code: 'bad-ballots', expected: 'no ballots after round 1, which ended the count' },
    });
  });
});

describe('withdrawals', () => {
  const ballots = pack(3, '4 a', '3 ba', '2 cba', '2 c');
  const effect = (when: Withdrawal['when'], what: 'read-past' | 'exclude-first' | 'papers-stop'): Count =>
    counted(
      ballots,
      {
        rule: 'irv',
        runTo: 'two',
        withdrawnEffect: {
          'before-opening': 'read-past',
          'after-opening': 'read-past',
          'elected-elsewhere': 'read-past',
          [when]: what,
        },
      },
      { withdrawn: [{ candidate: C, when }] },
    );

  test.each(['before-opening', 'after-opening', 'elected-elsewhere'] as const)('%s: each effect', (when) => {
    expect(table(effect(when, 'read-past'))).toEqual(['4 5 0']);
    expect(table(effect(when, 'exclude-first'))).toEqual(['4 3 4', '4 5 0']);
    const stopped = effect(when, 'papers-stop');
    expect(table(stopped)).toEqual(['4 3 0']);
    expect(stopped.stages[0]?.nonTransferable).toEqual([{ reason: 'withdrawn', votes: '4' }]);
  });

  test('a paper stops where it meets them, not before', () => {
    const result = counted(
      pack(4, '5 a', '4 b', '2 dcb', '1 db'),
      {
        rule: 'irv',
        withdrawnEffect: {
          'before-opening': 'read-past',
          'after-opening': 'papers-stop',
          'elected-elsewhere': 'read-past',
        },
        ...lots(A, B, C, D),
      },
      { withdrawn: [{ candidate: C, when: 'after-opening' }] },
    );
    expect(table(result)).toEqual(['5 4 0 3', '5 5 0 0', '5 0 0 0']);
    expect(result.stages[1]?.nonTransferable).toEqual([{ reason: 'withdrawn', votes: '2' }]);
  });
});

describe('re-open nominations', () => {
  test('elected, it leaves the seat vacant', () => {
    const result = counted(pack(3, '4 c', '3 a', '2 bc'), { rule: 'av' }, { reopenNominations: C });
    expect([result.elected, result.vacant]).toEqual([[C], 1]);
  });

  test('excluded like anybody when it is the lowest', () => {
    const result = counted(
      pack(3, '4 a', '3 b', '1 ca', '1 cb'),
      { rule: 'irv', batchExclusion: 'none' },
      { reopenNominations: C },
    );
    expect(result.stages[0]?.excluded).toEqual([C]);
    expect(result.vacant).toBe(0);
  });

  test('one seat stays empty, or all that are still open', () => {
    const ballots = pack(4, '9 a', '7 b', '5 c', '3 d');
    const request = (reopened: 'one-seat' | 'all-open-seats'): CountRequest => ({ rule: 'plurality', reopened });
    const contest = { seats: 3, reopenNominations: B };
    const one = counted(ballots, request('one-seat'), contest);
    expect([one.elected, one.vacant]).toEqual([[A, B, C], 1]);
    const all = counted(ballots, request('all-open-seats'), contest);
    expect([all.elected, all.vacant]).toEqual([[A, B], 2]);
  });

  test('seat by seat: once nominations are re-opened for the rest, no further pass is counted', () => {
    const ballots = pack(3, '6 ba', '5 a', '2 c');
    const contest = { seats: 2, reopenNominations: B };
    const passes = (reopened: 'one-seat' | 'all-open-seats'): number =>
      counted(ballots, { rule: 'sequential-irv', reopened }, contest).stages.filter(
        ({ action }) => action.kind === 'next-pass',
      ).length;
    expect([passes('one-seat'), passes('all-open-seats')]).toEqual([1, 0]);
  });
});

describe('sections', () => {
  const third = (name: string): Contest['sections'][number] => ({
    section: name as SectionId,
    weight: '1/3',
    of: 'section',
  });
  const college = { sections: [third('members'), third('unions'), third('members-of-parliament')] };

  test('three thirds: what papers of a section leave goes to the other papers of that section', () => {
    const ballots = pack(3, '6 a', '4 b', '9 b|1', '1 a|1', '4 c|2');
    const result = counted(ballots, { rule: 'irv' }, college);
    // a = (6/10 + 1/10) / 3, b = (4/10 + 9/10) / 3, c = 1/3. Then members and unions speak for b alone.
    expect(table(result)).toEqual(['7/30 13/30 1/3', '0 2/3 1/3']);
    expect(result.elected).toEqual([B]);
  });

  test('the section whose papers run out is named with what it weighs', () => {
    const ballots = pack(3, '6 a', '4 b', '9 b|1', '1 a|1', '3 c|2', '1 a|2');
    const result = counted(ballots, { rule: 'irv', ...lots(A, B, C) }, college);
    // a = (6/10 + 1/10 + 1/4) / 3 = 19/60, b = 26/60, c = 15/60: c leaves, and of the third section one paper is left.
    expect(table(result)).toEqual(['19/60 13/30 0.25', '17/30 13/30 0']);
    expect(result.elected).toEqual([A]);
    expect(result.stages[0]?.quota).toBe('0.5');
    const [, second] = result.stages;
    expect(second?.nonTransferable).toEqual([]);
    expect(second?.transfers).toEqual([{ kind: 'non-transferable', from: C, reason: 'exhausted', votes: '0.25' }]);
    expect(second?.workings).toEqual([
      {
        kind: 'sections',
        sections: [
          sectionRow('members', '1/3', ['10', '1/30'], ['6', '4', '0']),
          sectionRow('unions', '1/3', ['10', '1/30'], ['1', '9', '0']),
          sectionRow('members-of-parliament', '1/3', ['1', '1/3'], ['1', '0', '0']),
        ],
        shared: [{ candidate: A, votes: '0.25' }],
      },
    ]);
  });

  test('all papers of a section stopped: its third is shared among the others in proportion', () => {
    const weights = ['1/2', '1/3', '1/6'].map((weight, i) => ({ ...third(`college-${i + 1}`), weight }));
    const ballots = pack(4, '3 a', '2 b', '2 a|1', '4 b|1', '1 d|1', '5 c|2');
    const result = counted(ballots, { rule: 'irv', runTo: 'two', ...lots(A, B, C, D) }, { sections: weights });
    // Stage 1: a = 3/10 + 2/21, b = 1/5 + 4/21, c = 1/6, d = 1/21. Stage 2 without d: a = 3/10 + 1/9, b = 1/5 + 2/9, c = 1/6.
    // Stage 3 without c: weights 1/2 and 1/3 become 3/5 and 2/5: a = 9/25 + 2/15, b = 6/25 + 4/15.
    expect(table(result)).toEqual(['83/210 41/105 1/6 1/21', '37/90 19/45 1/6 0', '37/75 38/75 0 0']);
    expect(result.elected).toEqual([B]);
    const [working] = result.stages[2]?.workings ?? [];
    expect(working?.kind === 'sections' && working.sections.map(({ weight }) => weight)).toEqual(['0.6', '0.4', '0']);
  });

  test('block votes: each paper is worth its weight, in every rule', () => {
    const blocks = {
      sections: ['100', '40'].map((weight, i) => ({
        section: `branch-${i + 1}` as SectionId,
        weight,
        of: 'paper' as const,
      })),
    };
    const ballots = pack(3, '1 a', '1 cb|1', '2 b|1');
    const result = counted(ballots, { rule: 'irv' }, blocks);
    expect(table(result)).toEqual(['100 80 40', '100 120 0']);
    expect(result.stages.map(({ quota }) => quota)).toEqual(['111', '111']);
    expect(counted(ballots, { rule: 'schulze' }, blocks).elected).toEqual([B]);
  });

  test('the last paper of all stopped: the votes are out of the count', () => {
    const result = counted(
      pack(3, '1 c', '1 c|1'),
      { rule: 'irv', cannotWin: [C], nobodyVoted: 'count-on', ...lots(A, B, C) },
      {
        sections: college.sections.slice(0, 2),
      },
    );
    expect(result.stages[1]?.nonTransferable).toEqual([{ reason: 'exhausted', votes: '2/3' }]);
  });
});

const sectionRow = (
  section: string,
  weight: string,
  [live, votesPerPaper]: readonly [string, string],
  tallies: readonly string[],
): unknown => ({
  section,
  weight,
  live,
  votesPerPaper,
  tallies: tallies.map((of, i) => ({ candidate: ids(3)[i], votes: of })),
});
