import { type CandidateId, rational, ZERO } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { type Contest, plainContest } from '../contest/contest.ts';
import { openPanel } from '../panel/panel.ts';
import { completeOptions } from '../rules/registry.ts';
import type { CountRequest } from '../rules/options.ts';
import { CountSheet } from './count-sheet.ts';
import { REASONS } from './reasons.ts';

const [A, B, RON] = ['a', 'b', 're-open'] as unknown as [CandidateId, CandidateId, CandidateId];

/** A sheet whose constraints would leave no way to keep anybody. */
const sheetOf = (contest: Partial<Contest>, options: Partial<CountRequest> = {}): CountSheet =>
  new CountSheet({
    candidates: [A, B, RON],
    contest: { ...plainContest(2), ...contest },
    options: completeOptions({ rule: 'plurality', ...options }),
    panel: {
      ...openPanel(2),
      judge: (_, continuing) => ({
        guarded: continuing.map((index) => ({ index, constraints: ['region-1'] })),
        doomed: continuing.map((index) => ({ index, constraints: ['region-1'] })),
      }),
    },
    prefer: () => ZERO,
  });

const post = (sheet: CountSheet, ...elected: readonly number[]): void =>
  sheet.post({
    action: { kind: 'first-preferences' },
    quota: null,
    tallies: [3, 2, 1].map((votes) => rational(votes)),
    movements: [],
    nonTransferable: REASONS.map(() => ZERO),
    residual: ZERO,
    elected: elected.map((index) => ({ index, by: 'most-votes' })),
    excluded: [],
    ties: [],
    workings: [],
  });

test('no constraint keeps "re-open nominations" in or out', () => {
  const constraints = [{ category: 'region-1', candidates: [A], atLeast: 1, atMost: 1 }];
  const sheet = sheetOf({ reopenNominations: RON, constraints });
  expect(sheet.electable).toEqual([2]);
  expect(sheet.excludable).toEqual([2]);
});

test('re-opening all open seats closes them, also to those listed after it', () => {
  const sheet = sheetOf({ reopenNominations: RON }, { reopened: 'all-open-seats' });
  post(sheet, 2, 0);
  expect([sheet.elected, sheet.openSeats, sheet.vacant]).toEqual([[2], 0, 2]);
});

test('re-opening one seat spends it', () => {
  const sheet = sheetOf({ reopenNominations: RON }, { reopened: 'one-seat' });
  post(sheet, 2);
  expect([sheet.openSeats, sheet.vacant]).toEqual([1, 2]);
  post(sheet, 0);
  expect([sheet.openSeats, sheet.vacant]).toEqual([0, 1]);
});

test('a withdrawal for a later round means nothing before it', () => {
  const sheet = sheetOf({ withdrawn: [{ candidate: B, when: 'before-opening', round: 2 }] });
  expect([...sheet.standing()]).toEqual([1, 1, 1]);
  sheet.openRound(2);
  expect([...sheet.standing()]).toEqual([1, 0, 1]);
  expect(sheet.status(1)).toBe('withdrawn');
});

test('papers stop at those whose papers stop, and are read past those who are merely out', () => {
  const withdrawnEffect = {
    'before-opening': 'papers-stop',
    'after-opening': 'read-past',
    'elected-elsewhere': 'exclude-first',
  } as const;
  const sheet = sheetOf(
    {
      withdrawn: [
        { candidate: A, when: 'before-opening' },
        { candidate: B, when: 'after-opening' },
        { candidate: RON, when: 'elected-elsewhere' },
      ],
    },
    { withdrawnEffect },
  );
  expect([...sheet.standing()]).toEqual([2, 0, 1]);
  expect(sheet.unelectable).toEqual([2]);
});
