import { type CandidateId, unwrap, ZERO } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import { type Constraint, type Contest, plainContest } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { Judgement, Panel } from '../panel/panel.ts';
import { completeOptions } from '../rules/registry.ts';
import { CountSheet } from '../table/count-sheet.ts';
import { countByMeek } from './meek.ts';

const ids = (howMany: number): readonly CandidateId[] =>
  Array.from({ length: howMany }, (_, i) => `candidate-${i + 1}` as CandidateId);
const [A, B, C, D] = ids(4) as [CandidateId, CandidateId, CandidateId, CandidateId];

const pack = (candidates: number, ...lines: readonly string[]): PackedBallots =>
  packBallots(
    ids(candidates),
    lines.map((line) => {
      const [times, marks = ''] = line.split(' ');
      return { times: Number(times), ranking: [...marks].map((letter) => [letter.charCodeAt(0) - 65]) };
    }),
  );

/** Judges by trying every way to fill the seats. */
function everyWay(contest: Contest): Panel {
  const names = ids(4);
  const judge = (elected: readonly number[], continuing: readonly number[]): Judgement | null => {
    const ways = choices(continuing, contest.seats - elected.length)
      .map((chosen) => [...elected, ...chosen])
      .filter((way) => contest.constraints.every((constraint) => isMet(constraint, way)));
    if (ways.length === 0) return null;
    const verdicts = (holds: (index: number) => boolean) =>
      continuing
        .filter(holds)
        .map((index) => ({ index, constraints: contest.constraints.map(({ category }) => category) }));
    return {
      guarded: verdicts((index) => ways.every((way) => way.includes(index))),
      doomed: verdicts((index) => !ways.some((way) => way.includes(index))),
    };
  };
  const isMet = ({ candidates, atLeast, atMost }: Constraint, way: readonly number[]): boolean => {
    const inside = way.filter((index) => candidates.includes(names[index] ?? A)).length;
    return inside >= atLeast && inside <= (atMost ?? inside);
  };
  return { seats: contest.seats, constraints: contest.constraints, judge };
}

function choices(from: readonly number[], size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return from.flatMap((first, i) => choices(from.slice(i + 1), size - 1).map((rest) => [first, ...rest]));
}

function countedUnder(ballots: PackedBallots, contest: Contest): CountSheet {
  const sheet = new CountSheet({
    candidates: ballots.candidates,
    contest,
    options: completeOptions({ rule: 'meek', ties: [{ kind: 'lot-order', order: ballots.candidates }] }),
    panel: everyWay(contest),
    prefer: () => ZERO,
  });
  unwrap(countByMeek({ ballots, rounds: [ballots], sheet }));
  return sheet;
}

const atMost = (howMany: number, ...candidates: readonly CandidateId[]): Constraint => ({
  category: 'group',
  candidates,
  atLeast: 0,
  atMost: howMany,
});

test('two of a category who reach the quota together are not both elected where one is the most', () => {
  const contest = { ...plainContest(2), constraints: [atMost(1, A, B)] };
  const sheet = countedUnder(pack(4, '40 AB', '35 B', '15 C', '5 D'), contest);
  expect(sheet.stages[0]?.elected).toEqual([{ candidate: A, by: 'quota' }]);
  expect(sheet.elected.map((index) => sheet.name(index))).toEqual([A, C]);
});

test('the doomed go as soon as they are, and the stage says which constraint dooms them', () => {
  const contest = { ...plainContest(2), constraints: [atMost(1, A, B)] };
  const sheet = countedUnder(pack(4, '40 AB', '35 B', '15 C', '5 D'), contest);
  const stage = sheet.stages.find(({ excluded }) => excluded.includes(B));
  expect(stage?.n).toBe(2);
  expect(stage?.workings.find(({ kind }) => kind === 'judged')).toMatchObject({
    doomed: [{ candidate: B, constraints: ['group'] }],
  });
});

test('the guarded are never excluded, however few their votes', () => {
  const contest = {
    ...plainContest(2),
    constraints: [{ category: 'group', candidates: [D], atLeast: 1, atMost: null }],
  };
  const sheet = countedUnder(pack(4, '30 A', '25 B', '20 C', '1 D'), contest);
  expect(sheet.stages.flatMap(({ excluded }) => excluded)).not.toContain(D);
  expect(sheet.stages.flatMap(({ elected }) => elected)).toContainEqual({ candidate: D, by: 'guarded' });
});

test('re-opening nominations takes one seat, or all that are open', () => {
  const contest = { ...plainContest(2), reopenNominations: A };
  const ballots = pack(4, '60 A', '20 B', '10 C', '5 D');
  const one = count(ballots, contest, { rule: 'meek', reopened: 'one-seat' });
  expect(one.ok && one.value.elected).toEqual([A, B]);
  const all = count(ballots, contest, { rule: 'meek', reopened: 'all-open-seats' });
  expect(all.ok && all.value.elected).toEqual([A]);
});
