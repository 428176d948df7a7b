import { type ContestId, fromBase64, ok, type Result, throwIllegalValue } from '@selectorate/basics';
import type { AnswerOf, BodyOf, Endpoints, EvidenceKind, FailedRowShape } from '@selectorate/api';
import {
  type ColumnChoice,
  importApplications,
  importBallotDevices,
  importChangeLog,
  importEvidence,
  importPaidUp,
  importPeopleList,
  importPlantedEntries,
  type ImportRefusal,
  type MappedColumn,
} from '@selectorate/roll';
import type { Store } from '@selectorate/store';
import type { Denial } from '../../handlers.ts';
import type { DeskHandlers } from '../desk.ts';
import { deny, type House, visit } from '../house.ts';
import { destroyEvidence, type EvidenceKept, evidenceKept, type EvidenceRows, keepEvidence } from '../roll/evidence.ts';
import { type Failures, failuresOf, linesOf, NO_FAILURES } from '../roll/failed-rows.ts';
import { entryOf } from '../roll/kept-roll.ts';
import { fileHash } from '../roll/register.ts';
import { columnsRemembered, rememberColumns } from '../roll/remembered-columns.ts';
import { type TableFile, tableFrom } from '../roll/table-file.ts';

type EvidenceHandlers = Pick<DeskHandlers, 'uploadEvidence' | 'readEvidence' | 'removeEvidence'>;
type Answer = Result<AnswerOf<Endpoints['uploadEvidence']>, Denial>;
type Asked = BodyOf<Endpoints['uploadEvidence']>;

/** Evidence for the checks, for nothing else. A file is kept whole, or not at all (A45). */
export const rollEvidenceHandler = (house: House): EvidenceHandlers => ({
  uploadEvidence: async ({ params, body }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    if (hasSources(body.kind) !== (body.source !== undefined)) return deny('request-malformed', { where: 'source' });
    const { store, clock } = house.options;
    const { contest } = who.value;
    const bytes = fromBase64(body.file);
    if (bytes === undefined) return deny('request-malformed', { where: 'file' });
    const file = await tableFrom(bytes, body.sheet);
    if (!file.ok) return failed(body.keep, file.error);
    const read = await readFile(store, contest, { kind: body.kind, file: file.value });
    if (!read.ok) return failed(body.keep, read.error);
    const { rows } = read.value;
    if (body.keep) await read.value.keep({ source: body.source ?? null, uploadedAt: clock(), hash: fileHash(bytes) });
    return ok({ rows, ...NO_FAILURES });
  },

  readEvidence: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const kept = await evidenceKept(house.options.store, who.value.contest);
    return ok({ evidence: kept.map(({ kind, source, rows, uploadedAt }) => ({ kind, source, rows, uploadedAt })) });
  },

  removeEvidence: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { store } = house.options;
    await store.together(() => destroyEvidence(store, who.value.contest, params.kind));
    return ok({ done: true });
  },
});

const hasSources = (kind: EvidenceKind): boolean => kind === 'deceased' || kind === 'gone-away';

/** A file that can be kept. */
interface ReadFile {
  readonly rows: number;
  readonly keep: (about: Pick<EvidenceKept, 'source' | 'uploadedAt' | 'hash'>) => Promise<void>;
}

interface Facts<F extends string> {
  readonly columns: readonly MappedColumn<F>[];
  readonly choice: ColumnChoice<F>;
}

async function readFile(
  store: Store,
  contest: ContestId,
  { kind, file: { table } }: { readonly kind: Asked['kind']; readonly file: TableFile },
): Promise<Result<ReadFile, Failures>> {
  const memory = await columnsRemembered(store, kind);
  switch (kind) {
    case 'payments':
      return made(kind, importEvidence(table, { memory }), ({ evidence }) => evidence);
    case 'changes':
      return made(kind, importChangeLog(table, { memory }), ({ changes }) => changes);
    case 'deceased':
    case 'gone-away':
      return made(kind, importPeopleList(table, { memory }), ({ items }) => items);
    case 'paid-up':
      return made(kind, importPaidUp(table, { memory }), ({ items }) => items);
    case 'applications':
      return made(kind, importApplications(table, { memory }), ({ items }) => items);
    case 'ballot-devices':
      return made(kind, importBallotDevices(table, { memory }), ({ items }) => items);
    case 'decoys': {
      const read = importPlantedEntries(table, { memory });
      const taken = read.ok ? await onTheRoll(store, contest, read.value.items) : [];
      if (taken.length > 0) return { ok: false, error: failuresOf({ faults: taken, total: taken.length }) };
      return made(kind, read, ({ items }) => items);
    }
    default:
      return throwIllegalValue(kind);
  }

  function made<Kind extends EvidenceKind, F extends string, Read extends Facts<F>>(
    of: Kind,
    read: Result<Read, ImportRefusal>,
    rowsOf: (of: Read) => readonly EvidenceRows[Kind][],
  ): Result<ReadFile, Failures> {
    if (!read.ok) return { ok: false, error: failuresOf(read.error) };
    const { columns, choice } = read.value;
    const rows = rowsOf(read.value);
    const headers = columns.map(({ header }) => header);
    return ok({
      rows: rows.length,
      keep: async (about) => {
        await store.together(() => keepEvidence(store, contest, { kind: of, rows, ...about }));
        await rememberColumns(store, of, { headers, choice });
      },
    });
  }
}

/** A planted entry never takes the number of a member: the real roll is never planted. */
async function onTheRoll(
  store: Store,
  contest: ContestId,
  planted: readonly EvidenceRows['decoys'][],
): Promise<readonly FailedRowShape[]> {
  const taken: FailedRowShape[] = [];
  for (const { member } of planted) {
    if ((await entryOf(store, contest, member)) === undefined) continue;
    const remedy = 'give the planted entry a number of its own';
    const found = { code: 'member-id-twice', shown: member, expected: 'a number that nobody on the roll has', remedy };
    taken.push({ line: null, column: null, columnName: null, ...found });
  }
  return taken;
}

function failed(wanted: boolean, failures: Failures): Answer {
  return wanted ? deny('roll-malformed', { lines: linesOf(failures) }) : ok({ rows: 0, ...failures });
}
