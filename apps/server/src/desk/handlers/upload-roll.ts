import { fromBase64, ok, type Result } from '@selectorate/basics';
import type { RollSummaryShape } from '@selectorate/api';
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
import type { Denial } from '../../handlers.ts';
import type { DeskHandlers } from '../desk.ts';
import { deny, denyWrite, type House, type Visit, visit } from '../house.ts';
import { type Failures, failuresOf, linesOf, NO_FAILURES } from '../roll/failed-rows.ts';
import { columnsRemembered, isRemembered, rememberColumns } from '../roll/remembered-columns.ts';
import { type KeptVersion, keepVersion } from '../roll/roll-versions.ts';
import { type TableFile, tableFrom } from '../roll/table-file.ts';

const PREVIEWED = 5;

type Body = Parameters<DeskHandlers['uploadRoll']>[0]['body'];
type Summary = Result<RollSummaryShape, Denial>;

/** Reads a membership list. Every row can be read, or nothing is kept and every row that failed is named (A45). */
export const uploadRollHandler = (house: House): Pick<DeskHandlers, 'uploadRoll'> => ({
  uploadRoll: async ({ params, body }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    if (who.value.log.state.roll !== null) return deny('contest-not-preparing');
    const columns = columnsOf(body.columns);
    if (!columns.ok) return columns;
    const bytes = fromBase64(body.file);
    if (bytes === undefined) return deny('request-malformed', { where: 'file' });
    const file = await tableFrom(bytes, body.sheet);
    if (!file.ok) return failed(body, file.error);
    const memory = await columnsRemembered(house.options.store, 'roll');
    const order = body.dateOrder === undefined ? {} : { dateOrder: body.dateOrder };
    const imported = importFrom(file.value, { columns: columns.value, memory, ...order, ...unitsOf(who.value) });
    if (!imported.ok) return failed(body, failuresOf(imported.error));
    const read: ReadFile = { imported: imported.value, format: file.value.format, memory, body };
    return body.keep ? keep(house, who.value, read) : ok(summaryOf(read, null));
  },
});

/** A file that was read, whole. */
interface ReadFile {
  readonly imported: ImportedRoll;
  readonly format: TableFile['format'];
  readonly memory: ColumnMemory;
  readonly body: Body;
}

const importFrom = (file: TableFile, options: ImportOptions): ReturnType<typeof importRoll> =>
  file.format === 'csv' ? importRoll(file.table, options) : importRollRows(file.table, options);

/** A look names what failed as data; keeping is refused, with the same in words. */
const failed = ({ keep: wanted }: Body, failures: Failures): Summary =>
  wanted
    ? deny('roll-malformed', { lines: linesOf(failures) })
    : ok({ ...NOTHING_READ, ...failures, faults: linesOf(failures) });

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

async function keep({ options, logs }: House, { contest, person }: Visit, read: ReadFile): Promise<Summary> {
  const { store, clock } = options;
  const { imported, body } = read;
  const at = clock();
  const { reason = 'list-uploaded', authority = 'house.roll' } = body;
  const order = { at, by: person, channel: 'import', session: `import-${at}`, reason, authority } as const;
  const written = await logs.write<KeptVersion | null>(contest, async (log) => ({
    append: false,
    answer: log.state.roll === null ? await keepVersion(store, contest, { entries: imported.entries, order }) : null,
  }));
  if (!written.ok) return denyWrite(written.error);
  if (written.value === null) return deny('contest-not-preparing');
  const headers = imported.columns.map(({ header }) => header);
  await rememberColumns(store, 'roll', { headers, choice: imported.choice });
  return ok(summaryOf(read, written.value));
}

/** Once branches are registered, a row that names another one is a fault of the file. */
function unitsOf({ log: { state } }: Visit): Pick<ImportOptions, 'units'> {
  const sections = new Set(state.rulebook.sections.filter(({ kind }) => kind === 'branch').map(({ id }) => id));
  const units = [...state.units.values()].filter(({ section }) => sections.has(section)).map(({ id }) => id);
  return units.length === 0 ? {} : { units };
}

/** `{ "Mem. No.": "member" }` as the import wants it; several columns may make up one field. */
function columnsOf(asked: Readonly<Record<string, string>>): Result<ColumnChoice<RollField>, Denial> {
  const choice: Partial<Record<RollField, string[]>> = {};
  for (const [header, field] of Object.entries(asked)) {
    const known = ROLL_FIELDS.find((each) => each === field);
    if (known === undefined) return deny('request-malformed', { where: `columns.${header}`.slice(0, 100) });
    choice[known] = [...(choice[known] ?? []), header];
  }
  return ok(choice);
}

function summaryOf({ imported, format, memory, body }: ReadFile, kept: KeptVersion | null): RollSummaryShape {
  const { entries, columns, totals, encoding, dateOrder } = imported;
  const headers = columns.map(({ header }) => header);
  const isFirst = kept === null || kept.version === 1;
  return {
    members: entries.length,
    branches: Object.entries(totals.byUnit).map(([branch, members]) => ({ branch, members })),
    columns: columns.map(({ header, field }) => ({ column: header, field })),
    remembered: Object.keys(body.columns).length === 0 && isRemembered(memory, headers),
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
