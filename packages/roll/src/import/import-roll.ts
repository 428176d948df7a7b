import { type MemberId, ok, type Result, type UnitId } from '@selectorate/basics';
import type { MemberStatus, RollEntry } from '../entry.ts';
import type { RollField } from '../field.ts';
import { byText, groupBy } from '../group-by.ts';
import type { ImportRefusal } from './import-fault.ts';
import { type ImportedTable, importTable, importTableStream } from './import-table.ts';
import { entryReading } from './read-entries.ts';
import { IMPORT_LIMITS, STREAM_LIMITS } from './read-table.ts';
import { ROLL_LAYOUT } from './roll-layout.ts';
import type { ImportedSheet } from './row.ts';
import type { OpenFile, UntrustedBytes } from './read-source.ts';
import type { TableFacts, TableKind, TableOptions } from './table-reading.ts';

/** What the person importing has said beforehand; everything may be left to the evidence in the file. */
export interface ImportOptions extends TableOptions<RollField> {
  readonly units?: readonly UnitId[];
  readonly statusLabels?: Readonly<Record<string, MemberStatus>>;
}

export interface ImportTotals {
  readonly members: number;
  readonly blankLines: number;
  readonly byUnit: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
}

/** A whole roll, in the order of the file, with all that a person should see before accepting it. */
export interface ImportedRoll extends Omit<TableFacts<RollField>, 'blankLines'> {
  readonly entries: readonly RollEntry[];
  readonly totals: ImportTotals;
}

/**
 * Reads a roll from a CSV file in any column order. Either every row becomes an entry, or nothing is imported and every
 * row that failed is named (attack A45). Repairs that lose nothing are made and listed; nothing is ever guessed.
 */
export const importRoll = (bytes: UntrustedBytes, options: ImportOptions = {}): Result<ImportedRoll, ImportRefusal> =>
  rollOf(importTable(bytes, { kind: rollKind(options), limits: IMPORT_LIMITS, options }));

/** The same from the rows of a sheet. */
export const importRollRows = (
  sheet: ImportedSheet,
  options: ImportOptions = {},
): Result<ImportedRoll, ImportRefusal> =>
  rollOf(importTable(sheet, { kind: rollKind(options), limits: IMPORT_LIMITS, options }));

/**
 * The same from a CSV file of any size, whose text is never held: only its entries are. The file is opened a
 * second time where the month comes first in its dates; one that changed in between is refused. Limits are {@link STREAM_LIMITS}.
 */
export const importRollStream = async (
  open: OpenFile,
  options: ImportOptions = {},
): Promise<Result<ImportedRoll, ImportRefusal>> =>
  rollOf(await importTableStream(open, { kind: rollKind(options), limits: STREAM_LIMITS, options }));

function rollKind({ units, statusLabels = {} }: ImportOptions): TableKind<RollField, RollEntry> {
  const known = units === undefined ? null : new Set(units);
  const labels = new Map(Object.entries(statusLabels).map(([label, is]) => [label.toLowerCase(), is]));
  return {
    layout: ROLL_LAYOUT,
    reading: (dateOrder) => entryReading({ dateOrder, units: known, statusLabels: labels }),
    unique: { field: 'member', of: ({ member }): MemberId => member, code: 'member-id-twice' },
  };
}

function rollOf(read: Result<ImportedTable<RollField, RollEntry>, ImportRefusal>): Result<ImportedRoll, ImportRefusal> {
  if (!read.ok) return read;
  const { items: entries, blankLines, ...facts } = read.value;
  return ok({ entries, ...facts, totals: totalsOf(entries, blankLines) });
}

function totalsOf(entries: readonly RollEntry[], blankLines: number): ImportTotals {
  return {
    members: entries.length,
    blankLines,
    byUnit: countBy(entries, ({ standing }) => standing.unit),
    byStatus: countBy(entries, ({ standing }) => standing.status),
  };
}

const countBy = (
  entries: readonly RollEntry[],
  keyOf: (entry: RollEntry) => string,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...groupBy(entries, keyOf)].map(([key, own]) => [key, own.length] as const).toSorted(([a], [b]) => byText(a, b)),
  );
