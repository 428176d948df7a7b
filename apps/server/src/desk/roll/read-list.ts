import { err, fromBase64, ok, type Result } from '@selectorate/basics';
import type { BodyOf, Endpoints, RollSummaryShape } from '@selectorate/api';
import {
  type ColumnChoice,
  type ColumnMemory,
  fieldText,
  type ImportedRoll,
  type ImportOptions,
  importRoll,
  importRollRows,
  ROLL_FIELDS,
  type RollField,
} from '@selectorate/roll';
import type { Store } from '@selectorate/store';
import type { Denial } from '../../handlers.ts';
import { type Failures, failuresOf, linesOf, NO_FAILURES } from './failed-rows.ts';
import { columnsRemembered, isRemembered, rememberColumns } from './remembered-columns.ts';
import type { KeptVersion } from './roll-versions.ts';
import { type TableFile, tableFrom } from './table-file.ts';

const PREVIEWED = 5;

type Asked = Pick<BodyOf<Endpoints['uploadRoll']>, 'file' | 'columns' | 'sheet' | 'dateOrder'>;

/** A membership list that was read, whole. */
export interface ReadList {
  readonly imported: ImportedRoll;
  readonly format: TableFile['format'];
  readonly memory: ColumnMemory;
  readonly asked: Asked;
}

/** Why it was not: it was asked for wrongly, or rows could not be read. */
export type ListFault =
  | { readonly kind: 'denied'; readonly denial: Denial }
  | { readonly kind: 'failed'; readonly failures: Failures };

/** Reads a membership list. Nothing of it is kept here. */
export async function readList(
  store: Pick<Store, 'documents'>,
  asked: Asked,
  units: Pick<ImportOptions, 'units'>,
): Promise<Result<ReadList, ListFault>> {
  const columns = columnsOf(asked.columns);
  if (!columns.ok) return malformed(columns.error);
  const bytes = fromBase64(asked.file);
  if (bytes === undefined) return malformed('file');
  const file = await tableFrom(bytes, asked.sheet);
  if (!file.ok) return err({ kind: 'failed', failures: file.error });
  const memory = await columnsRemembered(store, 'roll');
  const order = asked.dateOrder === undefined ? {} : { dateOrder: asked.dateOrder };
  const imported = importFrom(file.value, { columns: columns.value, memory, ...order, ...units });
  if (!imported.ok) return err({ kind: 'failed', failures: failuresOf(imported.error) });
  return ok({ imported: imported.value, format: file.value.format, memory, asked });
}

/** Why a list was not read, as an answer to whoever wanted to look at it: what failed, as data. */
export const shownFault = (fault: ListFault): Result<RollSummaryShape, Denial> =>
  fault.kind === 'denied'
    ? err(fault.denial)
    : ok({ ...NOTHING_READ, ...fault.failures, faults: linesOf(fault.failures) });

/** The same to whoever wanted to use it: refused, with what failed in words. */
export const refusedFault = (fault: ListFault): Result<never, Denial> =>
  err(fault.kind === 'denied' ? fault.denial : { code: 'roll-malformed', lines: linesOf(fault.failures) });

/** A file with the same columns is read in the same way next time. */
export function rememberList(store: Pick<Store, 'documents'>, { imported }: ReadList): Promise<void> {
  const headers = imported.columns.map(({ header }) => header);
  return rememberColumns(store, 'roll', { headers, choice: imported.choice });
}

const malformed = (where: string): Result<never, ListFault> =>
  err({ kind: 'denied', denial: { code: 'request-malformed', where } });

const importFrom = (file: TableFile, options: ImportOptions): ReturnType<typeof importRoll> =>
  file.format === 'csv' ? importRoll(file.table, options) : importRollRows(file.table, options);

const NOTHING_READ: RollSummaryShape = {
  members: 0,
  branches: [],
  columns: [],
  remembered: false,
  preview: [],
  faults: [],
  ...NO_FAILURES,
  repairs: [],
  statuses: [],
  blankLines: 0,
  format: null,
  encoding: null,
  dateOrder: null,
  version: null,
  changed: null,
};

/** `{ "Mem. No.": "member" }` as the import wants it; several columns may make up one field. */
function columnsOf(asked: Readonly<Record<string, string>>): Result<ColumnChoice<RollField>, string> {
  const choice: Partial<Record<RollField, string[]>> = {};
  for (const [header, field] of Object.entries(asked)) {
    const known = ROLL_FIELDS.find((each) => each === field);
    if (known === undefined) return err(`columns.${header}`.slice(0, 100));
    choice[known] = [...(choice[known] ?? []), header];
  }
  return ok(choice);
}

/** What somebody should see of a list before it is used; `kept` is the version that it became. */
export function summaryOf({ imported, format, memory, asked }: ReadList, kept: KeptVersion | null): RollSummaryShape {
  const { entries, columns, totals, encoding, dateOrder } = imported;
  const headers = columns.map(({ header }) => header);
  const isFirst = kept === null || kept.version === 1;
  return {
    members: entries.length,
    branches: Object.entries(totals.byUnit).map(([branch, members]) => ({ branch, members })),
    columns: columns.map(({ header, field }) => ({ column: header, field })),
    remembered: Object.keys(asked.columns).length === 0 && isRemembered(memory, headers),
    preview: entries
      .slice(0, PREVIEWED)
      .map((entry) => Object.fromEntries(ROLL_FIELDS.map((field) => [field, fieldText(entry, field)]))),
    faults: [],
    ...NO_FAILURES,
    repairs: imported.repairs.map(({ code, times }) => ({ code, times })),
    statuses: Object.entries(totals.byStatus).map(([status, members]) => ({ status, members })),
    blankLines: totals.blankLines,
    format,
    encoding: encoding?.name ?? null,
    dateOrder,
    version: kept?.version ?? null,
    changed: isFirst ? null : { added: kept.added, removed: kept.removed, membersChanged: kept.membersChanged },
  };
}
