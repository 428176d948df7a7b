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
 * another. Withheld numbers are null, never rounded. `told` is what earlier reports on the same roll told: a number that differs by 1 to
 * k-1 from one of them is withheld too, and so is a fairness table of a check that may have told one.
 */
export function publicCounts(report: RollReport, k = 20, told: ToldRollCounts = NOTHING_TOLD): RollCounts {
  const rosters = distinctCounts(k, told.rosters);
  return {
    schema: 'selectorate-roll-counts/1',
    asOf: report.asOf,
    members: rosters(report.members),
    k,
    checks: report.checks.map((check) =>
      countsOf(check, rosters, { k, told: { rosters: told.rosters, questions: told.questions[check.check] ?? [] } }),
    ),
    failed: report.failed,
  };
}

/** Numbers that were told before: of entries (the roll's and those of all checks), and of questions by check. */
export interface ToldRollCounts {
  readonly rosters: readonly number[];
  readonly questions: Readonly<Record<string, readonly number[]>>;
}

const NOTHING_TOLD: ToldRollCounts = { rosters: [], questions: {} };

const isSmall = (count: number, k: number): boolean => count > 0 && count < k;

/**
 * Shows numbers that are neither small themselves nor differ by a small one from a number shown before: entries, those a check is about
 * and those it could look at are parts of one another, over all checks.
 */
function distinctCounts(k: number, told: readonly number[]): Roster {
  const shown = [...told];
  return (count) => {
    if (isSmall(count, k) || shown.some((other) => isSmall(Math.abs(other - count), k))) return null;
    shown.push(count);
    return count;
  };
}

type Roster = (count: number) => number | null;

interface Withholding {
  readonly k: number;
  readonly told: { readonly rosters: readonly number[]; readonly questions: readonly number[] };
}

function countsOf(result: CheckResult, rosters: Roster, { k, told }: Withholding): CheckCounts {
  const { check, outcome, needs, model, data } = result;
  const [population, tested] = [rosters(result.population), rosters(result.tested)];
  // What is expected is worked out from these numbers, and would tell them nearly.
  const expected = population === null || tested === null ? null : result.expected;
  // Everybody asked, or all but a few: who was tested would tell who was asked.
  const questions = distinctCounts(k, [...told.questions, ...told.rosters, ...known(population, tested)]);
  const all = result.tested > 0 && result.signals.length === result.tested;
  const [signals, outstanding] = all ? [null, null] : [questions(result.signals.length), questions(result.outstanding)];
  const burden = signals === null || told.questions.length > 0 ? [] : publicBurden(result, rosters, k);
  return {
    check,
    outcome,
    needs,
    population,
    tested,
    signals,
    outstanding,
    expected,
    burden,
    model,
    data: data.map(publicData),
  };
}

const known = (...counts: readonly (number | null)[]): readonly number[] => counts.filter((count) => count !== null);

/** A hash of a list of people, or of a log of their changes, confirms a guess of who is in it: its name alone is for everybody. */
const publicData = (line: string): string => (/^(?:list|log) /.test(line) ? line.replace(/ [0-9a-f]{64}$/, '') : line);

/**
 * The whole table, where neither its lines nor their rest to the numbers of signals and of those tested tell of fewer than k. That of all checks together
 * stays private: each check's own could be taken from it.
 */
function publicBurden(
  { check, burden, signals, outstanding, tested }: CheckResult,
  rosters: Roster,
  k: number,
): readonly PublicFairnessRow[] {
  const all = burden[0]?.flagged ?? null;
  if (check === 'RI-19' || all === null || !mayStand(all, k) || rosters(all.of) === null) return [];
  if (tested > 0 && tested === all.count) return [];
  if ([signals.length, outstanding, tested].some((count) => isSmall(Math.abs(count - all.count), k))) return [];
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

/**
 * Whether numbers say nothing about fewer than k people: neither of them all, nor of those asked, nor of the others. Where all of a group
 * were asked, the number says so of each of them.
 */
const mayStand = ({ of, count }: Share, k: number): boolean =>
  !isSmall(of, k) && (count === 0 || (count >= k && of - count >= k));
