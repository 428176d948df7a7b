import { fromBase64, ok, type Result } from '@selectorate/basics';
import type { RollSummaryShape } from '@selectorate/api';
import {
  type ColumnChoice,
  fieldText,
  type ImportedRoll,
  type ImportFault,
  type ImportOptions,
  importRoll,
  type ImportRefusal,
  ROLL_FIELDS,
  type RollField,
} from '@selectorate/roll';
import type { Denial } from '../../handlers.ts';
import { keepRoll } from '../contest-documents.ts';
import type { DeskHandlers } from '../desk.ts';
import { deny, type House, type Visit, visit } from '../house.ts';

const PREVIEWED = 5;
const LINES = 1_000;

/** Reads a membership list. Every row can be read, or nothing is kept and every row that failed is named (A45). */
export const uploadRollHandler = (house: House): Pick<DeskHandlers, 'uploadRoll'> => ({
  uploadRoll: async ({ params, body }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { contest, log } = who.value;
    if (log.state.roll !== null) return deny('contest-not-preparing');
    const columns = columnsOf(body.columns);
    if (!columns.ok) return columns;
    const bytes = fromBase64(body.file);
    if (bytes === undefined) return deny('request-malformed', { where: 'file' });
    const imported = importRoll(bytes, { columns: columns.value, ...unitsOf(who.value) });
    if (!imported.ok) {
      const lines = linesOf(imported.error);
      return body.keep ? deny('roll-malformed', { lines }) : ok({ ...NOTHING_READ, faults: lines });
    }
    const { entries, totals } = imported.value;
    if (body.keep) {
      const summary = { members: entries.length, branches: Object.keys(totals.byUnit) };
      await keepRoll(house.options.store, contest, { entries, summary });
    }
    return ok(summaryOf(imported.value));
  },
});

const NOTHING_READ: RollSummaryShape = { members: 0, branches: [], columns: [], preview: [], faults: [] };

/** Once branches are registered, a row that names another one is a fault of the file. */
function unitsOf({ log: { state } }: Visit): Pick<ImportOptions, 'units'> {
  const sections = new Set(state.rulebook.sections.filter(({ kind }) => kind === 'branch').map(({ id }) => id));
  const units = [...state.units.values()].filter(({ section }) => sections.has(section)).map(({ id }) => id);
  return units.length === 0 ? {} : { units };
}

/** `{ "Mem. No.": "member" }` as the import wants it; several columns may make up one field. */
function columnsOf(asked: Readonly<Record<string, string>>): Result<ColumnChoice, Denial> {
  const choice: Partial<Record<RollField, string[]>> = {};
  for (const [header, field] of Object.entries(asked)) {
    const known = ROLL_FIELDS.find((each) => each === field);
    if (known === undefined) return deny('request-malformed', { where: `columns.${header}`.slice(0, 100) });
    choice[known] = [...(choice[known] ?? []), header];
  }
  return ok(choice);
}

function linesOf({ faults, total }: ImportRefusal): string[] {
  const lines = faults.slice(0, LINES - 1).map(lineOf);
  return total > lines.length ? [...lines, `${total - lines.length} more`] : lines;
}

function lineOf({ line, columnName, shown, expected, remedy, code }: ImportFault): string {
  const place = [line === null ? '' : `line ${line}`, columnName ?? ''].filter((each) => each !== '').join(', ');
  return `${place === '' ? code : place}: found “${shown}”, expected ${expected}; ${remedy}`;
}

function summaryOf({ entries, columns, totals }: ImportedRoll): RollSummaryShape {
  return {
    members: entries.length,
    branches: Object.entries(totals.byUnit).map(([branch, members]) => ({ branch, members })),
    columns: columns.map(({ header, field }) => ({ column: header, field })),
    preview: entries
      .slice(0, PREVIEWED)
      .map((entry) => Object.fromEntries(ROLL_FIELDS.map((field) => [field, fieldText(entry, field)]))),
    faults: [],
  };
}
