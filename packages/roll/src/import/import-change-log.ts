import { err, isId, ok, type Result } from '@selectorate/basics';
import { CHANGE_CHANNELS, type ChangeChannel, type LoggedChange } from '../changes/logged-change.ts';
import type { Read } from './clean-text.ts';
import { ROLL_FIELDS, type RollField } from '../field.ts';
import type { CellFault, ImportRefusal } from './import-fault.ts';
import { importTable } from './import-table.ts';
import { readInstant } from './read-dates.ts';
import { whole } from './read-entries.ts';
import { readFreeText, readKind, readMemberId, readPhone, readPostcode, readToken } from './read-fields.ts';
import { IMPORT_LIMITS } from './read-table.ts';
import type { ImportedSheet } from './row.ts';
import type { RowReader } from './row-reader.ts';
import { ROLL_LAYOUT } from './roll-layout.ts';
import { squeeze, type TableLayout } from './table-layout.ts';
import type { UntrustedBytes } from './read-source.ts';
import type { TableFacts, TableOptions } from './table-reading.ts';

export type ChangeColumn = keyof LoggedChange;

export interface ImportedChangeLog extends TableFacts<ChangeColumn> {
  readonly changes: readonly LoggedChange[];
}

const COLUMNS = [
  'at',
  'by',
  'channel',
  'session',
  'reason',
  'authority',
  'member',
  'field',
  'from',
  'to',
] as const satisfies readonly ChangeColumn[];

const FILLED = ['at', 'by', 'channel', 'session', 'member', 'field'] as const satisfies readonly ChangeColumn[];

const CHANGE_LAYOUT: TableLayout<ChangeColumn> = {
  fields: COLUMNS,
  needed: COLUMNS.map((column) => [column]),
  filled: FILLED,
  dates: [],
  lines: [],
  names: {
    at: { whole: ['at', 'time', 'when', 'changedat', 'timestamp'], parts: [] },
    by: { whole: ['by', 'editor', 'changedby', 'user', 'officer'], parts: [] },
    channel: { whole: ['channel', 'via'], parts: [] },
    session: { whole: ['session', 'sessionid'], parts: [] },
    reason: { whole: ['reason', 'reasoncode'], parts: [] },
    authority: { whole: ['authority', 'rule', 'request'], parts: [] },
    member: ROLL_LAYOUT.names.member,
    field: { whole: ['field', 'fieldname', 'column'], parts: [] },
    from: { whole: ['from', 'oldvalue', 'old', 'before'], parts: [] },
    to: { whole: ['to', 'newvalue', 'new', 'after'], parts: [] },
  },
};

/**
 * Reads the log of a membership system's changes, a field of a member a row, in the order of the file: bytes of CSV or
 * rows of a sheet. Whole or not at all, every failed row named. Moments are in UTC; a local time is refused.
 */
export function importChangeLog(
  file: UntrustedBytes | ImportedSheet,
  options: TableOptions<ChangeColumn> = {},
): Result<ImportedChangeLog, ImportRefusal> {
  const kind = { layout: CHANGE_LAYOUT, reading: () => readChange, unique: null };
  const read = importTable(file, { kind, limits: IMPORT_LIMITS, options });
  if (!read.ok) return read;
  const { items: changes, ...facts } = read.value;
  return ok({ changes, ...facts });
}

function readChange(reader: RowReader<ChangeColumn>): LoggedChange | undefined {
  const field = reader.read('field', readField);
  const asValue = field === undefined ? readFreeText : valueOf(field);
  return whole({
    at: reader.read('at', readInstant),
    by: reader.read('by', readCode),
    channel: reader.read('channel', readChannel),
    session: reader.read('session', readToken),
    reason: reader.read('reason', (text) => (text === '' ? readFreeText(text) : readCode(text))),
    authority: reader.read('authority', readFreeText),
    member: reader.read('member', readMemberId),
    field,
    from: reader.read('from', asValue),
    to: reader.read('to', asValue),
  });
}

/**
 * A value as the roll itself would have it, so that log and roll can be laid side by side. Nothing stays nothing, and what the
 * roll refuses, as an e-mail address that was put right, is kept as it was written.
 */
const valueOf =
  (field: RollField) =>
  (text: string): Reading<string> => {
    const written = readFreeText(text);
    if (text === '') return written;
    const read = READ_AS_THE_ROLL[field]?.(text) ?? written;
    return read.ok ? read : written;
  };

const READ_AS_THE_ROLL: Readonly<Partial<Record<RollField, (text: string) => Reading<string>>>> = {
  member: readMemberId,
  kind: readKind,
  phone: readPhone,
  postcode: readPostcode,
};

type Reading<T> = Result<Read<T>, CellFault>;

export function readCode(text: string): Reading<string> {
  const code = text.toLowerCase();
  return isId(code) ? ok({ value: code, repairs: code === text ? [] : ['case-changed'] }) : err('code-malformed');
}

function readChannel(text: string): Reading<ChangeChannel> {
  const channel = CHANGE_CHANNELS.find((known) => known === text.toLowerCase());
  if (channel === undefined) return err('channel-unknown');
  return ok({ value: channel, repairs: channel === text ? [] : ['case-changed'] });
}

/** `email`, or any name that a roll's column may have. */
export function readField(text: string): Reading<RollField> {
  const name = squeeze(text);
  const field = ROLL_FIELDS.find((known) => squeeze(known) === name || ROLL_LAYOUT.names[known].whole.includes(name));
  if (field === undefined) return err('field-unknown');
  return ok({ value: field, repairs: field === text ? [] : ['label-translated'] });
}
