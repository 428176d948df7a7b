import { err, ok, parseFraction, type Result } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import { seatLastLeft } from '../panel/seat-last-left.ts';
import type { Counting } from '../rules/rule.ts';
import { faultOfOptions } from './check-options.ts';
import { KeepTable } from './keep-table.ts';
import { type Leaving, lowest, sureLosers } from './lowest.ts';
import { reachQuota } from './reached.ts';
import type { ShareRules } from './share-out.ts';

/** Meek's rule: the elected keep a share of each vote that reaches them, just enough for the quota. */
export const countByMeek = (counting: Counting): Result<null, CountFault> => countByKeeping(counting, 'share-of-rest');

/** Warren's rule: the elected keep the same part of every paper that reaches them, as far as that much is left of it. */
export const countByWarren = (counting: Counting): Result<null, CountFault> =>
  countByKeeping(counting, 'part-of-whole');

/** What a round of sharing out has come to. */
type Outcome = 'next-round' | 'complete';

/**
 * Rounds until the seats are filled. In a round papers are shared out again and again under better keep factors, until
 * somebody is elected or the surpluses are so small that the lowest can be excluded.
 */
function countByKeeping(counting: Counting, keeps: ShareRules['keeps']): Result<null, CountFault> {
  const fault = faultOfOptions(counting.sheet.options, keeps);
  if (fault !== undefined) return err(fault);
  const table = new KeepTable(counting, keeps);
  const { sheet } = table;
  if (sheet.electable.length > sheet.openSeats && table.kept === 0n) return err({ code: 'no-valid-votes' });
  for (;;) {
    const outcome = playRound(table);
    if (!outcome.ok) return outcome;
    if (outcome.value === 'complete') return ok(null);
    table.withoutExcluded();
    if (sheet.electable.length > sheet.openSeats) table.renewQuota();
  }
}

function playRound(table: KeepTable): Result<Outcome, CountFault> {
  const { sheet, options } = table;
  if (sheet.electable.length <= sheet.openSeats) return electTheRest(table);
  let before: bigint | undefined;
  let unitBefore = 1n;
  for (;;) {
    const reached = reachQuota(table);
    if (!reached.ok) return reached;
    const { elected, ties } = reached.value;
    if (elected.length > 0) {
      table.close({ elected: elected.map((index) => ({ index, by: 'quota' as const })), excluded: [], ties });
      return ok(sheet.openSeats === 0 ? 'complete' : 'next-round');
    }
    const outside = sheet.continuing.filter((index) => !sheet.electable.includes(index));
    if (outside.length > 0) return leave(table, { excluded: outside, ties: [] });

    const { surplus } = table;
    const settled =
      isBelow(surplus, options.omega, table.unit) ||
      (before !== undefined && surplus * unitBefore >= before * table.unit);
    if (settled || options.deferSurpluses) {
      const losers = sureLosers(table);
      if (losers.length > 0) return leave(table, { excluded: losers, ties: [] });
    }
    if (settled) {
      const leaving = lowest(table);
      return leaving.ok ? leave(table, leaving.value) : leaving;
    }
    if (options.keepFactorStages === 'each') table.close({ elected: [], excluded: [], ties: [] });
    before = surplus;
    unitBefore = table.unit;
    table.iterate();
  }
}

/** Excludes; where everybody is guarded, elects them instead, as far as seats are open. */
function leave(table: KeepTable, { excluded, ties }: Leaving): Result<Outcome, CountFault> {
  const { sheet, options } = table;
  if (excluded.length === 0) return electTheRest(table);
  const steps = options.batchStages === 'each' ? excluded.map((index) => [index]) : [excluded];
  steps.forEach((step, i) => {
    if (i > 0) table.withoutExcluded();
    table.close({ elected: [], excluded: step, ties: i === 0 ? ties : [] });
  });
  const nobodyLeft = sheet.electable.length === 0 && sheet.recallable.length === 0;
  return ok(nobodyLeft || sheet.openSeats === 0 ? 'complete' : 'next-round');
}

/** No more candidates than seats, or nobody who may be left out. */
function electTheRest(table: KeepTable): Result<Outcome, CountFault> {
  const { sheet } = table;
  const guarded = new Set(sheet.guarded.map(({ index }) => index));
  const falling = sheet.electable.toSorted((a, b) =>
    table.votes(a) === table.votes(b) ? a - b : table.votes(a) > table.votes(b) ? -1 : 1,
  );
  const areLevel = (one: number, other: number): boolean => table.compare(table.votes(one), table.votes(other)) === 0;
  const filled = seatLastLeft(sheet, falling, { tallies: table.tallies(), areLevel });
  if (!filled.ok) return filled;
  const { seated, recalled, ties } = filled.value;
  const isNeeded = (index: number): boolean => guarded.has(index) || recalled.includes(index);
  const elected = [...seated, ...recalled].map((index) => ({
    index,
    by: isNeeded(index) ? ('guarded' as const) : ('last-left' as const),
  }));
  table.close({ elected, excluded: [], ties });
  return ok('complete');
}

/** Whether a figure is below a fraction of a vote. */
function isBelow(figure: bigint, fraction: string, unit: bigint): boolean {
  const { n, d } = parseFraction(fraction) ?? { n: 0n, d: 1n };
  return figure * d < n * unit;
}
