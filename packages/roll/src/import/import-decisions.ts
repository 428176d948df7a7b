import { err, ok, type Result } from '@selectorate/basics';
import type { AuthorisedChange } from '../checks/check-input.ts';
import { type Resolution, RESOLUTIONS } from '../checks/report.ts';
import type { ResolutionNote } from '../checks/settle.ts';
import type { Read } from './clean-text.ts';
import type { CellFault } from './import-fault.ts';
import { readCode, readField } from './import-change-log.ts';
import { type Imported, type ImportedFile, importWith } from './import-lists.ts';
import { readInstant } from './read-dates.ts';
import { whole } from './read-entries.ts';
import { readFreeText, readMemberId } from './read-fields.ts';
import { ROLL_LAYOUT } from './roll-layout.ts';
import type { RowReader } from './row-reader.ts';
import type { TableLayout } from './table-layout.ts';
import type { TableOptions } from './table-reading.ts';

// What people decided about a roll, as tables. Each is read whole or not at all, every failed row named.

type Reading<T> = Result<Read<T>, CellFault>;

const named = (...names: readonly string[]) => ({ whole: names, parts: [] });

type ResolutionColumn = keyof ResolutionNote;

const RESOLUTION_LAYOUT: TableLayout<ResolutionColumn> = {
  fields: ['signal', 'resolution', 'by', 'second', 'note', 'at'],
  needed: [['signal'], ['resolution'], ['by'], ['note'], ['at']],
  filled: ['signal', 'resolution', 'by', 'at'],
  dates: [],
  lines: [],
  names: {
    signal: named('signal', 'signalid', 'question'),
    resolution: named('resolution', 'resolvedas', 'settledas'),
    by: named('by', 'officer', 'settledby'),
    second: named('second', 'secondofficer', 'secondperson'),
    note: named('note', 'notes', 'reason', 'reasons'),
    at: named('at', 'time', 'when', 'settledat', 'timestamp'),
  },
};

/** How people settled signals. Whether a note holds, a missing reason for one, is said of the signal it is about. */
export const importResolutions = (
  file: ImportedFile,
  options: TableOptions<ResolutionColumn> = {},
): Imported<ResolutionColumn, ResolutionNote> =>
  importWith(file, { layout: RESOLUTION_LAYOUT, reading: () => readResolutionNote, unique: null }, options);

const readResolutionNote = (reader: RowReader<ResolutionColumn>): ResolutionNote | undefined =>
  whole({
    signal: reader.read('signal', readFreeText),
    resolution: reader.read('resolution', readResolution),
    by: reader.read('by', readCode),
    second: reader.read('second', (text): Reading<string | null> => (text === '' ? nobody : readCode(text))),
    note: reader.read('note', readFreeText),
    at: reader.read('at', readInstant),
  });

const nobody: Reading<null> = ok({ value: null, repairs: [] });

function readResolution(text: string): Reading<Resolution> {
  const word = text.toLowerCase();
  const resolution = RESOLUTIONS.find((known) => known === word);
  if (resolution === undefined) return err('resolution-unknown');
  return ok({ value: resolution, repairs: resolution === text ? [] : ['case-changed'] });
}

type AmendmentColumn = keyof AuthorisedChange | 'authority';

const AMENDMENT_LAYOUT: TableLayout<AmendmentColumn> = {
  fields: ['member', 'what', 'authority'],
  needed: [['member'], ['what'], ['authority']],
  filled: ['member', 'what', 'authority'],
  dates: [],
  lines: [],
  names: {
    member: ROLL_LAYOUT.names.member,
    what: named('what', 'change', 'field'),
    authority: named('authority', 'rule', 'ruling'),
  },
};

/** What was changed after the freeze with authority: a member who came or went, or a field (RI-16). */
export const importAmendments = (
  file: ImportedFile,
  options: TableOptions<AmendmentColumn> = {},
): Imported<AmendmentColumn, AuthorisedChange> =>
  importWith(file, { layout: AMENDMENT_LAYOUT, reading: () => readAmendment, unique: null }, options);

function readAmendment(reader: RowReader<AmendmentColumn>): AuthorisedChange | undefined {
  const read = whole({
    member: reader.read('member', readMemberId),
    what: reader.read('what', readWhat),
    authority: reader.read('authority', readFreeText),
  });
  return read === undefined ? undefined : { member: read.member, what: read.what };
}

function readWhat(text: string): Reading<AuthorisedChange['what']> {
  const word = text.toLowerCase();
  const move = (['added', 'removed'] as const).find((known) => known === word);
  if (move !== undefined) return ok({ value: move, repairs: move === text ? [] : ['case-changed'] });
  const field = readField(text);
  return field.ok ? field : err('amendment-unknown');
}
