import { type ContestId, unwrap } from '@selectorate/basics';
import {
  applyResolutions,
  type MatchRow,
  matchRowOf,
  prepareRoll,
  type QueueOrder,
  type RegisterRow,
  type ReviewQueue,
  reviewQueue,
  type RollEntry,
  type RollReport,
  UK_REGISTER,
} from '@selectorate/roll';
import type { Store } from '@selectorate/store';
import { rollOf } from './kept-roll.ts';
import { type KeptReport, reportOf } from './check-jobs.ts';
import { registerRows } from './register.ts';
import { resolutionsOf, settledIn } from './resolutions.ts';

type Documents = Pick<Store, 'documents'>;

/** Counts of fewer than this, but not none, are withheld, also where a rulebook asks for less. */
export const USUAL_K = 20;

/** The kept report with what people made of its signals since. */
export async function reportNow(store: Documents, contest: ContestId): Promise<KeptReport | undefined> {
  const kept = await reportOf(store, contest);
  if (kept === undefined) return undefined;
  const notes = settledIn(kept.report, await resolutionsOf(store, contest));
  return { ...kept, report: unwrap(applyResolutions(kept.report, notes)) };
}

/** A page of what waits for an officer, with masked fields, and with the weighing of each pair where its rows are at hand. */
export async function queueOf(
  store: Documents,
  contest: ContestId,
  { report, offset, n }: { readonly report: RollReport; readonly offset: number; readonly n: number },
): Promise<ReviewQueue> {
  const entries = (await rollOf(store, contest)) ?? [];
  const plain = reviewQueue(report, { entries, offset, n });
  if (!plain.signals.some(({ signal }) => signal.check === 'RI-04')) return plain;
  const rows = await registerRows(store, contest);
  return rows === undefined ? plain : reviewQueue(report, { entries, offset, n, register: weighing(entries, rows) });
}

function weighing(entries: readonly RollEntry[], rows: readonly RegisterRow[]): NonNullable<QueueOrder['register']> {
  return {
    roll: prepareRoll(
      entries.map((entry) => matchRowOf(entry, UK_REGISTER.fields)),
      UK_REGISTER,
      rows.length,
    ),
    rowAt: (place) => {
      const row = rows[place];
      return row === undefined ? undefined : electorRow(row);
    },
  };
}

const electorRow = ({ given, family, address, postcode }: RegisterRow): MatchRow => [given, family, address, postcode];
