import { isId, type MemberId, ok, type Result } from '@selectorate/basics';
import {
  type AuthorisedChange,
  type BallotDevices,
  type PaidUp,
  type RemoteApplication,
  type Resolution,
  type ResolutionNote,
  RESOLUTIONS,
  ROLL_FIELDS,
} from '@selectorate/roll';
import { cannot, faulty, type Trouble } from '../count/trouble.ts';
import { describeFault } from '../folder/folder-fault.ts';
import { FolderReader } from '../folder/folder-reader.ts';
import type { Row } from '../folder/row.ts';

// Small tables beside a roll: CSV in UTF-8, exactly these columns in any order; every row, or every fault. docs/roll-check.md lists them.

interface Columns<T> {
  readonly needed: readonly string[];
  readonly optional?: readonly string[];
  readonly read: (row: Row) => T | undefined;
}

/** All rows of a table, or every fault by line and column. */
export async function readTable<T>(
  file: string,
  { needed, optional = [], read }: Columns<T>,
): Promise<Result<readonly T[], Trouble>> {
  const reader = new FolderReader('');
  const there = await reader.has(file);
  const rows = await reader.table(file, needed, optional);
  const items = rows.flatMap((row) => read(row) ?? []);
  if (reader.faults.length === 0) return ok(items);
  return (there ? faulty : cannot)(...reader.faults.map(describeFault));
}

/** A member's number as imports read it: case does not matter. */
export function memberOf(row: Row): MemberId | undefined {
  const id = row.text('member_id').toLowerCase();
  return isId(id) ? (id as MemberId) : row.id<MemberId>('member_id');
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

function instantOf(row: Row, column: string): string | undefined {
  const text = row.text(column);
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text))
    ? text
    : row.wrong(column, 'an instant in UTC as 2022-09-12T11:00:00Z');
}

/** A keyed hash, or nothing; digits alone, as many as a telephone number or a card has, were never hashed. */
function tokenOf(row: Row, column: string): string | null | undefined {
  const text = row.text(column);
  if (text === '') return null;
  return /^[\w.~+/=:-]{1,128}$/.test(text) && !/^\d{8,}$/.test(text)
    ? text
    : row.wrong(column, 'an opaque token: letters and digits, at most 128');
}

/** Whose payment has cleared by the accounts, and when last (RI-18). */
export const readPaidUp = (file: string): Promise<Result<readonly PaidUp[], Trouble>> =>
  readTable(file, {
    needed: ['member_id', 'last_cleared'],
    read: (row) => {
      const [member, lastCleared] = [memberOf(row), row.date('last_cleared')];
      return member === undefined || lastCleared === undefined ? undefined : { member, lastCleared };
    },
  });

/** Who applied for a remote vote, when, and from which device (RI-14). */
export const readApplications = (file: string): Promise<Result<readonly RemoteApplication[], Trouble>> =>
  readTable(file, {
    needed: ['member_id', 'at'],
    optional: ['device'],
    read: (row) => {
      const [member, at, device] = [memberOf(row), instantOf(row, 'at'), tokenOf(row, 'device')];
      return member === undefined || at === undefined || device === undefined ? undefined : { member, at, device };
    },
  });

/** A row for each ballot that came by the web: its device, and whether that is a kiosk (RI-15). */
export async function readBallotDevices(file: string): Promise<Result<BallotDevices, Trouble>> {
  const read = await readTable(file, {
    needed: ['device'],
    optional: ['kiosk'],
    read: (row) => {
      const device = row.text('device') === '' ? row.wrong('device', 'a device token') : tokenOf(row, 'device');
      const kiosk = row.text('kiosk') === '' ? 'no' : row.oneOf('kiosk', ['yes', 'no']);
      return device === undefined || device === null || kiosk === undefined ? undefined : { device, kiosk };
    },
  });
  if (!read.ok) return read;
  const kiosks = read.value.flatMap(({ device, kiosk }) => (kiosk === 'yes' ? [device] : []));
  return ok({ devices: read.value.map(({ device }) => device), kiosks: [...new Set(kiosks)] });
}

/** What was changed after the freeze with authority: a member who came or went, or a field (RI-16). */
export const readAmendments = (file: string): Promise<Result<readonly AuthorisedChange[], Trouble>> =>
  readTable(file, {
    needed: ['member_id', 'what', 'authority'],
    read: (row) => {
      const [member, what] = [memberOf(row), row.oneOf('what', ['added', 'removed', ...ROLL_FIELDS])];
      return member === undefined || what === undefined || row.label('authority') === undefined
        ? undefined
        : { member, what };
    },
  });

/** How people settled signals, with their reasons; of two rows on one signal the later stands. */
export const readResolutions = (file: string): Promise<Result<readonly ResolutionNote[], Trouble>> =>
  readTable(file, {
    needed: ['signal', 'resolution', 'by', 'note', 'at'],
    optional: ['second'],
    read: (row) => {
      const second = row.text('second') === '' ? null : row.id('second');
      const [signal, by, at] = [row.label('signal'), row.id('by'), instantOf(row, 'at')];
      const resolution: Resolution | undefined = row.oneOf('resolution', RESOLUTIONS);
      const note = row.text('note');
      if (signal === undefined || by === undefined || at === undefined) return undefined;
      return resolution === undefined || second === undefined
        ? undefined
        : { signal, resolution, by, second, note, at };
    },
  });
