import { type CandidateId, unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot, PackedBallots } from '../ballots/packed-ballots.ts';
import { plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { CountRequest } from '../rules/options.ts';
import { countRules } from '../rules/registry.ts';
import { number, startsAfresh, votesIn } from './figures.ts';
import { flow } from './flow.ts';
import type { Count, Stage } from './result.ts';
import type { Sentence } from './sentence.ts';
import { story } from './story.ts';

const ids = ['a', 'b', 'c', 'd', 'e'] as unknown as readonly CandidateId[];
const pack = (candidates: number, ...lines: readonly string[]): PackedBallots =>
  packBallots(
    ids.slice(0, candidates),
    lines.map((line): CastBallot => {
      const [times, marks = ''] = line.split(' ');
      return { times: Number(times), ranking: [...marks].map((letter) => [letter.charCodeAt(0) - 65]) };
    }),
  );
const ties = [{ kind: 'sha256' as const, seed: '00ff' }];
const counted = (ballots: PackedBallots, request: CountRequest, seats = 1): Count =>
  unwrap(count(ballots, plainContest(seats), { ties, ...request }));

const why = (result: Count): unknown => {
  const decided = story(result).find((sentence) => sentence.kind === 'decided');
  return decided?.kind === 'decided' ? decided.why : undefined;
};

describe('the key sentence is what decided', () => {
  test('B overtakes A because 31 of the 50 votes of C moved to B', () => {
    const result = counted(pack(3, '75 A', '55 B', '31 CB', '5 CA', '14 C'), { rule: 'irv' });
    expect(why(result)).toEqual({
      kind: 'overtook',
      over: 'a',
      at: 2,
      because: { from: 'c', votes: '31', of: '50' },
      votes: '86',
      against: '80',
    });
    expect(story(result)[1]?.kind).toBe('decided');
  });

  test('A led from the first stage to the last', () => {
    const result = counted(pack(3, '49 A', '40 B', '11 CA'), { rule: 'irv' });
    expect(why(result)).toEqual({ kind: 'led', over: 'b', at: 2, votes: '60', against: '40' });
  });

  test('two were level, and a rung of the ladder decided', () => {
    expect(why(counted(pack(2, '5 A', '5 B'), { rule: 'plurality' }))).toMatchObject({ kind: 'tie', rule: 'sha256' });
    expect(why(counted(pack(2, '5 A', '5 B'), { rule: 'irv' }))).toMatchObject({ kind: 'tie', rule: 'sha256' });
  });

  test('nobody else stood', () => {
    expect(why(counted(pack(1, '5 A'), { rule: 'irv' }))).toEqual({ kind: 'unopposed' });
    expect(why(counted(pack(1, '5 A'), { rule: 'schulze' }))).toEqual({ kind: 'unopposed' });
  });

  test('one by one, or strengths in a circle', () => {
    const beaten = counted(pack(3, '42 ABC', '26 BCA', '32 CBA'), { rule: 'schulze' });
    expect(why(beaten)).toEqual({ kind: 'beats-all', over: 'a', votes: '58', against: '42' });
    const circle = counted(pack(3, '4 ABC', '3 BCA', '2 CAB'), { rule: 'schulze' });
    expect(why(circle)).toEqual({
      kind: 'circle',
      over: 'c',
      votes: '4',
      against: '5',
      strength: '6',
      strengthAgainst: '5',
    });
  });

  test('a question: its tests', () => {
    const tests = [{ what: 'yes', of: 'valid', comparator: '>', threshold: '1/2', votes: '6', base: '11', met: true }];
    expect(why(counted(pack(2, '6 A', '5 B'), { rule: 'yes-no' }))).toEqual({ kind: 'thresholds', tests });
  });

  test('the last seat of several', () => {
    const result = counted(pack(4, '9 A', '7 B', '5 C', '2 D'), { rule: 'plurality' }, 2);
    expect(why(result)).toEqual({ kind: 'led', over: 'c', at: 1, votes: '7', against: '5' });
  });
});

describe('what is said of two is true of the whole count', () => {
  test('over rounds of fresh voting nobody was ahead all along who was once behind', () => {
    const rounds = [pack(4, '40 A', '30 B', '20 C', '10 D'), pack(4, '42 A', '57 B')];
    const result = unwrap(count(rounds, plainContest(1), { rule: 'two-round', ties }));
    expect(why(result)).toEqual({ kind: 'overtook', over: 'a', at: 2, because: null, votes: '57', against: '42' });
    const ahead = [pack(4, '40 A', '30 B', '20 C', '10 D'), pack(4, '57 A', '42 B')];
    expect(why(unwrap(count(ahead, plainContest(1), { rule: 'two-round', ties })))).toMatchObject({
      kind: 'led',
      over: 'b',
    });
  });

  test('who was called back because another was passed over owes it to the constraint', () => {
    const women = { category: 'women', candidates: ids.slice(2, 3), atLeast: 1, atMost: null };
    const contest = { ...plainContest(2), constraints: [women] };
    const request = { rule: 'wigm', ties, options: { constraintRule: 'pass-over' } } as const;
    const result = unwrap(count(pack(4, '50 A', '30 B', '5 C', '8 DB'), contest, request));
    expect(result.elected).toEqual(['a', 'c']);
    expect(why(result)).toMatchObject({ kind: 'constraints', over: 'b', constraints: ['women'] });
  });
});

describe('every deed of a rule has its sentence', () => {
  const papers = pack(5, '40 ABC', '22 BAD', '13 CDE', '11 DCE', '9 EDC', '6 ADE', '4 BEC');
  const said = (rule: CountRequest['rule'], seats: number, kind: Sentence['kind']): readonly Sentence[] =>
    story(counted(papers, { rule }, seats)).filter((sentence) => sentence.kind === kind);

  test('a surplus, and what a paper is worth after it', () => {
    expect(said('wigm-rational', 2, 'surplus')[0]).toEqual({
      kind: 'surplus',
      stage: 2,
      candidates: ['a'],
      surplus: '11',
      value: '11/46',
    });
  });

  test('papers of one value, keep factors, a new pass, approvals', () => {
    expect(said('ers97', 1, 'value-class')[0]).toMatchObject({ candidates: ['e'], value: '1' });
    expect(said('meek', 3, 'redistribution').length).toBeGreaterThan(0);
    expect(said('sequential-irv', 2, 'next-pass')).toEqual([expect.objectContaining({ kind: 'next-pass', seat: 2 })]);
    expect(said('approval', 1, 'scores')).toEqual([{ kind: 'scores', of: 'approvals', stage: 1 }]);
    expect(said('schulze', 1, 'pairwise')).toHaveLength(4);
    expect(said('yes-no', 1, 'threshold')).toHaveLength(1);
  });

  test('what is needed is said when it changes, not at every stage', () => {
    expect(said('irv', 1, 'needed').length).toBe(
      new Set(counted(papers, { rule: 'irv' }).stages.map(({ quota }) => quota)).size,
    );
    expect(said('wigm', 3, 'needed')).toHaveLength(1);
  });

  test('a withdrawal is said before the first stage', () => {
    const contest = {
      ...plainContest(1),
      withdrawn: [{ candidate: 'e' as CandidateId, when: 'after-opening' as const }],
    };
    const told = story(unwrap(count(papers, contest, { rule: 'irv', ties })));
    expect(told.find(({ kind }) => kind === 'withdrawn')).toEqual({
      kind: 'withdrawn',
      candidate: 'e',
      when: 'after-opening',
    });
  });

  test('constraints, passing over, reopening and empty seats', () => {
    const plain = counted(pack(3, '9 A', '5 B', '2 C'), { rule: 'plurality' }, 2);
    const [stage] = plain.stages;
    if (stage === undefined) throw new Error('no stage');
    const judged = { candidate: 'b' as CandidateId, constraints: ['men'] };
    const c = 'c' as CandidateId;
    // As a rule with constraints would have written it: B doomed, C guarded and standing for re-opening.
    const result: Count = {
      ...plain,
      contest: { ...plain.contest, reopenNominations: c },
      stages: [
        {
          ...stage,
          elected: [
            { candidate: 'a' as CandidateId, by: 'quota' },
            { candidate: c, by: 'guarded' },
          ],
          workings: [
            { kind: 'judged', guarded: [{ candidate: c, constraints: ['women'] }], doomed: [judged] },
            { kind: 'passed-over', candidates: [judged] },
          ],
        },
      ],
      elected: ['a' as CandidateId, c],
      vacant: 1,
    };
    expect(why(result)).toEqual({ kind: 'constraints', over: 'b', at: 1, constraints: ['women', 'men'] });
    expect(
      story(result)
        .slice(-7)
        .map(({ kind }) => kind),
    ).toEqual(['lead', 'judged', 'passed-over', 'election', 'election', 'reopened', 'vacant']);
  });
});

// ---- every rule that counts these papers in one go

const RULES = countRules().filter(({ rule }) => rule !== 'exhaustive-ballot' && rule !== 'two-round');
const casts = fc.array(
  fc.record({
    ranking: fc
      .shuffledSubarray([0, 1, 2, 3, 4])
      .map((order): readonly (readonly number[])[] => order.map((candidate) => [candidate])),
    times: fc.integer({ min: 1, max: 30 }),
  }),
  { minLength: 1, maxLength: 12 },
);
const ofEveryRule = fc
  .tuple(fc.constantFrom(...RULES), casts, fc.integer({ min: 1, max: 3 }))
  .map(([{ rule, seats }, cast, many]) =>
    count(packBallots(ids, cast), plainContest(seats === 'one' ? 1 : many), { rule, ties }),
  );

describe('random counts by every rule', () => {
  test('are told: opening first, one key sentence, every election and tie', () => {
    fc.assert(
      fc.property(ofEveryRule, (result) => {
        fc.pre(result.ok);
        const told = story(result.value);
        const howMany = (kind: Sentence['kind']): number => told.filter((sentence) => sentence.kind === kind).length;
        const all = <Key extends 'elected' | 'ties'>(key: Key): number =>
          result.value.stages.reduce((sum, stage) => sum + stage[key].length, 0);
        expect(told[0]?.kind).toBe('opening');
        expect(howMany('decided')).toBe(result.value.elected.length > 0 ? 1 : 0);
        expect(howMany('election')).toBe(all('elected'));
        expect(howMany('tie')).toBe(all('ties'));
      }),
      { numRuns: 300 },
    );
  });

  test('nobody is said to have led who was behind at some stage, or to have overtaken who was not', () => {
    fc.assert(
      fc.property(ofEveryRule, (result) => {
        fc.pre(result.ok);
        const decided = story(result.value).find((sentence) => sentence.kind === 'decided');
        if (decided?.kind !== 'decided' || (decided.why.kind !== 'led' && decided.why.kind !== 'overtook')) return;
        const { kind, at, over } = decided.why;
        const behind = result.value.stages
          .filter((stage) => (kind === 'led' ? stage.n <= at : stage.n < at))
          .some((stage) => value(stage, decided.elected) < value(stage, over));
        expect(behind).toBe(kind === 'overtook');
      }),
      { numRuns: 300 },
    );
  });

  test('flow: out of each candidate what stood there, into each what stands there then', () => {
    fc.assert(
      fc.property(ofEveryRule, (result) => {
        fc.pre(result.ok);
        const bands = flow(result.value);
        result.value.stages.forEach((stage, i) => {
          const before: Stage | undefined = result.value.stages[i - 1];
          if (before === undefined || startsAfresh(stage)) return;
          const here = bands.filter(({ toStage }) => toStage === stage.n);
          const sum = (key: 'from' | 'to', candidate: CandidateId): number =>
            here.filter((band) => band[key] === candidate).reduce((votes, band) => votes + value(band.votes), 0);
          for (const { candidate } of stage.tallies) {
            expect(sum('from', candidate)).toBeCloseTo(value(before, candidate), 6);
            expect(sum('to', candidate)).toBeCloseTo(value(stage, candidate), 6);
          }
        });
      }),
      { numRuns: 300 },
    );
  });
});

function value(votes: string | Stage, candidate?: CandidateId): number {
  const exact = typeof votes === 'string' ? number(votes) : votesIn(votes, candidate ?? ids[0] ?? ('' as CandidateId));
  return Number((exact.n * 10n ** 9n) / exact.d) / 1e9;
}
