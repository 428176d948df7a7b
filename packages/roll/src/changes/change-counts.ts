import { isId, type MemberId } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';
import { fieldText, ROLL_FIELDS, type RollField } from '../field.ts';
import { byText, groupBy } from '../group-by.ts';
import { CHANGE_CHANNELS, type ChangeChannel, type LoggedChange } from './logged-change.ts';
import { splitChanges } from './split-changes.ts';
import { publicCells, publicCount, type PublicCount, SMALLEST_COUNT } from './withhold.ts';

/**
 * What candidates may see of the changes to a roll (A02): numbers, none of them small, no member and no value. Plain JSON.
 * Null: more than none and fewer than k, or withheld because such a number would follow from it by subtraction.
 */
export interface LoggedChangeCounts {
  readonly schema: 'selectorate-change-counts/1';
  readonly k: number;
  /** Members who came and went; both withheld where one is, since the sizes of the roll tell the difference. */
  readonly added: PublicCount;
  readonly removed: PublicCount;
  /** Changes of one field each to members who stayed, and how many members these are. Everything below is of these. */
  readonly changes: PublicCount;
  readonly members: PublicCount;
  readonly byField: readonly { readonly field: RollField; readonly changes: PublicCount }[];
  readonly byChannel: readonly { readonly channel: ChangeChannel; readonly changes: PublicCount }[];
  /** By code; what is no code is `other`. */
  readonly byReason: readonly { readonly reason: string; readonly changes: PublicCount }[];
  /** By hour of the day, UTC: 24 of them, the first from midnight to one. */
  readonly byHour: readonly PublicCount[];
  /** Sessions and editors with k changes or more, most first: the step of {@link CHANGE_STEPS} that each reached. */
  readonly largestSessions: readonly number[];
  readonly largestEditors: readonly number[];
  /** Members given an e-mail address or telephone that another member was given too. */
  readonly coinciding: PublicCount;
  /** Members with an e-mail address or telephone before and none now; and the other way round. */
  readonly nowUnreachable: PublicCount;
  readonly newlyReachable: PublicCount;
}

/** Sessions are told by steps: a number would give, subtracted from all changes, what few others did. */
export const CHANGE_STEPS = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] as const;

/** Counts of changes in the order of the log. `after` is the roll as it is after the last of them; k is 20 by default. */
export function changeCounts(
  changes: readonly LoggedChange[],
  after: readonly RollEntry[],
  k: number = SMALLEST_COUNT,
): LoggedChangeCounts {
  const { added, removed, changed } = splitChanges(changes);
  const [came, went] = [publicCount(added.length, k), publicCount(removed.length, k)];
  const edited = changed.filter(({ channel }) => channel !== 'member');
  const reachability = reachabilityOf(changed, after);
  return {
    schema: 'selectorate-change-counts/1',
    k,
    added: went === null && added.length > 0 ? null : came,
    removed: came === null && removed.length > 0 ? null : went,
    changes: publicCount(changed.length, k),
    members: publicCount(new Set(changed.map(({ member }) => member)).size, k),
    byField: tabled(changed, ({ field }) => field, { rows: ROLL_FIELDS, k }).map(([field, count]) => ({
      field,
      changes: count,
    })),
    byChannel: tabled(changed, ({ channel }) => channel, { rows: CHANGE_CHANNELS, k }).map(([channel, count]) => ({
      channel,
      changes: count,
    })),
    byReason: tabled(changed, reasonCode, { rows: reasonsOf(changed), k }).map(([reason, count]) => ({
      reason,
      changes: count,
    })),
    byHour: tabled(changed, ({ at }) => at.slice(11, 13), { rows: HOURS, k }).map(([, count]) => count),
    largestSessions: steps(
      groupBy(changed, ({ session }) => session),
      k,
    ),
    largestEditors: steps(
      groupBy(edited, ({ by }) => by),
      k,
    ),
    coinciding: publicCount(coinciding(changed), k),
    nowUnreachable: publicCount(reachability.lost, k),
    newlyReachable: publicCount(reachability.won, k),
  };
}

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** A reason that somebody typed as a sentence could hold anything, and is not told. */
const reasonCode = ({ reason }: LoggedChange): string => (isId(reason) ? reason : 'other');

const reasonsOf = (changes: readonly LoggedChange[]): readonly string[] =>
  [...new Set(changes.map(reasonCode))].toSorted(byText);

function tabled<Row extends string>(
  changes: readonly LoggedChange[],
  rowOf: (change: LoggedChange) => Row,
  { rows, k }: { rows: readonly Row[]; k: number },
): readonly (readonly [Row, PublicCount])[] {
  const groups = groupBy(changes, rowOf);
  const cells = publicCells(
    rows.map((row) => groups.get(row)?.length ?? 0),
    k,
  );
  return rows.map((row, index) => [row, cells[index] ?? null]);
}

function steps(groups: ReadonlyMap<string, readonly LoggedChange[]>, k: number): readonly number[] {
  return [...groups.values()]
    .filter((own) => own.length >= k)
    .flatMap((own) => CHANGE_STEPS.findLast((step) => step <= own.length) ?? [])
    .toSorted((a, b) => b - a);
}

function coinciding(changes: readonly LoggedChange[]): number {
  const given = changes.filter(({ field, to }) => (field === 'email' || field === 'phone') && to !== '');
  const shared = [...groupBy(given, ({ field, to }) => `${field} ${to}`).values()].flatMap((own) => {
    const members = new Set(own.map(({ member }) => member));
    return members.size > 1 ? [...members] : [];
  });
  return new Set(shared).size;
}

/** Compares each member's e-mail address and telephone now with what the first change of each says stood there. */
function reachabilityOf(changes: readonly LoggedChange[], after: readonly RollEntry[]): { lost: number; won: number } {
  const first = new Map<MemberId, { email?: string; phone?: string }>();
  for (const { member, field, from } of changes) {
    if (field !== 'email' && field !== 'phone') continue;
    first.set(member, { [field]: from, ...first.get(member) });
  }
  let [lost, won] = [0, 0];
  for (const entry of after) {
    const before = first.get(entry.member);
    if (before === undefined) continue;
    const [email, phone] = [fieldText(entry, 'email'), fieldText(entry, 'phone')];
    const had = `${before.email ?? email}${before.phone ?? phone}` !== '';
    const has = `${email}${phone}` !== '';
    if (had && !has) lost += 1;
    if (!had && has) won += 1;
  }
  return { lost, won };
}
