import { type ContestId, fromBase64, ok, type Result } from '@selectorate/basics';
import type { AnswerOf, BodyOf, Endpoints } from '@selectorate/api';
import {
  type ColumnChoice,
  importChangeLog,
  importEvidence,
  type ImportRefusal,
  type MappedColumn,
} from '@selectorate/roll';
import type { Store } from '@selectorate/store';
import type { Denial } from '../../handlers.ts';
import type { DeskHandlers } from '../desk.ts';
import { deny, type House, visit } from '../house.ts';
import { keepChangeLog, keepEvidence } from '../roll/evidence.ts';
import { type Failures, failuresOf, linesOf, NO_FAILURES } from '../roll/failed-rows.ts';
import { columnsRemembered, rememberColumns } from '../roll/remembered-columns.ts';
import { type TableFile, tableFrom } from '../roll/table-file.ts';

type Answer = Result<AnswerOf<Endpoints['uploadEvidence']>, Denial>;

/** Evidence for the checks: payments and returned mail, or the membership system's log of changes. Whole, or not at all (A45). */
export const rollEvidenceHandler = (house: House): Pick<DeskHandlers, 'uploadEvidence'> => ({
  uploadEvidence: async ({ params, body }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { store } = house.options;
    const bytes = fromBase64(body.file);
    if (bytes === undefined) return deny('request-malformed', { where: 'file' });
    const file = await tableFrom(bytes, body.sheet);
    if (!file.ok) return failed(body.keep, file.error);
    const read = await readEvidence(store, body.kind, file.value);
    if (!read.ok) return failed(body.keep, failuresOf(read.error));
    if (body.keep) await read.value.keep(who.value.contest);
    return ok({ rows: read.value.rows, ...NO_FAILURES });
  },
});

interface ReadEvidence {
  readonly rows: number;
  readonly keep: (contest: ContestId) => Promise<void>;
}

type Kind = BodyOf<Endpoints['uploadEvidence']>['kind'];

async function readEvidence(
  store: Store,
  kind: Kind,
  { table }: TableFile,
): Promise<Result<ReadEvidence, ImportRefusal>> {
  const memory = await columnsRemembered(store, kind);
  if (kind === 'payments') {
    const read = importEvidence(table, { memory });
    return read.ok
      ? ok(kept(read.value, read.value.evidence.length, (of) => keepEvidence(store, of, read.value.evidence)))
      : read;
  }
  const read = importChangeLog(table, { memory });
  return read.ok
    ? ok(kept(read.value, read.value.changes.length, (of) => keepChangeLog(store, of, read.value.changes)))
    : read;

  function kept<F extends string>(
    { columns, choice }: { readonly columns: readonly MappedColumn<F>[]; readonly choice: ColumnChoice<F> },
    rows: number,
    keep: ReadEvidence['keep'],
  ): ReadEvidence {
    const headers = columns.map(({ header }) => header);
    return {
      rows,
      keep: async (of) => {
        await keep(of);
        await rememberColumns(store, kind, { headers, choice });
      },
    };
  }
}

function failed(wanted: boolean, failures: Failures): Answer {
  return wanted ? deny('roll-malformed', { lines: linesOf(failures) }) : ok({ rows: 0, ...failures });
}
