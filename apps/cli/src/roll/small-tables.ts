import { ok, type Result } from '@selectorate/basics';
import {
  type AuthorisedChange,
  type BallotDevices,
  ballotDevices,
  importAmendments,
  importApplications,
  importBallotDevices,
  importPaidUp,
  importResolutions,
  type PaidUp,
  type RemoteApplication,
  type ResolutionNote,
  STREAM_LIMITS,
} from '@selectorate/roll';
import type { Trouble } from '../count/trouble.ts';
import type { RollDesk } from './roll-desk.ts';
import { type ReadTable, readTable, type Table } from './table-file.ts';

// Small tables beside a roll, in any form that a list may have; docs/roll-check.md lists their columns.

type Rows<T> = Promise<Result<readonly T[], Trouble>>;

/** Reads the rows of a table; what of it was not read is said to the person. */
export async function readRows<T>(
  file: string,
  desk: RollDesk,
  importIt: (table: Table, options: { readonly limits: typeof STREAM_LIMITS }) => ReadTable<T>,
): Rows<T> {
  const read = await readTable(file, desk, (table) => importIt(table, { limits: STREAM_LIMITS }));
  if (!read.ok) return read;
  const { items, columns } = read.value;
  const unread = columns.flatMap(({ header, field }) => (field === null ? [header] : []));
  if (unread.length > 0) desk.io.err(desk.texts.text('roll-table-unread', { file, headers: unread.join(', ') }));
  return ok(items);
}

/** Whose payment has cleared by the accounts, and when last (RI-18). */
export const readPaidUp = (file: string, desk: RollDesk): Rows<PaidUp> => readRows(file, desk, importPaidUp);

/** Who applied for a remote vote, when, and from which device (RI-14). */
export const readApplications = (file: string, desk: RollDesk): Rows<RemoteApplication> =>
  readRows(file, desk, importApplications);

/** A row for each ballot that came by the web: its device, and whether that is a kiosk (RI-15). */
export async function readBallotDevices(file: string, desk: RollDesk): Promise<Result<BallotDevices, Trouble>> {
  const read = await readRows(file, desk, importBallotDevices);
  return read.ok ? ok(ballotDevices(read.value)) : read;
}

/** What was changed after the freeze with authority (RI-16). */
export const readAmendments = (file: string, desk: RollDesk): Rows<AuthorisedChange> =>
  readRows(file, desk, importAmendments);

/** How people settled signals, with their reasons. */
export const readResolutions = (file: string, desk: RollDesk): Rows<ResolutionNote> =>
  readRows(file, desk, importResolutions);
