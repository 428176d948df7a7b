import type { CandidateId } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import { type Constraint, type Contest, plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Count, Working } from '../result/result.ts';
import type { CountRequest } from '../rules/options.ts';
import { checkNominations } from './check-nominations.ts';

// Examples worked by hand: each comment is the working, done before the program was asked.

const ids = (howMany: number): readonly CandidateId[] =>
  Array.from({ length: howMany }, (_, i) => `candidate-${i + 1}` as CandidateId);
const named = (letters: string): CandidateId[] =>
  [...letters].map((letter) => `candidate-${letter.charCodeAt(0) - 64}` as CandidateId);
const letters = (of: readonly CandidateId[]): string =>
  of.map((id) => String.fromCharCode(64 + Number(id.split('-')[1]))).join('');

/** `"31 CB"` is 31 papers with C first and B second. */
const pack = (candidates: number, ...lines: readonly string[]): PackedBallots =>
  packBallots(
    ids(candidates),
    lines.map((line) => {
      const [times, marks = ''] = line.split(' ');
      return { times: Number(times), ranking: [...marks].map((letter) => [letter.charCodeAt(0) - 65]) };
    }),
  );

const atLeast = (least: number, category: string, members: string): Constraint => ({
  category,
  candidates: named(members),
  atLeast: least,
  atMost: null,
});
const atMost = (most: number, category: string, members: string): Constraint => ({
  category,
  candidates: named(members),
  atLeast: 0,
  atMost: most,
});
const under = (seats: number, ...constraints: readonly Constraint[]): Contest => ({
  ...plainContest(seats),
  constraints,
});

