import type { LoggedChangeCounts, ToldRollCounts } from '@selectorate/roll';
import type { ReportedRoll } from '../roll-state.ts';

// A contest reports on its roll more than once. A number of the later report, taken from that of the earlier one, must not tell
// of fewer than k people or changes either: what was told is kept, and what comes too near to it is withheld.

/** What reports on the roll have told so far, by what they told it of. */
export interface ToldCounts extends ToldRollCounts {
  readonly changes: Readonly<Record<string, readonly number[]>>;
}

const NOTHING_TOLD: ToldCounts = { rosters: [], questions: {}, changes: {} };

/** What was told up to and with a report; of none, nothing. */
export const toldBy = (report: ReportedRoll | null): ToldCounts => report?.told ?? NOTHING_TOLD;

type Count = number | null;
type Lines = Pick<ReportedRoll, 'members' | 'checks' | 'changes'>;

export const isNear = (one: number, other: number, k: number): boolean => one !== other && Math.abs(one - other) < k;

/** Entries that a report tells of: all of the roll, and by check those that it is about and those that it looked at. */
export const rostersOf = ({ members, checks }: Pick<Lines, 'members' | 'checks'>): readonly number[] =>
  [members, ...checks.flatMap(({ population, tested }) => [population, tested])].filter((count) => count !== null);

export const questionsOf = ({ signals, outstanding }: Lines['checks'][number]): readonly number[] =>
  [signals, outstanding].filter((count) => count !== null);

type Changes = Omit<LoggedChangeCounts, 'schema' | 'k' | 'byReason' | 'byHour'>;

/** Every count of changes with the name of its cell; steps of sittings and editors are not among them. */
export const changeCells = (said: Lines['changes']): readonly (readonly [string, Count])[] => [
  ['added', said.added],
  ['removed', said.removed],
  ['changes', said.changes],
  ['members', said.members],
  ...said.byField.map(({ field, changes }) => [`field ${field}`, changes] as const),
  ...said.byChannel.map(({ channel, changes }) => [`channel ${channel}`, changes] as const),
  ['coinciding', said.coinciding],
  ['nowUnreachable', said.nowUnreachable],
  ['newlyReachable', said.newlyReachable],
];

const withMore = (told: readonly number[] | undefined, more: readonly number[]): readonly number[] =>
  [...new Set([...(told ?? []), ...more])].toSorted((a, b) => a - b);

/** What was told, and what this report tells beside it. */
export function tellToo(told: ToldCounts, report: Lines): ToldCounts {
  return {
    rosters: withMore(told.rosters, rostersOf(report)),
    questions: Object.fromEntries(
      report.checks.map((line) => [line.check, withMore(told.questions[line.check], questionsOf(line))]),
    ),
    changes: Object.fromEntries(
      changeCells(report.changes).map(([cell, count]) => [
        cell,
        withMore(told.changes[cell], count === null ? [] : [count]),
      ]),
    ),
  };
}

/** Whether a table tells a withheld cell through its total: its cells add up, or two and k at least are withheld together. */
export function isTableSafe(cells: readonly Count[], total: Count, k: number): boolean {
  if (total === null) return cells.every((count) => count === null || count === 0);
  const rest = cells.reduce<number>((left, count) => left - (count ?? 0), total);
  const hidden = cells.filter((count) => count === null).length;
  return hidden === 0 ? rest === 0 : hidden >= 2 && rest >= k;
}

/** Withholds the smallest cells until those withheld hide each other. */
function hideRest(cells: readonly Count[], total: number, k: number): readonly Count[] {
  const shown = [...cells];
  while (!isTableSafe(shown, total, k)) {
    const least = Math.min(...shown.map((count) => count || Number.POSITIVE_INFINITY));
    if (least === Number.POSITIVE_INFINITY) break;
    shown[shown.indexOf(least)] = null;
  }
  return shown;
}

/** Counts of changes, less those that come within k of what was told before, and those from which such a one would follow. */
export function withholdNear<Said extends Changes>(said: Said, told: ToldCounts, k: number): Said {
  const open = (cell: string, count: Count): Count =>
    count !== null && (told.changes[cell] ?? []).some((other) => isNear(other, count, k)) ? null : count;
  const byField = said.byField.map(({ field, changes }) => open(`field ${field}`, changes));
  const byChannel = said.byChannel.map(({ channel, changes }) => open(`channel ${channel}`, changes));
  const stated = open('changes', said.changes);
  const tables = [byField, byChannel].map((cells) => (stated === null ? cells : hideRest(cells, stated, k)));
  // A table that cannot hide what it withholds hides its total, and the other table with it.
  const total = stated !== null && tables.every((cells) => isTableSafe(cells, stated, k)) ? stated : null;
  const [fields = [], channels = []] = total === null ? [byField, byChannel].map(nothingOf) : tables;
  const [added, removed] = [open('added', said.added), open('removed', said.removed)];
  return {
    ...said,
    // Both are withheld where one is, since the sizes of the roll tell the difference.
    added: removed === null && added !== 0 ? null : added,
    removed: added === null && removed !== 0 ? null : removed,
    changes: total,
    members: open('members', said.members),
    byField: said.byField.map(({ field }, at) => ({ field, changes: fields[at] ?? null })),
    byChannel: said.byChannel.map(({ channel }, at) => ({ channel, changes: channels[at] ?? null })),
    coinciding: open('coinciding', said.coinciding),
    nowUnreachable: open('nowUnreachable', said.nowUnreachable),
    newlyReachable: open('newlyReachable', said.newlyReachable),
  };
}

const nothingOf = (cells: readonly Count[]): readonly Count[] => cells.map((count) => (count === 0 ? 0 : null));
