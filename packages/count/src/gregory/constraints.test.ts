import { type CandidateId, unwrap, ZERO } from '@selectorate/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { CastBallot } from '../ballots/packed-ballots.ts';
import { type Constraint, type Contest, plainContest } from '../contest/contest.ts';
import { panelOf } from '../panel/panel-of.ts';
import type { Stage } from '../result/result.ts';
import type { CountRequest } from '../rules/options.ts';
import { completeOptions } from '../rules/registry.ts';
import { CountSheet } from '../table/count-sheet.ts';
import { countByGregory } from './count-by-gregory.ts';
import { gregoryRules } from './rules.ts';

const NAMES = ['A', 'B', 'C', 'D', 'E'] as unknown as readonly CandidateId[];

function stagesOf(cast: readonly CastBallot[], contest: Contest, request: CountRequest): readonly Stage[] {
  const ballots = packBallots(NAMES, cast);
  const sheet = new CountSheet({
    candidates: NAMES,
    contest,
    options: completeOptions({ ties: [{ kind: 'lot-order', order: NAMES }], ...request }),
    panel: panelOf(contest, NAMES),
    // No rung of this ladder compares two candidates on the papers.
    prefer: () => ZERO,
  });
  unwrap(countByGregory(request.rule)({ ballots, rounds: [ballots], sheet }));
  return sheet.stages;
}

const cast = (...lines: readonly string[]): readonly CastBallot[] =>
  lines.map((line) => {
    const [times, marks = ''] = line.split(' ');
    return { times: Number(times), ranking: [...marks].map((letter) => [letter.charCodeAt(0) - 65]) };
  });
const women = (atLeast: number, atMost: number | null): Constraint => ({
  category: 'women',
  candidates: NAMES.slice(2),
  atLeast,
  atMost,
});
const told = (stages: readonly Stage[]): readonly string[] =>
  stages.map(({ action, elected, excluded }) =>
    [action.kind, ...elected.map(({ candidate, by }) => `+${candidate} ${by}`), ...excluded.map((id) => `-${id}`)].join(
      ' ',
    ),
  );

test('the guarded stay whoever is lowest, and are elected', () => {
  const papers = cast('9 A', '8 B', '3 C', '5 D', '4 E');
  const contest = { ...plainContest(2), constraints: [women(1, null)] };
  // A has a whole quota of 10 on nobody's second preferences: C, E go; then only one of the women is left.
  expect(told(stagesOf(papers, contest, { rule: 'scotland' }))).toEqual([
    'first-preferences -C',
    'exclusion -E',
    'exclusion -B',
    'exclusion +A last-left +D last-left',
  ]);
});

test('the doomed go first, with their votes, before a surplus could reach them', () => {
  const papers = cast('9 CD', '6 D', '4 A', '3 B', '2 E');
  const contest = { ...plainContest(2), constraints: [women(0, 1)] };
  expect(told(stagesOf(papers, contest, { rule: 'scotland' }))).toEqual([
    'first-preferences +C quota',
    'surplus -D -E',
    'exclusion -B',
    'exclusion +A last-left',
  ]);
});

test('every rule of the family meets every constraint that can be met', () => {
  const papers = fc.array(
    fc.record({
      ranking: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 1 }).map((order) => order.map((index) => [index])),
      times: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const bounds = fc
    .tuple(fc.integer({ min: 2, max: 4 }), fc.nat(3), fc.nat(3))
    .map(([seats, atLeast, atMost]) => ({ seats, atLeast, atMost }))
    .filter(({ seats, atLeast, atMost }) => atLeast <= atMost && atLeast <= seats && seats - atMost <= 2);
  const requests = fc.record({
    rule: fc.constantFrom(...gregoryRules.map(({ rule }) => rule)),
    minimumVotes: fc.constantFrom(0, 0, 3),
  });
  fc.assert(
    fc.property(papers, bounds, requests, (paper, { seats, atLeast, atMost }, request) => {
      const contest = { ...plainContest(seats), constraints: [women(atLeast, atMost)] };
      const elected = stagesOf(paper, contest, request).flatMap((stage) => stage.elected);
      if (request.minimumVotes === 0) expect(elected.length).toBe(seats);
      const inside = elected.filter(({ candidate }) => NAMES.slice(2).includes(candidate)).length;
      expect(inside).toBeGreaterThanOrEqual(atLeast);
      expect(inside).toBeLessThanOrEqual(atMost);
    }),
  );
});