function counted(ballots: PackedBallots, contest: Contest, request: CountRequest): Count {
  const result = count(ballots, contest, request);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const excludedIn = ({ stages }: Count): readonly string[] => stages.map(({ excluded }) => letters(excluded));
const workingsAt = ({ stages }: Count, n: number): readonly Working[] => stages[n - 1]?.workings ?? [];
const electedBy = ({ stages }: Count): readonly string[] =>
  stages.flatMap(({ elected }) => elected.map(({ candidate, by }) => `${letters([candidate])} ${by}`));

const WIGM: CountRequest = { rule: 'wigm' };
const PASS_OVER = { constraintRule: 'pass-over' } as const;

describe('guard and doom in single transferable vote', () => {
  // 83 papers, 2 seats, quota 83/3 = 27 2/3, to be passed. At least one of D and E.
  // 1: A 26, B 25, C 13, D 10, E 9. Nobody has the quota. E, the lowest, goes: D can still be elected. E's papers stop.
  // 2: now D is guarded. The lowest is D with 10, so the next lowest, C with 13, goes; C's papers go to A.
  // 3: A 39 has the quota. One seat is left and D must have it: B is doomed.
  // 4: A's surplus stops (nothing marked after A); B goes, D is the last.
  // Without the constraint: E, D and C go, A has 39, B with 35 (25 and D's 10) too.
  const PAPERS = pack(5, '26 A', '25 B', '13 CA', '10 DB', '9 E');
  const WOMEN = under(2, atLeast(1, 'women', 'DE'));

  test('the last of a category that is needed is not excluded, though lowest', () => {
    const done = counted(PAPERS, WOMEN, WIGM);
    expect([letters(done.elected), excludedIn(done).slice(0, 2)]).toEqual(['AD', ['E', 'C']]);
    expect(workingsAt(done, 2)).toEqual([
      { kind: 'judged', guarded: [{ candidate: named('D')[0], constraints: ['women'] }], doomed: [] },
    ]);
    expect(letters(counted(PAPERS, plainContest(2), WIGM).elected)).toBe('BA');
  });

  // The same papers, passing over. 1: E goes. 2: D, the lowest with 10, goes; nobody is guarded. 3: D's papers make B 35, above
  // the quota; with B elected D or E could still have the other seat: B is elected. 4: B's surplus of 7 1/3 stops. A 26, C 13:
  // C goes. 5: A 39 has the quota, but with A and B elected there would be no woman: A is passed over. Nobody is left. The last
  // to be excluded were C, D, E, in that order backwards; C would again be no woman; D gets the seat.
  test('passing over gives another result than guard and doom on the same papers', () => {
    const done = counted(PAPERS, WOMEN, { ...WIGM, ...PASS_OVER });
    expect(letters(done.elected)).toBe('BD');
    expect(excludedIn(done).filter((excluded) => excluded !== '')).toEqual(['E', 'D', 'C']);
    const passed = { kind: 'passed-over', candidates: [{ candidate: named('A')[0], constraints: ['women'] }] };
    expect(done.stages.at(-1)?.workings).toEqual([passed]);
    expect(electedBy(done)).toEqual(['B quota', 'D guarded']);
  });

  // 100 papers, 2 seats, quota 33 1/3. At most one of A and B.
  // 1: A 40 and B 35 both have the quota; one is elected at a stage, the higher: A. That dooms B.
  // 2: A's surplus of 6 2/3 goes to B, who has 41 2/3 and cannot be elected, and goes. 3: B's papers stop. C 15, D 10: D goes.
  // 4: C is the last.
  test('an at-most that an election reaches dooms whoever else is in it, however many votes they have', () => {
    const done = counted(pack(4, '40 AB', '35 B', '15 C', '10 D'), under(2, atMost(1, 'office', 'AB')), WIGM);
    expect([letters(done.elected), excludedIn(done).slice(0, 3)]).toEqual(['AC', ['', 'B', 'D']]);
    expect(electedBy(done)).toEqual(['A quota', 'C last-left']);
    expect(workingsAt(done, 2)).toEqual([
      { kind: 'judged', guarded: [], doomed: [{ candidate: named('B')[0], constraints: ['office'] }] },
    ]);
  });

  // 100 papers, 3 seats, quota 25, to be passed. At least one of D and E; at most one of A, B and D (D is in both).
  // 1: A 30 is elected. B and D are doomed, because A fills the north; E is guarded, because D is doomed: both
  // constraints together say so, and neither alone would.
  // 2: A's surplus stops; B 25 and D 8 go. 3: C 20, F 12, E 5, two seats: the lowest is guarded, F goes. 4: C and E are left.
  test('overlapping categories: one constraint dooms, and so another guards, each with its reasons', () => {
    const contest = under(3, atLeast(1, 'women', 'DE'), atMost(1, 'north', 'ABD'));
    const papers = pack(6, '30 A', '25 B', '20 C', '8 D', '5 E', '12 F');
    const done = counted(papers, contest, WIGM);
    expect([letters(done.elected), excludedIn(done)]).toEqual(['ACE', ['', 'BD', 'F', '']]);
    const [b, d, e] = named('BDE');
    expect(workingsAt(done, 2)).toEqual([
      {
        kind: 'judged',
        guarded: [{ candidate: e, constraints: ['women', 'north'] }],
        doomed: [
          { candidate: b, constraints: ['north'] },
          { candidate: d, constraints: ['north'] },
        ],
      },
    ]);
    expect(letters(counted(papers, plainContest(3), WIGM).elected)).toBe('ABC');
  });

  // 100 papers, 3 seats, quota 25. At least two of C and D, who are all there are: both guarded from the nominations on.
  // 1: A 60 is elected; two seats are left for C and D: B, with 30 above the quota, is doomed.
  test('an at-least with exactly enough candidates takes the seats, whoever else has the quota', () => {
    const contest = under(3, atLeast(2, 'youth', 'CD'));
    const done = counted(pack(4, '60 A', '30 B', '6 C', '4 D'), contest, WIGM);
    expect(letters(done.elected)).toBe('ACD');
    const check = checkNominations(contest, ids(4));
    expect(check.ok && check.value.guarded.map(({ candidate }) => letters([candidate]))).toEqual(['C', 'D']);
  });

  // 85 papers, 2 seats, quota 28 1/3; B is "re-open nominations". At least one of C.
  // 1: A 40 is elected, and C is guarded; B cannot be doomed. 2: B 35 is elected: that seat stays empty and is to be voted
  // on again, so that C is not needed any more.
  test('re-opened nominations are beyond constraints, and the seat may still be given to anybody', () => {
    const contest = { ...under(2, atLeast(1, 'women', 'C')), reopenNominations: named('B')[0] ?? null };
    const done = counted(pack(3, '40 A', '35 B', '10 C'), contest, WIGM);
    expect([letters(done.elected), done.vacant]).toEqual(['AB', 1]);
  });

  // The papers of the first example, 5 seats for 5: everybody who stands is elected, and nothing is asked in vain.
  test('no more candidates than seats are all elected', () => {
    expect(letters(counted(PAPERS, under(5, atLeast(1, 'women', 'DE')), WIGM).elected)).toHaveLength(5);
  });
});

describe('constraints that cannot be met', () => {
  test('one that asks for more than stand', () => {
    const contest = under(2, atMost(1, 'north', 'CD'), atLeast(2, 'women', 'A'));
    expect(count(pack(4, '1 A'), contest, WIGM)).toEqual({
      ok: false,
      error: { code: 'infeasible', constraints: ['women'] },
    });
  });

  // A must be in, B must be in, and only one of the two may be. The fourth could be left out and is not named.
  test('three that exclude each other, and not the fourth', () => {
    const contest = under(
      2,
      atLeast(1, 'a', 'A'),
      atLeast(0, 'idle', 'C'),
      atLeast(1, 'b', 'B'),
      atMost(1, 'ab', 'AB'),
    );
    const fault = count(pack(4, '1 A'), contest, WIGM);
    expect(fault.ok || fault.error).toEqual({ code: 'infeasible', constraints: ['a', 'b', 'ab'] });
  });

  // Three stand for three seats; with D withdrawn all three must be elected, and two of them are A and B.
  test('one that a withdrawal makes impossible', () => {
    const contest: Contest = {
      ...under(3, atMost(1, 'ab', 'AB')),
      withdrawn: [{ candidate: named('D')[0] as CandidateId, when: 'after-opening' }],
    };
    const fault = count(pack(4, '1 A'), contest, WIGM);
    expect(fault.ok || fault.error).toEqual({ code: 'infeasible', constraints: ['ab'] });
  });
});

describe('other rules', () => {
  const OFFICE = under(2, atMost(1, 'office', 'AB'));

  // A 40 takes a seat; B 35 is next and would be the second of the office: C 15 takes the other.
  test('plurality and approval pass over whoever would be one too many', () => {
    const papers = pack(4, '40 A', '35 B', '15 C', '10 D');
    for (const rule of ['plurality', 'approval'] as const) {
      const done = counted(papers, OFFICE, { rule });
      expect(letters(done.elected)).toBe('AC');
      const b = { candidate: named('B')[0], constraints: ['office'] };
      expect(workingsAt(done, 1)).toEqual([{ kind: 'passed-over', candidates: [b] }]);
    }
  });

  // Two seats, A 5, B 5, C 4, at most one of A and B. A and B are level and cannot both be seated: the lot has B first, A is
  // passed over, C is seated. At most one of A and D instead: A and B are seated together, nobody asks for a lot.
  test('a tie is asked of the ladder only where constraints do not let all of the tied in', () => {
    const papers = pack(4, '5 A', '5 B', '4 C');
    const ties = [{ kind: 'lot-order', order: named('BACD') }] as const;
    const asked = counted(papers, OFFICE, { rule: 'plurality', ties });
    expect([letters(asked.elected), asked.stages[0]?.ties.length]).toEqual(['BC', 1]);
    const unasked = counted(papers, under(2, atMost(1, 'other', 'AD')), { rule: 'plurality', ties: [] });
    expect([letters(unasked.elected), unasked.stages[0]?.ties]).toEqual(['AB', []]);
  });

  // One seat after another over all papers. Pass 1: A has 60 of 100. Pass 2: B has all of A's papers and 35 more, but is
  // doomed and goes first; A's papers have C next: C 75 of 85.
  test('sequential instant run-off leaves the doomed out of the next pass', () => {
    const done = counted(pack(4, '60 ABC', '15 CB', '15 B', '10 D'), OFFICE, { rule: 'sequential-irv' });
    expect([letters(done.elected), excludedIn(done)]).toEqual(['AC', ['', 'B', '']]);
  });

  // Bottoms-up, two seats. D 10 goes, then C 15: A 40 and B 35 are left. Passing over: A is seated, B is passed over, and C,
  // excluded last, is called back. Guard and doom: after D has gone C is guarded, so that B goes.
  test('bottoms-up: passing over calls the last excluded back, guard and doom keeps them in', () => {
    const papers = pack(4, '40 A', '35 B', '15 C', '10 D');
    const passing = counted(papers, OFFICE, { rule: 'bottoms-up', ...PASS_OVER });
    expect([letters(passing.elected), excludedIn(passing)]).toEqual(['AC', ['D', 'C', '']]);
    const guarding = counted(papers, OFFICE, { rule: 'bottoms-up' });
    expect([letters(guarding.elected), excludedIn(guarding)]).toEqual(['AC', ['D', 'B', '']]);
  });

  // As in the third example: the higher of the two who reach the quota, then C or D, who has more: C.
  test.each(['scotland', 'mpls', 'cfer-batch', 'ers97', 'n-ireland-stv', 'meek', 'warren', 'qpq'] as const)(
    '%s elects the higher of two where one is the most, and passes the other over or dooms them',
    (rule) => {
      const papers = pack(4, '40 AB', '35 B', '15 C', '10 D');
      expect(letters(counted(papers, OFFICE, { rule }).elected)).toBe('AC');
      expect(letters(counted(papers, OFFICE, { rule, ...PASS_OVER }).elected)).toBe('AC');
    },
  );
});

describe('at the close of nominations', () => {
  test('each category with how many stand, and who is in or out already and why', () => {
    const contest = under(2, atLeast(1, 'women', 'A'), atMost(1, 'north', 'AB'), atLeast(1, 'south', 'CD'));
    const check = checkNominations(contest, ids(5));
    // A must be in; B would be the second of the north; one of C and D is needed: E has no seat left.
    expect(check).toEqual({
      ok: true,
      value: {
        categories: [
          { category: 'women', atLeast: 1, atMost: null, standing: 1, canBeMet: true },
          { category: 'north', atLeast: 0, atMost: 1, standing: 2, canBeMet: true },
          { category: 'south', atLeast: 1, atMost: null, standing: 2, canBeMet: true },
        ],
        conflict: [],
        guarded: [{ candidate: named('A')[0], constraints: ['women'] }],
        doomed: [
          { candidate: named('B')[0], constraints: ['women', 'north'] },
          { candidate: named('E')[0], constraints: ['women', 'south'] },
        ],
      },
    });
  });

  test('what cannot be met is named, alone and together', () => {
    const contest = under(1, atLeast(1, 'a', 'A'), atLeast(2, 'b', 'BC'));
    const check = checkNominations(contest, ids(3));
    expect(check.ok && check.value.categories.map(({ canBeMet }) => canBeMet)).toEqual([true, false]);
    expect(check.ok && check.value.conflict).toEqual(['b']);
  });

  test('unsound constraints are a fault that says what was expected', () => {
    const stranger = checkNominations(under(1, atLeast(1, 'a', 'Z')), ids(3));
    expect(stranger.ok || stranger.error.code).toBe('unknown-candidate');
    const many = Array.from({ length: 17 }, (_, i) => atLeast(0, `category-${i}`, 'A'));
    const fault = checkNominations(under(1, ...many), ids(3));
    expect(fault.ok || fault.error).toMatchObject({ code: 'bad-contest', field: 'constraints' });
    const seats = checkNominations(under(Number.NaN, atLeast(0, 'a', 'A')), ids(3));
    expect(seats.ok || seats.error.code).toBe('seats-out-of-range');
  });
});

describe('elections and exclusions on one stage', () => {
  // 30 papers, 2 seats, ERS97 quota 10. At most one of A and B. 1: A 10 is elected without a surplus, which dooms B, who goes
  // at once. 2: B's 8 stop; the active vote is 12, for one seat 6 suffice, C has 7.
  test('ers97: whom an election dooms is excluded on its stage, with the reason', () => {
    const done = counted(pack(4, '10 A', '8 B', '7 C', '5 D'), under(2, atMost(1, 'office', 'AB')), { rule: 'ers97' });
    expect(electedBy(done)).toEqual(['A quota', 'C quota']);
    expect(excludedIn(done)).toEqual(['B', '']);
    expect(workingsAt(done, 1)).toEqual([
      { kind: 'judged', guarded: [], doomed: [{ candidate: named('B')[0], constraints: ['office'] }] },
    ]);
  });

  // 46 papers, 2 seats, D re-opens nominations. A is the only woman, B the only one from the north, and both are asked for: C is
  // doomed until D 30 is elected. The empty seat may be given to either later, so that neither is needed now: B 3 goes,
  // A 4 goes, C 9 takes the seat.
  test.each(['ers97', 'n-ireland-stv', 'wigm'] as const)(
    '%s: when nominations are re-opened for a seat, those guarded before compete with the others',
    (rule) => {
      const constraints = [atLeast(1, 'women', 'A'), atLeast(1, 'north', 'B')];
      const contest = { ...under(2, ...constraints), reopenNominations: named('D')[0] ?? null };
      const done = counted(pack(4, '4 A', '3 B', '9 C', '30 D'), contest, { rule });
      expect(letters(done.elected)).toBe('DC');
    },
  );

  // 42 papers, 2 seats, nobody ever has the quota. At least one of C, who goes first; then E and D by lot. A 10 and B 10
  // are left and cannot both be seated: the lot says B; A is passed over, C is called back.
  test.each(['wigm', 'n-ireland-stv'] as const)(
    '%s, passing over: of the last with equal votes, who is looked at first is for the ladder',
    (rule) => {
      const ties = [{ kind: 'lot-order', order: named('BADEC') }] as const;
      const papers = pack(5, '10 A', '10 B', '4 C', '9 D', '9 E');
      const done = counted(papers, under(2, atLeast(1, 'women', 'C')), { rule, ties, ...PASS_OVER });
      expect(electedBy(done)).toEqual(['B last-left', 'C guarded']);
      const last = done.stages.at(-1);
      expect(last?.ties.map(({ purpose, tied, chosen }) => [purpose, letters(tied), letters(chosen)])).toEqual([
        ['elect', 'AB', 'B'],
      ]);
      const seats = counted(papers, under(2, atLeast(1, 'women', 'ABC')), { rule, ties, ...PASS_OVER });
      expect([electedBy(seats), seats.stages.at(-1)?.ties]).toEqual([['A last-left', 'B last-left'], []]);
    },
  );

  // 34 papers, 2 seats. At least one of C, who goes first. 30 votes are left, quota 10, to be passed: nobody has it. A, B and D
  // are level and D goes by lot. A and B are left and cannot both be seated: the lot says B; A is passed over, C called back.
  test.each(['meek', 'meek-prf', 'warren', 'bottoms-up', 'qpq'] as const)(
    '%s, passing over: the ladder, not the ballot paper, says which of the last with equal votes has the seat',
    (rule) => {
      const ties = [{ kind: 'lot-order', order: named('BADC') }] as const;
      const papers = pack(4, '10 A', '10 B', '4 C', '10 D');
      const done = counted(papers, under(2, atLeast(1, 'women', 'C')), { rule, ties, ...PASS_OVER });
      expect([excludedIn(done), electedBy(done)]).toEqual([
        ['C', 'D', ''],
        ['B last-left', 'C guarded'],
      ]);
      const last = done.stages.at(-1);
      expect(last?.ties.map(({ purpose, tied, chosen }) => [purpose, letters(tied), letters(chosen)])).toEqual([
        ['elect', 'AB', 'B'],
      ]);
      const open = count(papers, under(2, atLeast(1, 'women', 'C')), { rule, ties: [], ...PASS_OVER });
      expect(open.ok).toBe(false);
      const seats = counted(papers, under(2, atLeast(1, 'women', 'ABC')), { rule, ties, ...PASS_OVER });
      expect([electedBy(seats), seats.stages.at(-1)?.ties]).toEqual([['A last-left', 'B last-left'], []]);
    },
  );
});
