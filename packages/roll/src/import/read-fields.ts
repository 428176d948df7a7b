import { err, isId, ok, type MemberId, type Result, type UnitId } from '@selectorate/basics';
import { cleanText, type Read, type RepairCode } from './clean-text.ts';
import type { CellFault } from './import-fault.ts';
import { type IsoDate, LONGEST, MEMBER_STATUSES, type MemberStatus, memberId, unitId } from '../entry.ts';
import { byText } from '../group-by.ts';
import { type DateOrder, readDate } from './read-dates.ts';

/** What the whole file has settled before its rows are read. */
export interface ReadingRules {
  readonly dateOrder: DateOrder;
  /** Units that may occur; null where no list was given. */
  readonly units: ReadonlySet<UnitId> | null;
  /** Labels of this organisation for a status, lower case, beside the known ones. */
  readonly statusLabels: ReadonlyMap<string, MemberStatus>;
}

type Reading<T> = Result<Read<T>, CellFault>;

const STATUS_LABELS: ReadonlyMap<string, MemberStatus> = new Map([
  ...MEMBER_STATUSES.map((status) => [status, status] as const),
  ['full member', 'full'],
  ['active', 'full'],
  ['current', 'full'],
  ['in good standing', 'full'],
  ['lapsed member', 'lapsed'],
  ['expired', 'lapsed'],
  ['under suspension', 'suspended'],
  ['membership suspended', 'suspended'],
  ['resignation', 'resigned'],
  ['dead', 'deceased'],
  ['died', 'deceased'],
  ['former', 'left'],
  ['former member', 'left'],
  ['moved away', 'left'],
]);

/** The most texts whose reading is kept: more than there are days of lives, branches and kinds. */
const REMEMBERED = 100_000;

/**
 * The same reading, made once for each text: what fills a column of half a million rows is a few thousand dates and
 * labels, and one text in memory stands for all that are equal.
 */
export function remembered<T>(reading: (text: string) => Reading<T>): (text: string) => Reading<T> {
  const known = new Map<string, Reading<T>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const read = reading(text);
    if (known.size < REMEMBERED) known.set(text, read);
    return read;
  };
}

/** What people type where they have nothing to say. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['-', 'n/a', 'na', 'none', 'null', 'nil', 'not known', 'unknown']);

export function readMemberId(text: string): Reading<MemberId> {
  const id = memberId(text.toLowerCase());
  return id === undefined ? err('member-id-malformed') : ok({ value: id, repairs: caseRepair(text, id) });
}

/** `Unit 01` and `UNIT_01` are the unit `unit-01`. */
export function readUnit(text: string, { units }: ReadingRules): Reading<UnitId> {
  const lowered = text.toLowerCase();
  const id = unitId(lowered.replaceAll(/[\s_]+/g, '-'));
  if (id === undefined) return err('unit-malformed');
  if (units !== null && !units.has(id)) return err('unit-unknown');
  return ok({ value: id, repairs: id === lowered ? caseRepair(text, id) : ['label-translated'] });
}

export function readStatus(text: string, { statusLabels }: ReadingRules): Reading<MemberStatus> {
  const label = text.toLowerCase();
  const status = statusLabels.get(label) ?? STATUS_LABELS.get(label);
  if (status === undefined) return err('status-unknown');
  return ok({ value: status, repairs: status === label ? caseRepair(text, status) : ['label-translated'] });
}

/** Empty means the ordinary kind of member. */
export function readKind(text: string): Reading<string> {
  if (text === '') return ok({ value: 'individual', repairs: [] });
  const kind = text.toLowerCase().replaceAll(/[\s_]+/g, '-');
  return isId(kind) ? ok({ value: kind, repairs: caseRepair(text, kind) }) : err('kind-malformed');
}

export const readRequiredDate = (text: string, { dateOrder }: ReadingRules): Reading<IsoDate> =>
  readDate(text, dateOrder);

export function readOptionalDate(
  text: string,
  { dateOrder }: Pick<ReadingRules, 'dateOrder'>,
): Reading<IsoDate | null> {
  if (text === '') return ok({ value: null, repairs: [] });
  return isPlaceholder(text) ? ok({ value: null, repairs: ['placeholder-emptied'] }) : readDate(text, dateOrder);
}

/** Tags in the order of the alphabet, each once: two lists that say the same are the same. */
export function readTags(text: string): Reading<readonly string[]> {
  const tags = text
    .toLowerCase()
    .split(/[;|]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  const distinct = [...new Set(tags)].toSorted(byText);
  if (distinct.length > LONGEST.tags) return err('too-many-tags');
  if (!distinct.every((tag) => isId(tag))) return err('tag-malformed');
  return ok({ value: distinct, repairs: caseRepair(text, text.toLowerCase()) });
}

export function readEmail(text: string): Reading<string> {
  if (isPlaceholder(text)) return ok({ value: '', repairs: ['placeholder-emptied'] });
  return text === '' || /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(text) ? ok(asItIs(text)) : err('email-malformed');
}

export const readPhone = (text: string): Reading<string> =>
  isPlaceholder(text) ? ok({ value: '', repairs: ['placeholder-emptied'] }) : ok(asItIs(text));

export const readPostcode = (text: string): Reading<string> =>
  ok({ value: text.toUpperCase(), repairs: caseRepair(text, text.toUpperCase()) });

/** An opaque token: what it stands for cannot be read from it. */
export const readToken = (text: string): Reading<string> =>
  /^[\w.~+/=:-]{1,128}$/.test(text) ? ok(asItIs(text)) : err('token-malformed');

export const readFreeText = (text: string): Reading<string> => ok(asItIs(text));

/**
 * The cleaned text of a field that one or several columns make up: the filled ones joined by `separator`.
 * A value is never cut: what is too long is refused.
 */
export function joinCells(cells: readonly string[], separator: string, longest: number): Reading<string> {
  const values: string[] = [];
  const repairs: RepairCode[] = [];
  for (const cell of cells) {
    if (cell === '') continue;
    const cleaned = cleanText(cell, longest);
    if (!cleaned.ok) return cleaned;
    if (cleaned.value.value !== '') values.push(cleaned.value.value);
    repairs.push(...cleaned.value.repairs);
  }
  const value = values.join(separator);
  return value.length > longest ? err('value-too-long') : ok({ value, repairs });
}

const isPlaceholder = (text: string): boolean => PLACEHOLDERS.has(text.toLowerCase());

const asItIs = (value: string): Read<string> => ({ value, repairs: [] });

const caseRepair = (before: string, after: string): readonly RepairCode[] => (before === after ? [] : ['case-changed']);
