import type { MemberId } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import type { CheckResult, Signal } from '../report.ts';
import { binomialTail } from '../statistics.ts';
import { alarmAt, exactBound } from './exact.ts';
import { GATE_ALPHA, judgeGates } from './gates.ts';
import { FAIRNESS_GROUPS } from './group-names.ts';

const GROUPS = FAIRNESS_GROUPS['name-origin'].length;

/** A report in which so many of each group, all registered, were not found. */
function judged(counts: readonly { readonly of: number; readonly count: number }[]) {
  const members = counts.flatMap(({ of, count }, group) =>
    Array.from({ length: of }, (_, i) => ({ member: `m-${group}-${i}` as MemberId, group, isHard: i < count })),
  );
  const signals = members.flatMap(({ member, isHard }): readonly Signal[] =>
    isHard
      ? [
          {
            check: 'RI-04',
            id: member,
            state: 'ask-member',
            reason: 'not-on-register',
            members: [member],
            figures: {},
            resolution: null,
          },
        ]
      : [],
  );
  const check = { check: 'RI-04', outcome: 'done', signals } as unknown as CheckResult;
  return judgeGates({
    groups: new Map(
      members.map(({ member, group }) => [
        member,
        { all: 0, 'name-shape': 0, 'age-band': 0, 'renter-proxy': 0, 'name-origin': group },
      ]),
    ),
    known: new Map(members.map(({ member }) => [member, { registeredHere: true, onlyEntry: true }])),
    checks: [check],
    k: 20,
  });
}

describe('A48 the gates', () => {
  test('one person of a group of twenty is chance, and the group too small to judge', () => {
    const { failed, tooFew } = judged([
      { of: 3000, count: 5 },
      { of: 20, count: 1 },
    ]);
    expect([failed, tooFew]).toEqual([[], 1]);
  });

  test('honest matchers at the gate itself fail no more often than is stated, over all groups together', () => {
    let state = 12_345;
    const random = (): number => {
      state ^= state << 13;
      state ^= state >>> 17;
      state = (state ^ (state << 5)) >>> 0;
      return state / 2 ** 32;
    };
    const draw = (of: number): { readonly of: number; readonly count: number } => ({
      of,
      count: Array.from({ length: of }, random).filter((one) => one < 0.0025).length,
    });
    const sizes = Array.from({ length: GROUPS }, (_, i) => 20 + i * 40);
    const reports = 300;
    let failures = 0;
    for (let i = 0; i < reports; i++) if (judged(sizes.map(draw)).failed.length > 0) failures++;
    // Three in three hundred are stated; seven or more would be rarer than one in twenty.
    expect(failures).toBeLessThan(7);
  });

  test('a matcher that misses two in a hundred of one group fails both', () => {
    const { failed } = judged([
      { of: 5000, count: 5 },
      { of: 900, count: 18 },
    ]);
    expect(failed).toEqual(['hard-not-found', 'hard-not-found-unequal']);
  });
});

test('exact bounds are where the tail is as rare as said (none of 59 at 95 %: one minus the 59th root of 0.05)', () => {
  expect(exactBound('high', { count: 0, of: 59 }, 0.05)).toBeCloseTo(1 - 0.05 ** (1 / 59), 10);
  expect(binomialTail(7, 100, exactBound('low', { count: 7, of: 100 }, 0.01))).toBeCloseTo(0.01, 8);
  expect([exactBound('low', { count: 0, of: 9 }, 0.01), exactBound('high', { count: 9, of: 9 }, 0.01)]).toEqual([0, 1]);
});

test('the alarm is the first count that is rare enough', () => {
  const alarm = alarmAt(0.0025, 800, GATE_ALPHA);
  expect(binomialTail(alarm, 800, 0.0025)).toBeLessThanOrEqual(GATE_ALPHA);
  expect(binomialTail(alarm - 1, 800, 0.0025)).toBeGreaterThan(GATE_ALPHA);
  expect(alarmAt(0.5, 3, 0.01)).toBe(4);
});
