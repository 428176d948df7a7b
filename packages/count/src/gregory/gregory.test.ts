import type { CandidateId } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import { type Contest, plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Count, Stage } from '../result/result.ts';
import type { CountOptions, CountRequest } from '../rules/options.ts';

const ids = (howMany: number): readonly CandidateId[] =>
  Array.from({ length: howMany }, (_, i) => String.fromCharCode(65 + i) as CandidateId);

/** `"9 AB"` is nine papers with A first and B second. */
const pack = (candidates: number, ...lines: readonly string[]): PackedBallots =>
  packBallots(
    ids(candidates),
    lines.map((line) => {
      const [times, marks = ''] = line.split(' ');
      return { times: Number(times), ranking: [...marks].map((letter) => [letter.charCodeAt(0) - 65]) };
    }),
  );

function counted(ballots: PackedBallots, request: CountRequest, contest: Contest = plainContest(2)): Count {
  const result = count(ballots, contest, { ties: [{ kind: 'lot-order', order: ballots.candidates }], ...request });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const votes = ({ tallies }: Stage): string => tallies.map((tally) => tally.votes).join(' ');
/** Each stage as `action: votes > elected - excluded`. */
const told = ({ stages }: Count): readonly string[] =>
  stages.map((stage) => {
    const elected = stage.elected.map(({ candidate, by }) => ` +${candidate} ${by}`).join('');
    const excluded = stage.excluded.map((candidate) => ` -${candidate}`).join('');
    return `${stage.action.kind}: ${votes(stage)}${elected}${excluded}`;
  });

const faultOf = (ballots: PackedBallots, request: CountRequest, contest: Contest = plainContest(2)): unknown => {
  const result = count(ballots, contest, request);
  return result.ok ? undefined : result.error;
};

// 18 papers, 2 seats: a whole Droop quota is 7, an exact one 6, the next above it 6.0001. A has 9.
const SURPLUS = pack(4, '5 AB', '4 AC', '5 C', '4 D');

// 24 papers, 3 seats: a whole Droop quota is 7. Both of those who reach it are followed by C.
const THREE_SEATS = pack(5, '9 AC', '8 BC', '3 C', '2 D', '2 E');
const TENTHS = {
  rule: 'wigm',
  quota: 'droop-whole',
  electOn: '>=',
  arithmetic: { kind: 'fixed', places: 1, rounding: 'down' },
} as const;

describe('the value of a paper', () => {
  test('is cut at five places by the Scottish rule, and what is lost is residual', () => {
    const { stages } = counted(SURPLUS, { rule: 'scotland' });
    expect(stages[0]?.quota).toBe('7');
    expect(stages[1]?.action).toEqual({ kind: 'surplus', of: ['A'], surplus: '2', value: '0.22222' });
    expect(stages[1] && votes(stages[1])).toBe('7 1.1111 5.88888 4');
    expect(stages[1]?.residual).toBe('0.00002');
  });

  test('is exact without rounding', () => {
    const { stages } = counted(SURPLUS, { rule: 'wigm-rational' });
    expect(stages[0]?.quota).toBe('6');
    expect(stages[1] && votes(stages[1])).toBe('6 5/3 19/3 4');
    expect(stages.map(({ residual }) => residual)).toEqual(stages.map(() => '0'));
  });

  test('rounds once or after each operation', () => {
    // A's papers move at 1/2. B's surplus is 1.5 of 7.5: 0.5 * 1.5 / 7.5 is 0.1, but 0.7 / 7.5 is cut to nothing.
    const ballots = pack(5, '5 ABC', '7 AC', '5 BD', '4 E');
    const after = (transferValue: CountOptions['transferValue']): readonly string[] =>
      told(counted(ballots, { ...TENTHS, transferValue }, plainContest(3))).slice(1, 3);
    expect(after('product-once')).toEqual(['surplus: 6 7.5 3.5 0 4 +B quota', 'surplus: 6 6 4 1 4 -D']);
    expect(after('product-first')).toEqual(['surplus: 6 7.5 3.5 0 4 +B quota', 'surplus: 6 6 3.5 1 4 -D']);
  });

  test('rounds the fraction first where the rule says so', () => {
    // B's papers move to D at 0.6. D's surplus is 2.8 of 7.8: 0.6 * 2.8 / 7.8 is 0.2, but 0.6 * 0.3 is 0.1.
    const ballots = pack(5, '1 A', '13 BDC', '4 E');
    const after = (transferValue: CountOptions['transferValue']): string | undefined =>
      told(counted(ballots, { ...TENTHS, transferValue }, plainContest(3)))[2];
    expect(after('product-once')).toBe('surplus: 1 5 2.6 5 4 -A');
    expect(after('fraction-first')).toBe('surplus: 1 5 1.3 5 4 -A');
  });

  test('of papers with a value each is told apart from one that all share', () => {
    const stages = counted(pack(5, '5 ABC', '7 AC', '5 BD', '4 E'), TENTHS, plainContest(3)).stages;
    expect(stages.map(({ action }) => 'value' in action && action.value)).toEqual([false, '0.5', null, null, null]);
  });
});

describe('electing', () => {
  test('an exact quota has to be passed, a whole one reached', () => {
    const ballots = pack(3, '4 AB', '2 C');
    expect(told(counted(ballots, { rule: 'wigm' }))[0]).toBe('first-preferences: 4 0 2 +A quota');
    expect(told(counted(ballots, { rule: 'wigm', electOn: '>=' }))[0]).toBe(
      'first-preferences: 4 0 2 +A quota +C quota',
    );
  });

  test('more candidates at the quota than seats are a tie about the last seat', () => {
    const { stages, elected } = counted(pack(3, '2 A', '2 B', '2 C'), { rule: 'wigm', electOn: '>=' });
    expect(elected).toEqual(['A', 'B']);
    expect(stages[0]?.ties.map(({ purpose, tied }) => [purpose, tied])).toEqual([
      ['elect', ['A', 'B', 'C']],
      ['elect', ['B', 'C']],
    ]);
  });

  test('a Scottish surplus moves only where there is one, the largest first', () => {
    expect(told(counted(THREE_SEATS, { rule: 'scotland' }, plainContest(3))).slice(0, 3)).toEqual([
      'first-preferences: 9 8 3 2 2 +A quota +B quota',
      'surplus: 7 8 4.99998 2 2',
      'surplus: 7 7 5.99998 2 2 -E',
    ]);
    expect(told(counted(pack(4, '4 A', '3 B', '2 C', '1 DC'), { rule: 'scotland' }))).toEqual([
      'first-preferences: 4 3 2 1 +A quota -D',
      'exclusion: 4 3 3 0 -C',
      'exclusion: 4 3 0 0 +B last-left',
    ]);
  });

  test('the reference rule moves a surplus of nothing, too', () => {
    const exact = { rule: 'wigm-prf', quota: 'droop-whole' } as const;
    expect(told(counted(pack(4, '4 A', '3 B', '2 C', '1 DC'), exact)).slice(0, 2)).toEqual([
      'first-preferences: 4 3 2 1 +A quota',
      'surplus: 4 3 2 1 -D',
    ]);
  });

  test('surpluses of one round move together by the statute of CfER', () => {
    const { stages } = counted(THREE_SEATS, { rule: 'cfer' }, plainContest(3));
    expect(stages[1]?.action).toEqual({ kind: 'surplus', of: ['A', 'B'], surplus: '4.99998', value: null });
    expect(stages[1] && votes(stages[1])).toBe('6.00001 6.00001 7.99989 2 2');
  });

  test('surpluses may move in the order of election', () => {
    const request = { rule: 'wigm', surplusOrder: 'order-of-election' } as const;
    const { stages } = counted(pack(5, '6 A', '9 B', '2 C', '2 D', '1 E'), request, plainContest(3));
    expect(stages[0]?.elected.map(({ candidate }) => candidate)).toEqual(['B', 'A']);
    expect(stages.slice(1, 3).map(({ action }) => 'of' in action && action.of)).toEqual([['B'], ['A']]);
  });

  test('in Minneapolis one is elected at a time, and the other still receives votes', () => {
    const ballots = pack(5, '12 AB', '8 BC', '3 C', '4 D', '4 E');
    expect(told(counted(ballots, { rule: 'mpls' }, plainContest(3))).slice(0, 3)).toEqual([
      'first-preferences: 12 8 3 4 4 +A quota',
      'surplus: 8 11.9996 3 4 4 +B quota',
      'surplus: 8 8 5.6664 4 4 -E',
    ]);
  });

  test('RCTab takes the last surplus out of the count on a stage of its own', () => {
    const { stages, elected } = counted(pack(3, '6 AB', '6 BA', '1 C'), { rule: 'stv-wigm-fractional' });
    expect(elected).toEqual(['A', 'B']);
    expect(told(counted(pack(3, '6 AB', '6 BA', '1 C'), { rule: 'stv-wigm-fractional' }))).toEqual([
      'first-preferences: 6 6 1 +A quota +B quota',
      'surplus: 5 5 1',
    ]);
    expect(stages[1]?.nonTransferable).toEqual([{ reason: 'exhausted', votes: '1.9992' }]);
    expect(stages[1]?.residual).toBe('0.0008');
  });

  test('RCTab leaves seats empty where candidates are too few', () => {
    const { elected, vacant } = counted(pack(2, '2 A', '1 B'), { rule: 'stv-wigm-fractional' }, plainContest(4));
    expect([elected, vacant]).toEqual([['A', 'B'], 2]);
    expect(faultOf(pack(2, '2 A', '1 B'), { rule: 'wigm' }, plainContest(4))).toMatchObject({
      code: 'seats-out-of-range',
    });
  });
});

describe('excluding', () => {
  // The whole quota is 9, the exact one 8. C, D and E together stay below B, with A's surplus only under the exact one too.
  const LOSERS = pack(5, '9 A', '8 B', '4 C', '2 D', '1 EC');

  test('the largest group that cannot catch up goes at once', () => {
    expect(told(counted(LOSERS, { rule: 'wigm', batchExclusion: '<' }))).toEqual([
      'first-preferences: 9 8 4 2 1 +A quota',
      'surplus: 8 8 4 2 1 -E -D -C',
      'exclusion: 8 8 0 0 0 +B last-left',
    ]);
  });

  test('in Minneapolis before anybody is elected', () => {
    expect(told(counted(LOSERS, { rule: 'mpls' }))).toEqual([
      'first-preferences: 9 8 4 2 1 -E -D -C',
      'exclusion: 9 8 0 0 0 +A quota',
      'surplus: 9 8 0 0 0 +B last-left',
    ]);
  });

  test('by the statute of CfER only the first of them who has votes', () => {
    expect(told(counted(LOSERS, { rule: 'cfer-batch' }))).toEqual([
      'first-preferences: 9 8 4 2 1 +A quota -E',
      'exclusion: 9 8 5 2 0 -D',
      'exclusion: 9 8 5 0 0 +B last-left -C',
    ]);
  });

  test('a group equal to the next goes only where the options say so', () => {
    const ballots = pack(4, '6 A', '5 B', '3 C', '2 DC');
    const first = (batchExclusion: CountOptions['batchExclusion']): unknown =>
      counted(ballots, { rule: 'wigm', batchExclusion }, plainContest(1)).stages[0]?.excluded;
    expect([first('none'), first('<'), first('<=')]).toEqual([['D'], ['D'], ['D', 'C']]);
  });

  test('a surplus that cannot save the lowest may wait', () => {
    const ballots = pack(4, '9 AD', '6 B', '4 C', '1 D');
    const first = (deferSurpluses: boolean): readonly string[] =>
      told(counted(ballots, { rule: 'scotland', deferSurpluses })).slice(0, 2);
    expect(first(false)).toEqual(['first-preferences: 9 6 4 1 +A quota', 'surplus: 7 6 4 2.99998 -D']);
    expect(first(true)).toEqual(['first-preferences: 9 6 4 1 +A quota -D', 'exclusion: 9 6 4 0']);
  });

  test.each([
    ['wigm', 'exclusion: 4 7 0 +B quota'],
    ['wigm-prf', 'exclusion: 4.0001 7 0 +B quota'],
    ['wigm-prf-batch', 'first-preferences: 5 4 3 +A quota +B last-left -C'],
    ['cfer', 'surplus: 4.00001 4 3 +B last-left -C'],
    ['cfer-batch', 'first-preferences: 5 4 3 +A quota +B last-left -C'],
    ['mpls', 'exclusion: 5 7 0 +B quota +A quota'],
    ['scotland', 'exclusion: 5 7 0 +B quota'],
  ] as const)('%s ends with: %s', (rule, last) => {
    expect(told(counted(pack(3, '5 A', '4 B', '3 CB'), { rule })).at(-1)).toBe(last);
  });

  test('undeclared names go first, and their votes are in the quota', () => {
    const options = { rule: 'mpls', cannotWin: ids(4).slice(3) } as const;
    const { stages } = counted(pack(4, '7 DA', '3 A', '2 B', '1 C'), options);
    expect(stages.map(({ quota }) => quota)).toEqual(['5', '5', '5', '5']);
    expect(stages[0]?.excluded).toEqual(['D']);
    expect(stages[0]?.elected).toEqual([]);
  });

  test('candidates below the minimum go together before anybody is elected', () => {
    expect(told(counted(pack(4, '7 AB', '3 B', '2 C', '1 D'), { rule: 'wigm', minimumVotes: 3 })).slice(0, 2)).toEqual([
      'first-preferences: 7 3 2 1 -C -D',
      'exclusion: 7 3 0 0 +A quota +B last-left',
    ]);
  });

  test('papers of the withdrawn are read past, spent, or move as those of the first excluded', () => {
    const ballots = pack(4, '6 DA', '5 A', '4 B', '3 C');
    const first = (effect: CountOptions['withdrawnEffect']['after-opening']): readonly string[] => {
      const contest = {
        ...plainContest(2),
        withdrawn: [{ candidate: 'D' as CandidateId, when: 'after-opening' as const }],
      };
      const withdrawnEffect = { 'before-opening': effect, 'after-opening': effect, 'elected-elsewhere': effect };
      return told(counted(ballots, { rule: 'scotland', withdrawnEffect }, contest)).slice(0, 2);
    };
    expect(first('read-past')[0]).toBe('first-preferences: 11 4 3 0 +A quota');
    expect(first('papers-stop')[0]).toBe('first-preferences: 5 4 3 0 +A quota -C');
    expect(first('exclude-first')).toEqual(['first-preferences: 5 4 3 6 -D', 'exclusion: 11 4 3 0 +A quota']);
  });
});

describe('ties', () => {
  test('of surpluses, of the lowest and of those who may be elected say what they were about', () => {
    const ballots = pack(6, '6 AC', '6 BC', '2 D', '2 E', '1 F', '1 C');
    const purposes = counted(ballots, { rule: 'scotland' }, plainContest(3)).stages.map(({ ties }) =>
      ties.map(({ purpose, chosen }) => `${purpose} ${chosen.join()}`),
    );
    expect(purposes.slice(0, 3)).toEqual([['order A'], [], []]);
    const one = counted(ballots, { rule: 'stv-wigm-fractional', electPerStage: 'one' }, plainContest(3));
    expect(one.stages[0]?.ties.map(({ purpose }) => purpose)).toEqual(['elect']);
  });

  test('that nothing declared decides are a fault that names the tied', () => {
    const request = { rule: 'wigm', ties: [] } as const;
    expect(faultOf(pack(4, '5 A', '2 B', '2 C', '3 D'), request)).toEqual({
      code: 'tie-undecided',
      stage: 2,
      purpose: 'exclude',
      tied: ['B', 'C'],
    });
  });

  test('never exclude so many together that seats stay empty', () => {
    const request = { rule: 'wigm', ties: [{ kind: 'together' }] } as const;
    expect(faultOf(pack(3, '4 A', '1 B', '1 C'), request)).toMatchObject({ code: 'tie-undecided', tied: ['B', 'C'] });
  });
});

describe('hostile and odd requests', () => {
  test.each([
    [{ arithmetic: { kind: 'fixed', places: -1, rounding: 'down' } }, 'arithmetic'],
    [{ arithmetic: { kind: 'guarded', places: 18, guard: 1e9 } }, 'arithmetic'],
    [{ transferValue: 'random' }, 'transferValue'],
    [{ minimumVotes: -3 }, 'minimumVotes'],
    [{ overvote: 'share' }, 'overvote'],
  ])('%j is refused', (options, option) => {
    const request = { rule: 'wigm', ...options } as unknown as CountRequest;
    expect(faultOf(SURPLUS, request)).toMatchObject({ code: 'bad-option', option });
  });

  test('without a vote there is no result, unless the ladder may decide all of it', () => {
    expect(faultOf(pack(3, '2 '), { rule: 'scotland' })).toEqual({ code: 'no-valid-votes' });
    const request = { rule: 'stv-wigm-fractional', nobodyVoted: 'count-on' } as const;
    expect(counted(pack(3, '2 '), request).elected).toEqual(['A', 'B']);
  });

  test('a count may be stopped after a stage, whatever it decided', () => {
    const stopped = counted(SURPLUS, { rule: 'scotland', stopAfter: 2 });
    expect(told(stopped)).toEqual(['first-preferences: 9 0 5 4 +A quota', 'surplus: 7 1.1111 5.88888 4 -B']);
    expect(stopped.vacant).toBe(1);
  });

  test('zero places keep whole votes only; the surplus is lost in rounding, and no vote in the books', () => {
    const arithmetic = { kind: 'fixed', places: 0, rounding: 'down' } as const;
    const { stages } = counted(SURPLUS, { rule: 'scotland', arithmetic });
    expect(stages[1] && [votes(stages[1]), stages[1].residual]).toEqual(['7 0 5 4', '2']);
  });
});
