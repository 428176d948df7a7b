import {
  type CheckCounts,
  type CheckResult,
  FAIRNESS_BY,
  type FairnessRow,
  type PublicFairnessRow,
  type RollCounts,
  type RollReport,
  type ShareInterval,
} from './report.ts';

/**
 * What everybody may see of a report: numbers of 0 and of k and more, and none from which one of 1 to k-1 comes out by taking one from
 * another. Withheld numbers are null, never rounded. Two reports of one roll at two days can still be taken from each other: a body
 * that publishes often should publish rarely changed ones.
 */
export function publicCounts(report: RollReport, k = 20): RollCounts {
  const rosters = distinctCounts(k);
  return {
    schema: 'selectorate-roll-counts/1',
    asOf: report.asOf,
    members: rosters(report.members),
    k,
    checks: report.checks.map((check) => countsOf(check, rosters, k)),
    failed: report.failed,
  };
}

const isSmall = (count: number, k: number): boolean => count > 0 && count < k;

/**
 * Shows numbers that are neither small themselves nor differ by a small one from a number shown before: entries, those a check is about
 * and those it could look at are parts of one another, over all checks.
 */
function distinctCounts(k: number): (count: number) => number | null {
  const shown: number[] = [];
  return (count) => {
    if (isSmall(count, k) || shown.some((other) => isSmall(Math.abs(other - count), k))) return null;
    shown.push(count);
    return count;
  };
}

function countsOf(result: CheckResult, rosters: (count: number) => number | null, k: number): CheckCounts {
  const { check, outcome, needs, model, data } = result;
  const [population, tested] = [rosters(result.population), rosters(result.tested)];
  // What is expected is worked out from these numbers, and would tell them nearly.
  const expected = population === null || tested === null ? null : result.expected;
  const questions = distinctCounts(k);
  const [signals, outstanding] = [questions(result.signals.length), questions(result.outstanding)];
  const burden = signals === null ? [] : publicBurden(result, k);
  return { check, outcome, needs, population, tested, signals, outstanding, expected, burden, model, data };
}

/**
 * The whole table, where neither its lines nor their rest to the numbers of signals tell of fewer than k. That of all checks together
 * stays private: each check's own could be taken from it.
 */
function publicBurden({ check, burden, signals, outstanding }: CheckResult, k: number): readonly PublicFairnessRow[] {
  const all = burden[0]?.flagged ?? null;
  if (check === 'RI-19' || all === null || !mayStand(all, k)) return [];
  if ([signals.length, outstanding].some((count) => isSmall(Math.abs(count - all.count), k))) return [];
  return FAIRNESS_BY.flatMap((by) =>
    publicRows(
      burden.filter((row) => row.by === by),
      all,
      k,
    ),
  );
}

/** One division of the table. Cells are withheld until what the others leave over of all hides them. */
function publicRows(rows: readonly FairnessRow[], all: Share, k: number): readonly PublicFairnessRow[] {
  let shown = rows.flatMap((row) =>
    row.flagged !== null && mayStand(row.flagged, k) ? [{ row, share: row.flagged }] : [],
  );
  while (shown.length > 0 && !mayStand(restOf(all, shown), k)) {
    const least = Math.min(...shown.map(({ share }) => share.of));
    const next = shown.find(({ share }) => share.of === least);
    shown = shown.filter((cell) => cell !== next);
  }
  const open = new Set(shown.map(({ row }) => row));
  return rows.map((row) => {
    const { by, group, members, flagged, ratio } = row;
    return open.has(row)
      ? { by, group, members, flagged, ratio }
      : { by, group, members: null, flagged: null, ratio: null };
  });
}

type Share = Pick<ShareInterval, 'of' | 'count'>;

const restOf = (all: Share, shown: readonly { readonly share: Share }[]): Share => ({
  of: shown.reduce((rest, { share }) => rest - share.of, all.of),
  count: shown.reduce((rest, { share }) => rest - share.count, all.count),
});

/** Whether numbers say nothing about fewer than k people: neither of them all, nor of those asked, nor of the others. */
const mayStand = ({ of, count }: Share, k: number): boolean =>
  !isSmall(of, k) && !isSmall(count, k) && !isSmall(of - count, k);
