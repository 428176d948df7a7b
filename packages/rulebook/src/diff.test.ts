import { unwrap } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { diffRulebooks } from './diff.ts';
import { PRESETS, reselectionUnderEachFormula, resolvePreset } from './preset.ts';

const REQUIRED = { unitTieAgain: 'in-denominator', emptySection: 'lapses', pooledTie: 'undetermined' };
const college = unwrap(reselectionUnderEachFormula(REQUIRED)).at(-1);
const plain = unwrap(resolvePreset(PRESETS.at(-1) ?? fail(), {}));
if (college === undefined) throw new Error('there are four');

test('a rulebook does not differ from itself, nor from itself in another order', () => {
  expect(diffRulebooks(college, college)).toEqual([]);
  const turned = { ...college, clauses: college.clauses.toReversed(), bodies: college.bodies.toReversed() };
  expect(diffRulebooks(college, turned)).toEqual([]);
});

test('a change is named with its path, its clause and both values', () => {
  const changed = {
    ...college,
    publication: { ...college.publication, k: 10 },
    calendar: {
      ...college.calendar,
      gaps: college.calendar.gaps.map((gap) => (gap.atLeastDays === 7 ? { ...gap, atLeastDays: 14 } : gap)),
    },
  };
  expect(diffRulebooks(college, changed)).toEqual([
    { path: 'calendar.gaps[notice..units-meet-from].atLeastDays', clause: 'calendar.notice', from: 7, to: 14 },
    { path: 'publication.k', clause: 'publication.small-cells', from: 20, to: 10 },
  ]);
});

test('what only one of two has is shown from that side', () => {
  const differences = diffRulebooks(college, plain);
  expect(differences).toContainEqual({
    path: 'trigger.formula',
    clause: 'trigger.formula',
    from: 'college',
    to: undefined,
  });
  expect(differences).toContainEqual({ path: 'trigger', clause: null, from: undefined, to: null });
  const back = diffRulebooks(plain, college);
  expect(new Set(back.map(({ path }) => path))).toEqual(new Set(differences.map(({ path }) => path)));
});

test('of two items with one name both are compared', () => {
  const [gap] = college.calendar.gaps;
  const twice = (days: number) => ({
    ...college,
    calendar: { ...college.calendar, gaps: [...college.calendar.gaps, { ...(gap ?? fail()), atMostDays: days }] },
  });
  expect(diffRulebooks(twice(1), twice(2)).map(({ from, to }) => [from, to])).toEqual([[1, 2]]);
});

function fail(): never {
  throw new Error('it is there');
}
