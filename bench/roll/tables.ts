import type { Quality, TruthFigure } from '@selectorate/testkit';
import { columns } from '../table.ts';
import type { GroupFigures } from './fairness.ts';
import { percent, perHundredThousand, type Rate } from './rate.ts';

/** The public sets: best threshold, own threshold, and exact matching. */
export function truthTable(figures: readonly TruthFigure[]): string {
  const qualities = ({ f1, precision, recall }: Quality): readonly string[] =>
    [f1, precision, recall].map((x) => percent(x));
  const head = [
    'set',
    'rows',
    'floor',
    'best F1',
    'precision',
    'recall',
    'own F1',
    'precision',
    'recall',
    'exact F1',
    'seconds',
  ];
  const lines = figures.map(({ set, rows, floor, best, own, exact, seconds }) => [
    set,
    String(rows),
    percent(floor, 1),
    ...qualities(best),
    ...qualities(own),
    percent(exact.f1),
    seconds.toFixed(1),
  ]);
  return columns([head, ...lines]);
}

const interval = ({ low, high }: Rate): string => `${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)}`;

/** A line for each group. */
export function fairnessTable(groups: readonly GroupFigures[]): string {
  const head = [
    'group',
    'members',
    'found',
    'review',
    'not found',
    '95 %',
    'wrong row',
    'exact: not found',
    'no row: review',
    'wrong pairs >= 7',
    'strong',
    'second entries',
    'decoys',
    'ghosts: review',
  ];
  const lines = groups.map((one) => [
    one.group,
    String(one.found.of),
    percent(one.found.share),
    percent(one.review.share),
    percent(one.hardNotFound.share, 3),
    interval(one.hardNotFound),
    percent(one.wrongRow.share),
    percent(one.exactNotFound.share, 1),
    percent(one.absentReview.share, 1),
    perHundredThousand(one.wrongDuplicates),
    perHundredThousand(one.wrongStrong),
    one.duplicatesFound.of === 0 ? '' : percent(one.duplicatesFound.share, 1),
    one.decoys.of === 0 ? '' : percent(one.decoys.share, 1),
    one.ghostReview.of === 0 ? '' : percent(one.ghostReview.share, 1),
  ]);
  return columns([head, ...lines]);
}
